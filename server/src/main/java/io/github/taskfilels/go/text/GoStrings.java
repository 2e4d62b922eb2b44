package io.github.taskfilels.go.text;

import io.github.taskfilels.budget.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Go's package {@code strings}, where it differs from Java. */
public final class GoStrings {
  private GoStrings() {}

  /** Upper case character by character: never longer, in any language. */
  public static String upper(String s) {
    return map(s, Character::toUpperCase);
  }

  public static String lower(String s) {
    return map(s, Character::toLowerCase);
  }

  private static String map(String s, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder(s.length());
    s.codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** The first letter of each word in title case. */
  public static String title(String s) {
    StringBuilder out = new StringBuilder(s.length());
    int before = ' ';
    for (int i = 0; i < s.length(); i += Character.charCount(s.codePointAt(i))) {
      int c = s.codePointAt(i);
      out.appendCodePoint(isSeparator(before) ? Character.toTitleCase(c) : c);
      before = c;
    }
    return out.toString();
  }

  private static boolean isSeparator(int c) {
    if (c < 0x80) {
      return !Character.isLetterOrDigit(c) && c != '_';
    }
    return !Character.isLetterOrDigit(c) && isSpace(c);
  }

  static boolean isSpace(int c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == 0x85
        || c == 0xA0
        || (c > 0xFF && Character.isSpaceChar(c));
  }

  public static String trimSpace(String s) {
    return trim(s, GoStrings::isSpace);
  }

  /** Removes the characters of {@code cut} at both ends. */
  public static String trim(String s, String cut) {
    return trim(s, c -> cut.indexOf(c) >= 0);
  }

  private static String trim(String s, IntPredicate cut) {
    int start = 0;
    int end = s.length();
    while (start < end && cut.test(s.codePointAt(start))) {
      start += Character.charCount(s.codePointAt(start));
    }
    while (end > start && cut.test(s.codePointBefore(end))) {
      end -= Character.charCount(s.codePointBefore(end));
    }
    return s.substring(start, end);
  }

  /**
   * Go's {@code SplitN}.
   *
   * @param separator splits between characters if it is empty
   * @param limit the most parts to give; -1 for all
   */
  public static List<String> split(String s, String separator, int limit) {
    List<String> parts = new ArrayList<>();
    if (limit == 0) {
      return parts;
    }
    int from = 0;
    while (limit < 0 || parts.size() < limit - 1) {
      int at = next(s, separator, from);
      if (at < 0) {
        break;
      }
      Budget.step();
      parts.add(s.substring(from, at));
      from = at + separator.length();
    }
    if (!separator.isEmpty() || from < s.length()) {
      parts.add(s.substring(from));
    }
    return parts;
  }

  private static int next(String s, String separator, int from) {
    if (!separator.isEmpty()) {
      return s.indexOf(separator, from);
    }
    int after = from < s.length() ? from + Character.charCount(s.codePointAt(from)) : s.length();
    return after < s.length() ? after : -1;
  }
}
