package io.github.taskfilels.template.exec;

import io.github.taskfilels.text.TextRange;

/** Why a template gives no result. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TextRange range;
  private final String report;

  TemplateException(String message, TextRange range, String report) {
    super(message, null, false, false);
    this.range = range;
    this.report = report;
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
