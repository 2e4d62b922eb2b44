package io.github.taskfilels.shellcheck;

import java.util.Objects;

/** Shellcheck says nothing of a script; the message tells people why. */
public final class ShellCheckException extends Exception {
  private static final long serialVersionUID = 1L;

  ShellCheckException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
