package io.github.taskfilels.template.exec;

/** An error at the current node; the interpreter turns it into a {@link TemplateException}. */
final class ExecutionError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  ExecutionError(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
