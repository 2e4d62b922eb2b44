package io.github.taskfilels.template.exec;

/** An error at the current node; the interpreter turns it into a {@link TemplateException}. */
final class ExecutionError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExecutionError(String message) {
    super(message, null, false, false);
  }
}
