package io.github.taskfilels.go.time;

import io.github.taskfilels.go.value.Values;

/** Quotes text in messages as Go's package {@code time} does, which has its own way. */
final class TimeText {
  private TimeText() {}

  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (byte b : Values.utf8(text)) {
      if (b == '"' || b == '\\') {
        out.append('\\').append((char) b);
      } else if (b < ' ') {
        // Control characters, and the bytes of everything outside ASCII, which are negative here.
        out.append(String.format("\\x%02x", b));
      } else {
        out.append((char) b);
      }
    }
    return out.append('"').toString();
  }
}
