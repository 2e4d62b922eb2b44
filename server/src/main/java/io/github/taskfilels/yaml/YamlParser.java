package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import io.github.taskfilels.text.TextRange;

/**
 * The tolerant parser: indentation rules over lines, with recovery for text that is being typed.
 */
public final class YamlParser {
  private YamlParser() {}

  /** Parses any text; never throws, and needs time linear in its length. */
  public static YamlTree parse(String text) {
    int start = documentStart(text);
    int end = documentEnd(text, start);
    Cursor cursor = new Cursor(text, start, end);
    commentsBefore(cursor, text, start);
    YamlNode root = new BlockParser(cursor).document();
    return new YamlTree(
        text,
        range(start, end),
        root,
        ImmutableList.copyOf(cursor.comments),
        ImmutableList.sortedCopyOf(Ordering.natural().onResultOf(YamlError::range), cursor.errors));
  }

  /** After directives and the first document marker, if the document begins with them. */
  private static int documentStart(String text) {
    int at = text.startsWith("\uFEFF") ? 1 : 0;
    int line = at;
    while (line < text.length()) {
      if (isMarker(text, line, '-')) {
        return line + 3;
      }
      int content = line;
      while (content < text.length() && Cursor.isBlank(text.charAt(content))) {
        content++;
      }
      char c = content < text.length() ? text.charAt(content) : '\n';
      boolean directive = c == '%' && content == line;
      if (!directive && c != '#' && !Cursor.isBreak(c)) {
        return at;
      }
      line = nextLine(text, line);
    }
    return at;
  }

  /** Comments above the first document marker belong to the document, too. */
  private static void commentsBefore(Cursor cursor, String text, int start) {
    int at = text.startsWith("\uFEFF") ? 1 : 0;
    for (int line = at; line < start; line = nextLine(text, line)) {
      int content = line;
      while (content < start && Cursor.isBlank(text.charAt(content))) {
        content++;
      }
      if (content < start && text.charAt(content) == '#') {
        int to = content;
        while (to < start && !Cursor.isBreak(text.charAt(to))) {
          to++;
        }
        cursor.comment(content, to);
      }
    }
  }

  /** The first line after the start that begins another document or ends this one. */
  private static int documentEnd(String text, int start) {
    for (int line = nextLine(text, start); line < text.length(); line = nextLine(text, line)) {
      if (isMarker(text, line, '-') || isMarker(text, line, '.')) {
        return line;
      }
    }
    return text.length();
  }

  private static boolean isMarker(String text, int at, char c) {
    return text.length() >= at + 3
        && text.charAt(at) == c
        && text.charAt(at + 1) == c
        && text.charAt(at + 2) == c
        && (text.length() == at + 3 || Character.isWhitespace(text.charAt(at + 3)));
  }

  private static int nextLine(String text, int from) {
    int at = from;
    while (at < text.length() && !Cursor.isBreak(text.charAt(at))) {
      at++;
    }
    if (at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n') {
      at++;
    }
    return at + 1;
  }

  /** The range from one offset to another that may lie before it. */
  static TextRange range(int start, int end) {
    return new TextRange(start, Math.max(start, end));
  }
}
