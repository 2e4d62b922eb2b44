package io.github.taskfilels.run;

import org.jspecify.annotations.Nullable;

/**
 * How a node ended.
 *
 * @param status the kind of end
 * @param failure what went wrong; present exactly for {@code FAILED} and {@code CANCELLED}
 * @param note why it was skipped or is up to date, for reports; may be empty
 */
public record Outcome(Status status, @Nullable Failure failure, String note) {
  /** The kinds of end. */
  public enum Status {
    /** Its commands ran and ended well. */
    SUCCEEDED,
    /** It, or something it needs, failed. */
    FAILED,
    /** It was not to run: its condition or platform. Counts as well. */
    SKIPPED,
    /** Nothing to do. Counts as well. */
    UP_TO_DATE,
    /** It was stopped, or never started, because of a cancel. */
    CANCELLED
  }

  /** All went well. */
  public static final Outcome SUCCEEDED = new Outcome(Status.SUCCEEDED, null, "");

  /** Checks that a failure is there exactly when it must be. */
  public Outcome {
    boolean bad = status == Status.FAILED || status == Status.CANCELLED;
    if (bad == (failure == null)) {
      throw new IllegalArgumentException("outcome " + status + " with failure " + failure);
    }
  }

  /** Failed; a failure of the kind {@code CANCELLED} makes it cancelled. */
  public static Outcome failed(Failure failure) {
    boolean cancelled = failure.kind() == Failure.Kind.CANCELLED;
    return new Outcome(cancelled ? Status.CANCELLED : Status.FAILED, failure, "");
  }

  /** Not to run, with the reason. */
  public static Outcome skipped(String why) {
    return new Outcome(Status.SKIPPED, null, why);
  }

  /** Nothing to do, with the reason. */
  public static Outcome upToDate(String why) {
    return new Outcome(Status.UP_TO_DATE, null, why);
  }

  /** Whether tasks that need it may go on. */
  public boolean well() {
    return failure == null;
  }
}
