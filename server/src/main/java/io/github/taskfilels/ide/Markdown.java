package io.github.taskfilels.ide;

import io.github.taskfilels.text.Printable;

/**
 * Text of a Taskfile in Markdown: whatever stands in it is shown and nothing of it is read, so that
 * looking at a foreign file shows no image, no link, no HTML and no command of it.
 */
public final class Markdown {
  /** What has a meaning wherever it stands. */
  private static final String ANYWHERE = "\\`*_{}[]<>#|!&~@$";

  /** What makes lists, rules and headings of a line that begins with it. */
  private static final String AT_BEGIN = "-+=";

  /** More names than this are counted, not listed. */
  private static final int MOST_NAMES = 12;

  private static final char NO_BREAK_SPACE = '\u00a0';

  private Markdown() {}

  /** A name or a value as code, in one line. */
  public static String code(String text) {
    String line = Printable.line(text.replace("\r\n", "\n").replace('\n', ' '));
    String fence = "`".repeat(longestRun(line) + 1);
    boolean padded = line.isBlank() || line.startsWith("`") || line.endsWith("`") || isPadded(line);
    return padded ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /** Names or values as code, with commas between them; after the first twelve how many follow. */
  public static String codes(Iterable<String> texts) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    for (String text : texts) {
      if (count++ < MOST_NAMES) {
        shown.append(count == 1 ? "" : ", ").append(code(text));
      }
    }
    return count > MOST_NAMES
        ? shown.append(" and ").append(count - MOST_NAMES).append(" more").toString()
        : shown.toString();
  }

  /** A space on both sides is taken for padding, which is left out. */
  private static boolean isPadded(String line) {
    return line.startsWith(" ") && line.endsWith(" ");
  }

  private static int longestRun(String line) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = line.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** A text of several lines as it is. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() * 2);
    Printable.text(text)
        .lines()
        .forEach(
            line -> {
              out.append(out.isEmpty() ? "" : "  \n");
              escape(line, out);
            });
    return out.toString();
  }

  private static void escape(String line, StringBuilder out) {
    int begin = 0;
    while (begin < line.length() && " \t".indexOf(line.charAt(begin)) >= 0) {
      // Spaces at the begin make a block of code, in which escapes could be seen.
      out.append(NO_BREAK_SPACE);
      begin++;
    }
    int digits = begin;
    while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
      digits++;
    }
    for (int i = begin; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean inWord = i + 1 < line.length() && !Character.isWhitespace(line.charAt(i + 1));
      boolean read =
          switch (c) {
            // Addresses become links of themselves, numbers at the begin become lists.
            case '.', ':' -> inWord || i == digits;
            case ')' -> i == digits;
            default -> ANYWHERE.indexOf(c) >= 0 || (i == begin && AT_BEGIN.indexOf(c) >= 0);
          };
      out.append(read ? "\\" : "").append(c);
    }
  }
}
