package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.program.load.ExitCode;

/**
 * Why a task did not end well.
 *
 * @param kind decides whether {@code ignore_error} covers it
 * @param exitCode the code of the shell command at the bottom of the failure, 124 for a timeout,
 *     else 0
 * @param status the code of the runner's own process for this failure
 * @param message for people, one line
 * @param cycle for {@link Kind#CYCLE} the tasks along it, the first again at the end; else empty
 */
public record Failure(
    Kind kind, int exitCode, ExitCode status, String message, ImmutableList<String> cycle) {
  /** What happened at the bottom. */
  public enum Kind {
    /** A command ended with another code than 0. */
    EXIT,
    /** A time limit passed. */
    TIMEOUT,
    /** Somebody cancelled. */
    CANCELLED,
    /** The task would wait for itself. */
    CYCLE,
    /** Everything else: a condition that does not hold, a syntax error, a missing variable. */
    OTHER
  }

  /** A failure of any kind with Task's usual code. */
  public static Failure of(Kind kind, int exitCode, String message) {
    return new Failure(kind, exitCode, ExitCode.TASK_RUN_ERROR, message, ImmutableList.of());
  }

  /** A failure that is neither a command's nor a timeout. */
  public static Failure other(String message) {
    return of(Kind.OTHER, 0, message);
  }

  /** Cancelled, for this reason. */
  public static Failure cancelled(String message) {
    return of(Kind.CANCELLED, 0, message);
  }

  /** A command that did not end well, in Task's words ({@code exit status 3}). */
  public static Failure of(Exit exit) {
    return switch (exit) {
      case Exit.Exited(int code) -> of(Kind.EXIT, code, "exit status " + code);
      case Exit.TimedOut(var limit) ->
          of(
              Kind.TIMEOUT,
              exit.code(),
              "command timeout exceeded (" + new GoDuration(limit.toNanos()) + ")");
      case Exit.Cancelled _ -> cancelled("context canceled");
      case Exit.NotStarted(String reason) -> other(reason);
    };
  }

  /** The cycle along these tasks, the first again at the end. */
  public static Failure cycle(ImmutableList<String> path) {
    return new Failure(
        Kind.CYCLE, 0, ExitCode.TASK_RUN_ERROR, "task cycle: " + String.join(" -> ", path), path);
  }

  /**
   * A recursion that something could have ended, and did not in so many rounds.
   *
   * @param path of the last round, the first task again at the end
   */
  public static Failure endless(ImmutableList<String> path, int rounds) {
    Failure cycle = cycle(path);
    String words = ": no condition and no check has ended it in " + rounds + " rounds";
    return new Failure(cycle.kind, 0, cycle.status, cycle.message + words, path);
  }

  /** The same with words before it: {@code task: Failed to run task "a": } and the cause. */
  public Failure prefixed(String prefix) {
    return new Failure(kind, exitCode, status, prefix + message, cycle);
  }

  /** The same with another code for the runner's process. */
  public Failure withStatus(ExitCode newStatus) {
    return new Failure(kind, exitCode, newStatus, message, cycle);
  }

  /** Whether {@code ignore_error} covers it: only commands that failed and timeouts. */
  public boolean ignorable() {
    return kind == Kind.EXIT || kind == Kind.TIMEOUT;
  }
}
