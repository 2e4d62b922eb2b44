package io.github.taskfilels.program.values;

import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.template.exec.TemplateException;
import org.jspecify.annotations.Nullable;

/** A value cannot be made; the message is the line that Task prints. */
public final class ValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final ExitCode status;
  private final @Nullable String template;
  private final int offset;

  private ValueException(String text, ExitCode status, @Nullable String template, int offset) {
    super(text);
    this.text = text;
    this.status = status;
    this.template = template;
    this.offset = offset;
  }

  /** The error of a template. */
  static ValueException of(TemplateException error) {
    return new ValueException(
        error.report(), ExitCode.UNKNOWN, error.source(), error.range().start());
  }

  /** The same with a place before it, and no more to be looked for. */
  ValueException at(String place) {
    return new ValueException(place + ": " + text, status, null, 0);
  }

  /** The same with words before it, and another code. */
  ValueException worded(String before, ExitCode code) {
    return new ValueException(before + text, code, template, offset);
  }

  /** The template that has failed, if it is one and nobody knows yet where it stands. */
  @Nullable String template() {
    return template;
  }

  /** Where in the template. */
  int offset() {
    return offset;
  }

  /**
   * @param status the code that Task gives where a task that was asked for fails by it
   */
  public ValueException(String message, ExitCode status) {
    this(message, status, null, 0);
  }

  /** An error with Task's general exit code 1. */
  public ValueException(String message) {
    this(message, ExitCode.UNKNOWN);
  }

  /** The exit code of Task for this error. */
  public ExitCode status() {
    return status;
  }

  /** What is to be said. */
  public String text() {
    return text;
  }
}
