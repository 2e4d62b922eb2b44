package io.github.taskfilels.shellcheck;

/** Shellcheck says nothing of a script; the message tells people why. */
public final class ShellCheckException extends Exception {
  private static final long serialVersionUID = 1L;

  ShellCheckException(String message) {
    super(message);
  }
}
