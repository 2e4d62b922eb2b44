package io.github.taskfilels.ide.refactor;

import java.util.Objects;

/** A refactoring that cannot be made; the message says why, and what to do. */
public final class RefactoringRefusedException extends Exception {
  RefactoringRefusedException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
