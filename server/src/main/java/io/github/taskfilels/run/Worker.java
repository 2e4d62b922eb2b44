package io.github.taskfilels.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TaskBody} may do to the outside world while it works. Valid during the call of
 * {@code next} only.
 */
public interface Worker {
  /** The number of the node in the events. */
  int node();

  /** The call that is being carried out. */
  Call call();

  /** Whether the node was cancelled: only shielded commands and calls still run. */
  boolean cancelled();

  /** Runs a command to its end: events, output, time limit, cancel. */
  Exit run(CommandRequest request) throws InterruptedException;

  /** Says that a command would run, as a dry run does. */
  void announce(CommandRequest request);

  /**
   * Runs a quiet command, such as the {@code sh:} of a variable, and collects what it writes.
   * Nothing of it appears in the events.
   *
   * @param timeout its time limit, null for none
   */
  Captured capture(CommandSpec spec, @Nullable Duration timeout) throws InterruptedException;

  /**
   * The same for a condition or a check: nobody wants to know what it writes, which is empty in the
   * answer.
   */
  Captured ask(CommandSpec spec, @Nullable Duration timeout) throws InterruptedException;

  /** Says that the body goes on to wait for something, so that others need not wait for it. */
  void blocks();

  /** From now on this value is shown as {@code *****} wherever it appears in the events. */
  void secret(String value);

  /** Puts a line for people into the log. */
  void note(Message message);
}
