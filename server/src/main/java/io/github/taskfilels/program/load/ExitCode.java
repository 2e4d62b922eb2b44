package io.github.taskfilels.program.load;

/**
 * The exit codes of Task 3.53.1 ({@code errors/errors.go}). A constant has the name that Task gives
 * the code: {@link #TASKFILE_DECODE} is Task's {@code CodeTaskfileDecode}.
 */
public enum ExitCode {
  /** All is well. */
  OK(0),
  /** Whatever has no code of its own. */
  UNKNOWN(1),

  /** There is no Taskfile, at the root or where an include leads. */
  TASKFILE_NOT_FOUND(100),
  /** {@code --init} found a Taskfile. */
  TASKFILE_ALREADY_EXISTS(101),
  /** A value is not what the format wants. */
  TASKFILE_DECODE(102),
  /** A remote Taskfile could not be downloaded. */
  TASKFILE_FETCH_FAILED(103),
  /** Nobody has said that a remote Taskfile may be used. */
  TASKFILE_NOT_TRUSTED(104),
  /** A remote Taskfile would come over a connection that is not secure. */
  TASKFILE_NOT_SECURE(105),
  /** A remote Taskfile is wanted offline that was never kept. */
  TASKFILE_CACHE_NOT_FOUND(106),
  /** The version of the format is missing, or not that of this Task. */
  TASKFILE_VERSION_CHECK_ERROR(107),
  /** A remote Taskfile did not come in time. */
  TASKFILE_NETWORK_TIMEOUT(108),
  /** The text is not YAML, or a loop goes over something that it cannot. */
  TASKFILE_INVALID(109),
  /** Files include each other in a circle. */
  TASKFILE_CYCLE(110),
  /** An included file is not the one of its {@code checksum}. */
  TASKFILE_DOES_NOT_MATCH_CHECKSUM(111),

  /** A task that was asked for does not exist. */
  TASK_NOT_FOUND(200),
  /** A task failed after it had begun, whatever happened inside. */
  TASK_RUN_ERROR(201),
  /** A task that was asked for is only for other tasks. */
  TASK_INTERNAL(202),
  /** A name means several tasks. */
  TASK_NAME_CONFLICT(203),
  /** A task was called too often. */
  TASK_CALLED_TOO_MANY_TIMES(204),
  /** Somebody who was asked for a value gave none. */
  TASK_CANCELLED(205),
  /** Required variables are missing. */
  TASK_MISSING_REQUIRED_VARS(206),
  /** A variable has a value that its {@code enum} does not allow. */
  TASK_NOT_ALLOWED_VARS(207),
  /** A time limit passed; never the code of a process, as it is inside {@link #TASK_RUN_ERROR}. */
  TASK_TIMED_OUT(208);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number with which the process ends. */
  public int code() {
    return code;
  }
}
