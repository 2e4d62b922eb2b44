package io.github.taskfilels.run;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A command that was started. Methods may be called from any thread. */
public interface RunningCommand {
  /**
   * Waits until the command ended and its output was delivered, and says how. When the time is up
   * the command is terminated first. A process that the command left in the background does not
   * hold this up for more than the drain grace of the session, after which its output is dropped.
   *
   * @param limit the time the command may take from now, null for no limit
   * @param onTimeout how to end it when the time is up
   */
  Exit await(@Nullable Duration limit, Termination onTimeout) throws InterruptedException;

  /**
   * Starts to end the command and everything it started; returns at once. {@link #await} then gives
   * {@link Exit.Cancelled} once nothing is left. Calling it again can only make it harder (KILL).
   */
  void terminate(Termination how);

  /**
   * How long the command and everything it started have used a processor or waited for one, in
   * nanoseconds; of several processors the sum. As far as was seen: what happened between two
   * questions may count twice, so it says whether little or much was used, not how much. Grows from
   * one question to the next, which only one thread asks. Empty where the system does not tell.
   */
  OptionalLong processorNanos();
}
