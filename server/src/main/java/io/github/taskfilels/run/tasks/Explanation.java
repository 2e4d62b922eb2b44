package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.Check;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.fingerprint.Cause;
import io.github.taskfilels.run.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Why a call of a task would run its commands, or would not.
 *
 * @param causes why it would run, or would fail
 * @param open commands that nobody asked and whose answer counts
 */
public record Explanation(
    Answer answer, ImmutableList<Cause> causes, ImmutableList<Question> open) {

  /** What would happen. */
  public enum Answer {
    RUNS,
    UP_TO_DATE,
    /** It is not for this platform, or its condition is not met. */
    SKIPPED,
    /** A precondition is not met. */
    FAILS,
    /** That depends on the answer of a command. */
    DEPENDS
  }

  /**
   * A command that would be asked.
   *
   * @param kind {@code if}, {@code precondition} or {@code status}
   */
  public record Question(String kind, String command) {}

  /** Asks commands, or does not. */
  @FunctionalInterface
  public interface Asker {
    /** Asks nobody. */
    Asker NOBODY = command -> null;

    /** Whether a command succeeds; null where it is not asked. */
    @Nullable Boolean succeeds(String command) throws InterruptedException;
  }

  /** Of a task that is not for this platform. */
  public static final Explanation SKIPPED =
      new Explanation(Answer.SKIPPED, ImmutableList.of(), ImmutableList.of());

  /**
   * Finds out by looking, and by asking as far as somebody asks.
   *
   * @param forced whether the task would be forced
   */
  public static Explanation of(
      CompiledTask task, Fingerprints fingerprints, boolean forced, Asker asker)
      throws ValueException, InterruptedException {
    ImmutableList.Builder<Question> open = ImmutableList.builder();
    if (!task.condition().isBlank()) {
      Boolean met = asker.succeeds(task.condition());
      if (met == null) {
        open.add(new Question("if", task.condition()));
      } else if (!met) {
        return SKIPPED;
      }
    }
    if (forced) {
      return answered(ImmutableList.of(Cause.of(Cause.Kind.FORCED, "it is forced")), open.build());
    }
    String method = task.sources().method();
    if (!Preflight.METHODS.contains(method)) {
      throw new ValueException("task: invalid method \"" + method + "\"");
    }
    for (Check check : task.preconditions()) {
      Boolean met = asker.succeeds(check.command());
      if (met == null) {
        open.add(new Question("precondition", check.command()));
      } else if (!met) {
        Cause cause =
            Cause.about(Cause.Kind.PRECONDITION_FAILED, check.command(), "precondition failed");
        return new Explanation(Answer.FAILS, ImmutableList.of(cause), ImmutableList.of());
      }
    }
    ImmutableList.Builder<Cause> causes = ImmutableList.builder();
    boolean hasSources = !task.sources().sources().isEmpty();
    if (!hasSources && task.status().isEmpty()) {
      causes.add(
          Cause.of(
              Cause.Kind.NOTHING_TELLS, "it has neither sources nor status, and so always runs"));
    }
    for (String status : task.status()) {
      Boolean met = asker.succeeds(status);
      if (met == null) {
        open.add(new Question("status", status));
      } else if (!met) {
        causes.add(Cause.about(Cause.Kind.STATUS_FAILED, status, "status command failed"));
        break;
      }
    }
    if (hasSources) {
      Fingerprint.Verdict verdict = fingerprints.of(task).check();
      causes.addAll(verdict.causes());
    }
    return answered(causes.build(), open.build());
  }

  private static Explanation answered(ImmutableList<Cause> causes, ImmutableList<Question> open) {
    boolean conditional = open.stream().anyMatch(question -> question.kind().equals("if"));
    boolean certain =
        causes.isEmpty()
            ? open.stream().noneMatch(question -> !question.kind().equals("precondition"))
            : !conditional;
    Answer answer = !certain ? Answer.DEPENDS : causes.isEmpty() ? Answer.UP_TO_DATE : Answer.RUNS;
    return new Explanation(answer, causes, open);
  }
}
