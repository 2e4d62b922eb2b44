package io.github.taskfilels.run.launch;

import io.github.taskfilels.run.watch.Project;

/** What is wanted of calls that are watched, anew for each of their runs. Asked by one thread. */
public interface WatchedSpec {
  /**
   * The specification; the tasks that it names do not count.
   *
   * @param reload whether the Taskfiles are read again
   * @throws RunRefusedException when they cannot be run
   * @throws Project.RefusedException when they cannot, with what is to be said
   */
  RunSpec next(boolean reload) throws RunRefusedException, Project.RefusedException;

  /** Is told of a refusal; gives what is to be said of it. */
  String refused(RunRefusal refusal);
}
