package io.github.taskfilels.ide.rules;

/**
 * How many questions about two tasks a rule may ask in one file: each may cost hundreds of tasks.
 */
final class Questions {
  private static final int MOST = 50;

  private int asked;

  /** Whether no more may be asked. */
  boolean over() {
    return asked >= MOST;
  }

  /** Whether one more may be asked, which is then counted. */
  boolean mayAsk() {
    return asked++ < MOST;
  }
}
