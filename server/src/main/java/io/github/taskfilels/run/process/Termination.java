package io.github.taskfilels.run.process;

import java.time.Duration;

/**
 * How to end a command: a polite signal to everything that belongs to it, then, after the grace,
 * KILL.
 *
 * @param signal the polite signal
 * @param grace how long the processes may take; zero kills at once
 */
public record Termination(Signal signal, Duration grace) {
  /** The signals used here. */
  public enum Signal {
    INT,
    TERM,
    KILL
  }

  /** TERM, and KILL two seconds later. */
  public static final Termination DEFAULT = new Termination(Signal.TERM, Duration.ofSeconds(2));

  /** What a terminal does on Ctrl-C, and KILL two seconds later: Task's way of ending a command. */
  public static final Termination INTERRUPT = new Termination(Signal.INT, Duration.ofSeconds(2));

  /** KILL at once. */
  public static final Termination KILL = new Termination(Signal.KILL, Duration.ZERO);
}
