package io.github.taskfilels.go.value;

/** The error that a function of a template gives; the executor adds the place. */
public final class FunctionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FunctionException(String message) {
    super(message, null, false, false);
  }
}
