package io.github.taskfilels.run.tasks;

/** Asks the person at the terminal. Called from any thread. */
@FunctionalInterface
public interface Prompter {
  /** Nobody can be asked. */
  Prompter NOBODY = question -> Answer.NO_TERMINAL;

  /** Says yes to everything, without being asked. */
  Prompter YES = question -> Answer.ASSUMED;

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
}
