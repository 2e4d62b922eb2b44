package io.github.taskfilels.text;

import java.util.Arrays;

/**
 * Where the lines of one text begin. A line ends with LF, CRLF or a lone CR, as in the language
 * server protocol. Immutable; conversion costs a binary search and a walk along one line.
 */
public final class LineIndex {
  private final String text;
  private final int[] starts;

  public LineIndex(String text) {
    this.text = text;
    int[] found = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
      if (ends) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i + 1;
      }
    }
    this.starts = Arrays.copyOf(found, count);
  }

  /** The number of lines; at least 1. */
  public int lineCount() {
    return starts.length;
  }

  /** The zero-based line that holds {@code offset}. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, clamp(offset));
    return found >= 0 ? found : -found - 2;
  }

  /** The offset of the first character of a line. */
  public int lineStart(int line) {
    return line >= starts.length ? text.length() : starts[Math.max(0, line)];
  }

  /** The offset after the last character of a line, before its line break. */
  public int lineEnd(int line) {
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    int start = lineStart(line);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** The place of an offset; offsets outside the text are moved to its edge. */
  public LineColumn position(int offset, PositionEncoding encoding) {
    int at = clamp(offset);
    int line = lineOf(at);
    int start = starts[line];
    return new LineColumn(line, units(start, at, encoding));
  }

  /** How many units there are between two offsets of the text. */
  public int units(int from, int to, PositionEncoding encoding) {
    if (encoding == PositionEncoding.UTF16) {
      return to - from;
    }
    int units = 0;
    for (int i = from; i < to; ) {
      int codePoint = Character.codePointAt(text, i);
      units += encoding.unitsOf(codePoint);
      i += Character.charCount(codePoint);
    }
    return units;
  }

  /**
   * The offset of a place. A line past the end gives the end of the text, a column past the end of
   * its line gives the end of that line (before the break), and a column inside a character gives
   * that character's start.
   */
  public int offset(LineColumn position, PositionEncoding encoding) {
    if (position.line() < 0) {
      return 0;
    }
    if (position.line() >= starts.length) {
      return text.length();
    }
    int at = starts[position.line()];
    int end = lineEnd(position.line());
    int column = 0;
    while (at < end) {
      int codePoint = Character.codePointAt(text, at);
      column += encoding.unitsOf(codePoint);
      if (column > position.column()) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return end;
  }

  private int clamp(int offset) {
    return Math.max(0, Math.min(offset, text.length()));
  }
}
