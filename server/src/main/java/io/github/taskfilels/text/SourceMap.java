package io.github.taskfilels.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maps offsets of a decoded value to offsets of the text it was decoded from. The map is a list of
 * runs: from {@code decoded[i]} on, the source offset is {@code source[i]} plus the distance, until
 * the next run begins. A decoded character that stands for several source characters (an escape, a
 * folded line break) is a run of its own.
 */
public final class SourceMap {
  private static final int[] FROM_START = {0};

  private final int[] decoded;
  private final int[] source;
  private final int decodedLength;
  private final int sourceEnd;

  private SourceMap(int[] decoded, int[] source, int decodedLength, int sourceEnd) {
    this.decoded = decoded;
    this.source = source;
    this.decodedLength = decodedLength;
    this.sourceEnd = sourceEnd;
  }

  /** The map of a value that stands unchanged at {@code range}. */
  public static SourceMap verbatim(TextRange range) {
    return new SourceMap(FROM_START, new int[] {range.start()}, range.length(), range.end());
  }

  /**
   * The map of a value that is written at {@code range} in some other way, character by character.
   */
  public static SourceMap whole(TextRange range, int decodedLength) {
    return new SourceMap(FROM_START, new int[] {range.start()}, decodedLength, range.end());
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof SourceMap map
            && decodedLength == map.decodedLength
            && sourceEnd == map.sourceEnd
            && Arrays.equals(decoded, map.decoded)
            && Arrays.equals(source, map.source));
  }

  @Override
  public int hashCode() {
    return 31 * decodedLength + sourceEnd;
  }

  /**
   * The offset in the text of the decoded character at {@code offset}; the end maps to the end of
   * the source.
   */
  public int toSource(int offset) {
    if (offset >= decodedLength) {
      return sourceEnd;
    }
    int run = run(decoded, Math.max(0, offset));
    return Math.min(source[run] + offset - decoded[run], sourceEnd);
  }

  /** The decoded offset for an offset in the text; offsets outside are moved to the edges. */
  public int toDecoded(int offset) {
    if (offset >= sourceEnd) {
      return decodedLength;
    }
    int run = run(source, offset);
    int limit = run + 1 < decoded.length ? decoded[run + 1] : decodedLength;
    return Math.min(decoded[run] + Math.max(0, offset - source[run]), limit);
  }

  /** The range in the text of a range of the decoded value. */
  public TextRange toSource(TextRange range) {
    int start = toSource(range.start());
    int end = range.isEmpty() ? start : toSource(range.end());
    return new TextRange(start, Math.max(start, end));
  }

  /**
   * The same for a word whose last character is written as it is: without the quote that may stand
   * behind it.
   */
  public TextRange wordToSource(TextRange word) {
    if (word.isEmpty()) {
      return TextRange.at(toSource(word.start()));
    }
    int start = toSource(word.start());
    int end = Math.min(toSource(word.end() - 1) + 1, sourceEnd);
    return new TextRange(start, Math.max(start, end));
  }

  private static int run(int[] starts, int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  /** Collects runs while a value is decoded from left to right. */
  public static final class Builder {
    private int[] decoded = new int[8];
    private int[] source = new int[8];
    private int count;

    /**
     * Says that the decoded character at {@code decodedOffset} and those after it stand from {@code
     * sourceOffset} on.
     */
    public void run(int decodedOffset, int sourceOffset) {
      if (count > 0 && sourceOffset - source[count - 1] == decodedOffset - decoded[count - 1]) {
        return;
      }
      if (count > 0 && decoded[count - 1] == decodedOffset) {
        source[count - 1] = sourceOffset;
        return;
      }
      if (count == decoded.length) {
        decoded = Arrays.copyOf(decoded, count * 2);
        source = Arrays.copyOf(source, count * 2);
      }
      decoded[count] = decodedOffset;
      source[count] = sourceOffset;
      count++;
    }

    /** Ends the map: the length of the decoded value and the offset after its source. */
    public SourceMap build(int decodedLength, int sourceEnd) {
      if (count == 0) {
        run(0, sourceEnd);
      }
      return new SourceMap(
          Arrays.copyOf(decoded, count), Arrays.copyOf(source, count), decodedLength, sourceEnd);
    }
  }
}
