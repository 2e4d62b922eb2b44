package io.github.taskfilels.run.report;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.StreamKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps lines of parallel commands whole without changing a byte. Whoever has written an unfinished
 * line (a prompt, a progress bar) has the console until the line or the writer ends; what others
 * write meanwhile waits. On a terminal a line that has stood unfinished for a while is closed when
 * somebody else has something to say; and when too much waits it is let through as it is.
 */
final class LineGate {
  private static final int MOST_WAITING = 1 << 20;
  private static final long PATIENCE_MILLIS = 1000;

  /**
   * Something to write.
   *
   * @param whole whether it ends a line although its last byte is no newline (it may be the end of
   *     a colour)
   * @param last whether its writer writes no more
   */
  private record Piece(
      int writer, StreamKind stream, Bytes bytes, long at, boolean whole, boolean last) {}

  private final RunScreen screen;
  private final boolean terminal;
  private final Deque<Piece> waiting = new ArrayDeque<>();
  private int size;
  private @Nullable Piece open;

  /**
   * A gate for all that goes to one screen or one file; {@code terminal} if people look at it while
   * it goes on.
   */
  LineGate(RunScreen screen, boolean terminal) {
    this.screen = screen;
    this.terminal = terminal;
  }

  /**
   * Something to show.
   *
   * @param writer a number that is the same for all that must stay in one line
   * @param at the time in milliseconds
   */
  void write(int writer, StreamKind stream, Bytes bytes, long at) {
    // Cut after the last whole line, so that others can go between it and the rest.
    int whole = bytes.afterLastNewline();
    for (Bytes part : List.of(bytes.slice(0, whole), bytes.slice(whole, bytes.size()))) {
      if (!part.isEmpty()) {
        offer(new Piece(writer, stream, part, at, false, false));
      }
    }
  }

  /** The same for something that is a whole line although it may end in colour codes. */
  void writeLine(int writer, StreamKind stream, Bytes bytes, long at) {
    offer(new Piece(writer, stream, bytes, at, true, false));
  }

  /** The writer writes no more. */
  void end(int writer, long at) {
    if (!waiting.isEmpty() || (open != null && open.writer() == writer)) {
      offer(new Piece(writer, StreamKind.STDOUT, Bytes.EMPTY, at, false, true));
    }
  }

  private void offer(Piece piece) {
    if (terminal
        && open != null
        && !piece.last()
        && blocked(piece)
        && piece.at() - open.at() > PATIENCE_MILLIS) {
      screen.write(open.stream(), Bytes.utf8("\n"));
      open = null;
      flush();
    }
    waiting.add(piece);
    size += piece.bytes().size();
    flush();
    if (size > MOST_WAITING) {
      waiting.forEach(held -> screen.write(held.stream(), held.bytes()));
      waiting.clear();
      size = 0;
      open = null;
    }
  }

  /** Writes what may be written, in order; after each piece others may be free to go. */
  private void flush() {
    boolean again = true;
    while (again) {
      again = false;
      Iterator<Piece> pieces = waiting.iterator();
      while (!again && pieces.hasNext()) {
        Piece piece = pieces.next();
        if (!blocked(piece)) {
          pieces.remove();
          size -= piece.bytes().size();
          pass(piece);
          again = true;
        }
      }
    }
  }

  private boolean blocked(Piece piece) {
    if (open == null || open.writer() == piece.writer()) {
      return false;
    }
    return !piece.last() || hasWaiting(piece.writer());
  }

  private boolean hasWaiting(int writer) {
    return waiting.stream().anyMatch(piece -> piece.writer() == writer && !piece.last());
  }

  private void pass(Piece piece) {
    screen.write(piece.stream(), piece.bytes());
    if (piece.last()) {
      open = open != null && open.writer() == piece.writer() ? null : open;
    } else {
      open = piece.whole() || endsLine(piece.bytes()) ? null : piece;
    }
  }

  /**
   * A carriage return counts: the next text will overwrite the line, as a progress bar wants it.
   */
  private static boolean endsLine(Bytes bytes) {
    return bytes.isEmpty() || bytes.endsLine() || bytes.at(bytes.size() - 1) == '\r';
  }
}
