package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;

/**
 * Executes the commands of one run, wherever and however that is: all that the engine knows of
 * processes. Closed at the end of the run; what a successful command left in the background lives
 * on then, unless {@link #endAll} was called before. Methods may be called from any thread.
 */
public interface CommandRunner extends AutoCloseable {
  /** The unique id of the run, as of {@link RunIds}. */
  String runId();

  /** What commands may ask for here. */
  Capabilities capabilities();

  /**
   * How many commands can run at once.
   *
   * @param wanted 0 for any number, as in the result
   * @param more how many may run beside these
   */
  int concurrency(int wanted, int more);

  /**
   * Starts a command.
   *
   * @param output gets what it writes
   * @throws NotStartedException when nothing could be started; its message says why
   */
  RunningCommand start(CommandSpec spec, OutputConsumer output) throws NotStartedException;

  /**
   * Passes a signal on to the running commands and whatever they started, as a terminal does for
   * its foreground group. What it means is up to them.
   */
  Receivers pass(Termination.Signal signal);

  /** Whether no command runs at this moment. */
  boolean idle();

  /**
   * Ends everything that any command of the run started and waits until nothing is left.
   *
   * @return the ids of processes that could not be ended; empty in every normal case
   */
  ImmutableList<Long> endAll(Termination how);

  @Override
  void close();

  /**
   * What is possible in a way to execute commands.
   *
   * @param description what a run log says about it, such as {@code bash 5.2.15 (/bin/bash)}
   * @param terminal whether a command can share the terminal of the runner: its input, its screen
   *     and its process group
   * @param tokenPipes whether a command can be handed the pipe of a jobserver
   */
  record Capabilities(String description, boolean terminal, boolean tokenPipes) {}

  /** A way to execute the commands of any number of runs. */
  interface Factory {
    /** Those of all runners that it opens. */
    Capabilities capabilities();

    /**
     * A runner for one run.
     *
     * @param runId unique for ever, as of {@link RunIds}
     */
    CommandRunner open(String runId);
  }
}
