package io.github.taskfilels.template.exec;

import io.github.taskfilels.text.TextRange;

/** Why a template gives no result. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final transient TextRange range;
  private final String report;

  TemplateException(String message, String source, TextRange range, String report) {
    super(message, null, false, false);
    this.source = source;
    this.range = range;
    this.report = report;
  }

  /** The template. */
  public String source() {
    return source;
  }

  /** Where in the source of the template. */
  public TextRange range() {
    return range;
  }

  /** The complete line that Task prints. */
  public String report() {
    return report;
  }
}
