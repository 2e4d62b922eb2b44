package io.github.taskfilels.lsp;

import java.util.Optional;

/**
 * Ends the server when the process that started it dies, so that an editor that crashed leaves
 * nothing behind.
 */
final class ParentWatch {
  private ParentWatch() {}

  /** Calls {@code onDeath} once the process is gone; at once if there is no such process. */
  static void watch(long processId, Runnable onDeath) {
    if (processId == ProcessHandle.current().pid()) {
      return; // The client lives in this process, as in tests.
    }
    Optional<ProcessHandle> parent = ProcessHandle.of(processId);
    if (parent.isEmpty() || !parent.get().isAlive()) {
      onDeath.run();
      return;
    }
    parent.get().onExit().thenRun(onDeath);
  }
}
