package io.github.taskfilels.run.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. Called from any thread. */
@FunctionalInterface
public interface Prompter {
  /** Nobody can be asked. */
  static Prompter nobody() {
    return question -> Answer.NO_TERMINAL;
  }

  /** Says yes to everything, without being asked. */
  static Prompter yes() {
    return question -> Answer.ASSUMED;
  }

  /** What came of a question. */
  enum Answer {
    YES,
    NO,
    /** Yes, because that was asked for before. */
    ASSUMED,
    /** There is nobody to ask. */
    NO_TERMINAL
  }

  /** The answer to a question of yes or no. */
  Answer ask(String question);

  /** Whether it can also ask for values. */
  default boolean asksForValues() {
    return false;
  }

  /**
   * The value of a variable, as it is given or chosen; null where that is refused.
   *
   * @param choices the values that are possible; empty where any is
   */
  default @Nullable String value(String variable, List<String> choices) {
    return null;
  }
}
