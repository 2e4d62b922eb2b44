package io.github.taskfilels.run;

import org.jspecify.annotations.Nullable;

/** What is expected of a call with all that it needs. Only who has the scheduler asks and tells. */
public interface Expectation extends Urgency {
  /**
   * What nothing tells the time of, equal for all calls that would tell it of each other; null
   * where the time is known, and where it does not matter.
   */
  @Nullable Object unknown();

  /**
   * The call did its work in so many milliseconds.
   *
   * @return whether others are to be asked again how urgent they are
   */
  boolean worked(long millis);

  /** One that stays as it is. */
  static Expectation of(long millis) {
    return new Expectation() {
      @Override
      public long millis() {
        return millis;
      }

      @Override
      public @Nullable Object unknown() {
        return null;
      }

      @Override
      public boolean worked(long ignored) {
        return false;
      }
    };
  }
}
