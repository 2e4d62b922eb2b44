package io.github.taskfilels.text;

/**
 * A half-open range of UTF-16 offsets in one text.
 *
 * @param start first offset inside the range
 * @param end first offset after the range, never less than {@code start}
 */
public record TextRange(int start, int end) implements Comparable<TextRange> {

  public TextRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /** The empty range at {@code offset}. */
  public static TextRange at(int offset) {
    return new TextRange(offset, offset);
  }

  /** The smallest range that covers both. */
  public static TextRange covering(TextRange first, TextRange second) {
    return new TextRange(Math.min(first.start, second.start), Math.max(first.end, second.end));
  }

  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  /** Whether a character at {@code offset} lies inside. */
  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** Whether a cursor at {@code offset} lies inside or at either edge. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }

  /** Whether {@code other} lies entirely inside. */
  public boolean covers(TextRange other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the two share a character. */
  public boolean intersects(TextRange other) {
    return start < other.end && other.start < end;
  }

  public TextRange shift(int by) {
    return new TextRange(start + by, end + by);
  }

  /** The covered part of {@code text}. */
  public String in(CharSequence text) {
    return text.subSequence(start, end).toString();
  }

  @Override
  public int compareTo(TextRange other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
