package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.text.Chain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Why a task did not end well.
 *
 * @param kind decides whether {@code ignore_error} covers it
 * @param exitCode the code of the shell command at the bottom of the failure, 124 for a timeout,
 *     else 0
 * @param status the code of the runner's own process for this failure
 * @param message for people, one line
 * @param origin the message of the task at the bottom, by which a failure that several tasks have
 *     met is known; empty as long as no task is named
 * @param cycle for {@link Kind#CYCLE} the tasks along it, the first again at the end; else empty
 * @param others what else has failed at the same time, each failure once, without others of its own
 */
public record Failure(
    Kind kind,
    int exitCode,
    ExitCode status,
    String message,
    String origin,
    ImmutableList<String> cycle,
    ImmutableList<Failure> others) {
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
    return of(kind, exitCode, message, ImmutableList.of());
  }

  private static Failure of(Kind kind, int exitCode, String message, ImmutableList<String> cycle) {
    return new Failure(
        kind, exitCode, ExitCode.TASK_RUN_ERROR, message, "", cycle, ImmutableList.of());
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
    return of(Kind.CYCLE, 0, "task cycle: " + Chain.text(path, " -> "), path);
  }

  /**
   * A recursion that something could have ended, and did not in so many rounds.
   *
   * @param path of the last round, the first task again at the end
   */
  public static Failure endless(ImmutableList<String> path, int rounds) {
    String words = ": no condition and no check has ended it in " + rounds + " rounds";
    return of(Kind.CYCLE, 0, cycle(path).message + words, path);
  }

  /**
   * Failures that came at the same time: the first of them, with the others.
   *
   * @param failures in order of time, at least one
   */
  public static Failure together(List<Failure> failures) {
    Map<String, Failure> others = new LinkedHashMap<>();
    for (Failure failure : failures) {
      others.putIfAbsent(failure.known(), failure.with(ImmutableList.of()));
      failure.others.forEach(other -> others.putIfAbsent(other.known(), other));
    }
    Failure first = failures.getFirst();
    others.remove(first.known());
    return first.with(ImmutableList.copyOf(others.values()));
  }

  private String known() {
    return origin.isEmpty() ? message : origin;
  }

  private Failure with(ImmutableList<Failure> newOthers) {
    return new Failure(kind, exitCode, status, message, origin, cycle, newOthers);
  }

  /** The same with words before it: {@code task: Failed to run task "a": } and the cause. */
  public Failure prefixed(String prefix) {
    return worded(words -> prefix + words);
  }

  /** The same, and what it is called from now on. */
  public Failure ofTask(String prefix) {
    Failure named = prefixed(prefix);
    return origin.isEmpty()
        ? new Failure(kind, exitCode, status, named.message, named.message, cycle, named.others)
        : named;
  }

  /** The same in other words. */
  public Failure worded(UnaryOperator<String> words) {
    ImmutableList<Failure> worded =
        others.stream().map(other -> other.worded(words)).collect(ImmutableList.toImmutableList());
    return new Failure(kind, exitCode, status, words.apply(message), origin, cycle, worded);
  }

  /** The same with every text of it replaced. */
  public Failure masked(UnaryOperator<String> mask) {
    return new Failure(
        kind,
        exitCode,
        status,
        mask.apply(message),
        mask.apply(origin),
        cycle.stream().map(mask).collect(ImmutableList.toImmutableList()),
        others.stream().map(other -> other.masked(mask)).collect(ImmutableList.toImmutableList()));
  }

  /** The same with another code for the runner's process. */
  public Failure withStatus(ExitCode newStatus) {
    return new Failure(kind, exitCode, newStatus, message, origin, cycle, others);
  }

  /** All messages, this one's first. */
  public ImmutableList<String> messages() {
    ImmutableList.Builder<String> messages = ImmutableList.builder();
    messages.add(message);
    others.forEach(other -> messages.add(other.message));
    return messages.build();
  }

  /** Whether {@code ignore_error} covers it: only commands that failed and timeouts. */
  public boolean ignorable() {
    return kind == Kind.EXIT || kind == Kind.TIMEOUT;
  }
}
