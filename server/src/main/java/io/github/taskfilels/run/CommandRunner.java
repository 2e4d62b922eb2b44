package io.github.taskfilels.run;

import io.github.taskfilels.run.process.ProcessSession;

/** Starts commands. The real one is {@link ProcessSession}; tests may give their own. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Starts a command.
   *
   * @throws NotStartedException when nothing could be started; its message says why
   */
  RunningCommand launch(CommandSpec spec, OutputConsumer output) throws NotStartedException;
}
