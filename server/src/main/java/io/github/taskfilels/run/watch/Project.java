package io.github.taskfilels.run.watch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import java.nio.file.Path;
import java.time.Duration;

/** Where watched calls come from, anew for each of their runs. */
@FunctionalInterface
public interface Project {
  /**
   * The calls, to be run once.
   *
   * @param reload whether the Taskfiles are read again
   * @throws RefusedException when they cannot be run
   */
  Prepared prepare(boolean reload) throws RefusedException;

  /**
   * Calls to be run.
   *
   * @param run not used before
   * @param taskfiles the files that change what the calls are
   * @param interval how long nothing may happen before a change counts
   */
  record Prepared(
      TaskRun run,
      ImmutableList<Lookup.Found> calls,
      TaskPlan plan,
      ImmutableSet<Path> taskfiles,
      Duration interval) {}

  /** The calls cannot be run; the message is for people. */
  final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
      super(message);
    }

    /** What is wrong. */
    public String text() {
      return String.valueOf(getMessage());
    }
  }
}
