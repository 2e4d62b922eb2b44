package io.github.taskfilels.run.cache;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the last run of a task, by its own record and by Task's state file as they were
 * at one moment.
 *
 * @param record our own; null where there is none
 * @param isOurs whether Task's state is what we wrote for the task as of this record
 * @param value the one with which the task last succeeded, as far as anybody can be believed; null
 *     where nobody can
 * @param doubt why nobody can be believed; null where there is a value
 * @param stateFile the name of Task's state file
 */
public record LastRun(
    @Nullable RunRecord record,
    boolean isOurs,
    @Nullable String value,
    @Nullable Doubt doubt,
    String stateFile) {

  /** Why the task cannot be believed to have succeeded. */
  public enum Doubt {
    /** It has not been run. */
    NEVER_RUN,
    /** Only another task that is kept in the same state file has. */
    OTHER_TASK,
    /** It was started, but has not ended. */
    CUT_OFF,
    FAILED,
    /** It was run by force, which does not count. */
    FORCED,
    /** Its sources changed while it ran. */
    CHANGED_MEANWHILE,
    /** Its state was removed since. */
    REMOVED,
    /** Another program has changed its state since. */
    OTHER_PROGRAM
  }

  /** Our record if Task's state is what we wrote as of it, else null. */
  public @Nullable RunRecord ours() {
    return isOurs ? record : null;
  }
}
