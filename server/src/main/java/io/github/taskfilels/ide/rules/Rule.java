package io.github.taskfilels.ide.rules;

/** One kind of diagnostic. */
public interface Rule {

  /**
   * The stable name, in lower case with hyphens: in settings, in suppressing comments and in the
   * code of a diagnostic.
   */
  String id();

  /** The severity of most of its findings, where no setting says otherwise. */
  Severity severity();

  /** What it finds and why that matters, in one or two sentences of Markdown. */
  String doc();
}
