package io.github.taskfilels.ide.format;

import org.jspecify.annotations.Nullable;

/**
 * What a formatted text looks like. The standard is Task's style guide.
 *
 * @param indent columns of one level, at least 1
 * @param lists where the dashes of a list stand below its key
 * @param blankLines between tasks and between the sections of a file, where one of two neighbours
 *     takes several lines; 0 leaves them as they are. Everywhere else at most so many, and at least
 *     one, may follow each other
 * @param rootOrder whether the sections of a file are brought in the order of the style guide
 * @param trimTrailing whether white space at the ends of lines is taken away
 * @param finalNewline whether the last line ends with a line break, and no blank line follows
 * @param lineBreak what ends lines; null for what does so already
 */
public record FormatOptions(
    int indent,
    Lists lists,
    int blankLines,
    boolean rootOrder,
    boolean trimTrailing,
    boolean finalNewline,
    @Nullable String lineBreak) {

  /** Deeper levels than this are a mistake of who set them. */
  private static final int WIDEST = 16;

  public static final FormatOptions STANDARD =
      new FormatOptions(2, Lists.AUTO, 1, false, true, true, null);

  public FormatOptions {
    indent = Math.clamp(indent, 1, WIDEST);
    blankLines = Math.clamp(blankLines, 0, WIDEST);
  }

  /** Where the dashes of a list stand below its key. */
  public enum Lists {
    /** As most lists of the file have them; indented where there are as many of both. */
    AUTO,
    /** One level deeper than the key, as in the style guide. */
    INDENTED,
    /** In the column of the key. */
    COMPACT;

    /** The one that a setting or flag calls by its name in small letters; auto for other words. */
    public static Lists named(String word) {
      return switch (word) {
        case "indented" -> INDENTED;
        case "compact" -> COMPACT;
        default -> AUTO;
      };
    }
  }

  public FormatOptions withIndent(int columns) {
    return new FormatOptions(
        columns, lists, blankLines, rootOrder, trimTrailing, finalNewline, lineBreak);
  }

  public FormatOptions withTrimTrailing(boolean trim) {
    return new FormatOptions(indent, lists, blankLines, rootOrder, trim, finalNewline, lineBreak);
  }

  public FormatOptions withFinalNewline(boolean ends) {
    return new FormatOptions(indent, lists, blankLines, rootOrder, trimTrailing, ends, lineBreak);
  }

  public FormatOptions withLineBreak(String text) {
    return new FormatOptions(
        indent, lists, blankLines, rootOrder, trimTrailing, finalNewline, text);
  }

  public FormatOptions withLists(Lists where) {
    return new FormatOptions(
        indent, where, blankLines, rootOrder, trimTrailing, finalNewline, lineBreak);
  }

  public FormatOptions withBlankLines(int between) {
    return new FormatOptions(
        indent, lists, between, rootOrder, trimTrailing, finalNewline, lineBreak);
  }

  public FormatOptions withRootOrder(boolean ordered) {
    return new FormatOptions(
        indent, lists, blankLines, ordered, trimTrailing, finalNewline, lineBreak);
  }
}
