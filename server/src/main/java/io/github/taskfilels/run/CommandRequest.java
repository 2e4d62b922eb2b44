package io.github.taskfilels.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A command of a task, to be run or only announced.
 *
 * @param spec what to run
 * @param text what is shown of it; secrets are masked later
 * @param echo whether the terminal shows the text: the caller has applied the rules about silence
 * @param display how its output is shown
 * @param timeout its time limit, null for none
 * @param shielded whether it runs even though the task was cancelled, and is ended only by a forced
 *     cancel: for defers
 * @param ignoreError whether a failure does not count; only noted in the log, the caller draws the
 *     conclusion
 * @param termination how it is ended by a timeout or a cancel
 */
public record CommandRequest(
    CommandSpec spec,
    String text,
    boolean echo,
    Display display,
    @Nullable Duration timeout,
    boolean shielded,
    boolean ignoreError,
    Termination termination) {

  /** A command shown as it is, with no time limit. */
  public static CommandRequest of(CommandSpec spec, String taskLabel) {
    return new CommandRequest(
        spec, spec.script(), true, Display.of(taskLabel), null, false, false, Termination.DEFAULT);
  }

  /** The same with another text, shown or not. */
  public CommandRequest shown(String newText, boolean newEcho) {
    return new CommandRequest(
        spec, newText, newEcho, display, timeout, shielded, ignoreError, termination);
  }

  /** The same with another way of showing output. */
  public CommandRequest displayed(Display newDisplay) {
    return new CommandRequest(
        spec, text, echo, newDisplay, timeout, shielded, ignoreError, termination);
  }

  /** The same with a time limit. */
  public CommandRequest within(@Nullable Duration limit) {
    return new CommandRequest(spec, text, echo, display, limit, shielded, ignoreError, termination);
  }

  /** The same as a deferred command. */
  public CommandRequest shield() {
    return new CommandRequest(spec, text, echo, display, timeout, true, ignoreError, termination);
  }

  /** The same with or without {@code ignore_error}. */
  public CommandRequest ignoringErrors(boolean ignore) {
    return new CommandRequest(spec, text, echo, display, timeout, shielded, ignore, termination);
  }

  /** The same, ended in another way. */
  public CommandRequest endedBy(Termination newTermination) {
    return new CommandRequest(
        spec, text, echo, display, timeout, shielded, ignoreError, newTermination);
  }
}
