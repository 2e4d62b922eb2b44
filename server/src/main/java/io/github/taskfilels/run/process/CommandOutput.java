package io.github.taskfilels.run.process;

import java.util.concurrent.TimeUnit;

/** What carries the output of a command to its consumer. */
interface CommandOutput {
  /** Waits for the end of what the command writes; false when it did not come in time. */
  boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException;

  /** Drops whatever may still come. When this returns no delivery is under way. */
  void detach();
}
