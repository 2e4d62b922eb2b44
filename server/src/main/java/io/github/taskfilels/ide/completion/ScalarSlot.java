package io.github.taskfilels.ide.completion;

import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.PlainScalar;
import org.jspecify.annotations.Nullable;

/**
 * A scalar that is being typed, and how another one has to be written in its place.
 *
 * @param range what is replaced: what is written in the line of the cursor, without an opening
 *     quote
 * @param typed what of it stands before the cursor
 * @param quote the opening quote; NUL where there is none
 * @param ending what has to follow it to end it, where nothing does
 * @param space what has to stand before it: a blank behind a colon or a dash
 * @param inFlow whether it stands between brackets or braces
 */
record ScalarSlot(
    TextRange range, String typed, char quote, String ending, String space, boolean inFlow) {

  /** The slot around an offset; null where that lies beside what is written. */
  static @Nullable ScalarSlot of(String text, InValue value, int offset) {
    return of(text, value.range(), offset, value.inFlow());
  }

  /** The slot of a scalar that is written in a range, which is empty where nothing is. */
  static @Nullable ScalarSlot of(String text, TextRange written, int offset, boolean inFlow) {
    if (written.isEmpty()) {
      char before = offset == 0 ? '\n' : text.charAt(offset - 1);
      String space = before == ':' || before == '-' ? " " : "";
      return new ScalarSlot(TextRange.at(offset), "", '\0', "", space, inFlow);
    }
    if (!written.touches(offset)) {
      return null;
    }
    char first = text.charAt(written.start());
    boolean quoted = first == '"' || first == '\'';
    int start = quoted ? written.start() + 1 : written.start();
    boolean closed = quoted && written.end() > start && text.charAt(written.end() - 1) == first;
    int end = closed ? written.end() - 1 : written.end();
    if (offset < start || offset > end) {
      return null;
    }
    start = Math.max(start, lineStart(text, offset));
    end = Math.min(end, lineEnd(text, offset));
    return new ScalarSlot(
        new TextRange(start, Math.max(start, end)),
        text.substring(start, offset),
        quoted ? first : '\0',
        quoted && !closed ? String.valueOf(first) : "",
        "",
        inFlow);
  }

  private static int lineStart(String text, int offset) {
    int at = offset;
    while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
      at--;
    }
    return at;
  }

  private static int lineEnd(String text, int offset) {
    int at = offset;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** A text as it has to be written here. */
  String write(String value) {
    return space + written(value) + ending;
  }

  private String written(String value) {
    return switch (quote) {
      case '\'' -> value.replace("'", "''");
      case '"' -> value.replace("\\", "\\\\").replace("\"", "\\\"");
      default -> PlainScalar.isPlain(value, inFlow) ? value : "'" + value.replace("'", "''") + "'";
    };
  }
}
