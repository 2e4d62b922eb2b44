package io.github.taskfilels.budget;

/**
 * Work that was given up because it costs more than looking may. The message says which limit was
 * reached, as a clause: {@code it takes more than 1000000 steps}.
 */
public final class BudgetSpentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BudgetSpentException(String message) {
    super(message);
  }
}
