package io.github.taskfilels.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Keys as a terminal sends them ({@code xterm} sequences). */
record KeyReader(InputStream in) {
  /** How long the rest of a sequence may take; Escape alone is followed by nothing. */
  private static final int PATIENCE_MILLIS = 25;

  private static final int INTERRUPT = 3;
  private static final int END = 4;
  private static final int ESCAPE = 27;

  /** A key. */
  sealed interface Key {
    /** A character. */
    record Text(String text) implements Key {}

    /** Any other one. */
    record Command(Kind kind) implements Key {}
  }

  /** Keys that are no character. */
  enum Kind {
    UP,
    DOWN,
    ENTER,
    BACKSPACE,
    CLEAR,
    /** Escape, Ctrl-C, or the end of the input. */
    CANCEL,
    OTHER
  }

  /** The next key. */
  Key next() throws IOException {
    int first = in.read();
    return switch (first) {
      case -1, INTERRUPT, END -> new Key.Command(Kind.CANCEL);
      case '\r', '\n' -> new Key.Command(Kind.ENTER);
      case '\b', 127 -> new Key.Command(Kind.BACKSPACE);
      case 21 -> new Key.Command(Kind.CLEAR);
      case '\t' -> new Key.Command(Kind.DOWN);
      case ESCAPE -> new Key.Command(sequence());
      default -> first < ' ' ? new Key.Command(Kind.OTHER) : new Key.Text(character(first));
    };
  }

  private Kind sequence() throws IOException {
    if (!more()) {
      return Kind.CANCEL;
    }
    int next = in.read();
    if (next != '[' && next != 'O') {
      return Kind.OTHER;
    }
    int last = in.read();
    while (last >= '0' && last <= '?') {
      last = in.read();
    }
    return switch (last) {
      case 'A', 'Z' -> Kind.UP;
      case 'B' -> Kind.DOWN;
      default -> Kind.OTHER;
    };
  }

  private boolean more() throws IOException {
    for (int i = 0; i < PATIENCE_MILLIS && in.available() == 0; i++) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return in.available() > 0;
  }

  /** A character whose first byte tells how many follow. */
  private String character(int first) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    for (int i = 0; i < more; i++) {
      bytes.write(in.read());
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
