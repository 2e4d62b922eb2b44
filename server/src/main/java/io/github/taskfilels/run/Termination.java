package io.github.taskfilels.run;

import java.time.Duration;

/**
 * How to end a command: a polite signal to everything that belongs to it, then, after the grace,
 * KILL.
 *
 * @param signal the polite signal
 * @param grace how long the processes may take; zero kills at once
 * @param passedOn whether the signal is one that the runner itself got: the code with which the
 *     command then ends is its own answer, as it would be in a terminal
 */
public record Termination(Signal signal, Duration grace, boolean passedOn) {
  /** The signals used here. */
  public enum Signal {
    HUP,
    INT,
    TERM,
    KILL
  }

  /** One that the runner decided on. */
  public Termination(Signal signal, Duration grace) {
    this(signal, grace, false);
  }

  /** TERM, and KILL two seconds later. */
  public static final Termination DEFAULT = new Termination(Signal.TERM, Duration.ofSeconds(2));

  /** What a terminal does on Ctrl-C, and KILL two seconds later: Task's way of ending a command. */
  public static final Termination INTERRUPT = new Termination(Signal.INT, Duration.ofSeconds(2));

  /** KILL at once. */
  public static final Termination KILL = new Termination(Signal.KILL, Duration.ZERO);
}
