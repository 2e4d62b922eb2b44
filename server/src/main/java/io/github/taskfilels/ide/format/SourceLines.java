package io.github.taskfilels.ide.format;

import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;

/** The lines of one text: where their content begins, and in which column. */
final class SourceLines {
  private static final int TAB = 4;

  final String text;
  private final LineIndex index;

  SourceLines(String text) {
    this.text = text;
    this.index = new LineIndex(text);
  }

  int count() {
    return index.lineCount();
  }

  int of(int offset) {
    return index.lineOf(offset);
  }

  int start(int line) {
    return index.lineStart(line);
  }

  /** Before the line break. */
  int end(int line) {
    return index.lineEnd(line);
  }

  /** The first character that is not blank, nor the mark at the start; the end of a blank line. */
  int content(int line) {
    return skipBlanks(start(line));
  }

  boolean isBlank(int line) {
    return content(line) == end(line);
  }

  /** Whether nothing but white space stands before an offset on its line. */
  boolean isFirst(int offset) {
    return content(of(offset)) == offset;
  }

  /** The column of an offset as the parser counts it. */
  int column(int offset) {
    int width = 0;
    for (int at = start(of(offset)); at < offset; at++) {
      char c = text.charAt(at);
      width += c == '\t' ? TAB : c == '\uFEFF' ? 0 : 1;
    }
    return width;
  }

  /** Where the indentation of a line begins, which is after a byte order mark. */
  int indentationStart(int line) {
    int start = start(line);
    return start == 0 && text.startsWith("\uFEFF") ? 1 : start;
  }

  int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && (isBlankAt(at) || (at == 0 && text.charAt(0) == '\uFEFF'))) {
      at++;
    }
    return at;
  }

  boolean isBlankAt(int offset) {
    return text.charAt(offset) == ' ' || text.charAt(offset) == '\t';
  }

  /** Whether a range is empty or holds nothing but spaces and tabs. */
  boolean isBlank(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isBlankAt(at)) {
        return false;
      }
    }
    return from <= to;
  }

  boolean onOneLine(TextRange range) {
    return of(range.start()) == of(range.end());
  }
}
