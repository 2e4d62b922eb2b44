package io.github.taskfilels.run.report;

import io.github.taskfilels.run.process.Bytes;
import io.github.taskfilels.run.process.StreamKind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps lines of parallel commands whole without changing a byte. Whoever has written an unfinished line (a prompt, a
 * progress bar) has the console until the line or the writer ends; what others write meanwhile waits. On a terminal a
 * line that has stood unfinished for a while is closed when somebody else has something to say, and too much waiting
 * output is let through.
 */
final class LineGate {
  private static final int MOST_WAITING = 1 << 20;
  private static final long PATIENCE_MILLIS = 1000;

  private record Waiting(int writer, StreamKind stream, Bytes bytes) {}

  private final Console console;
  private final boolean terminal;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int size;
  private int owner;
  private StreamKind ownerStream = StreamKind.STDOUT;
  private long ownerSince;

  /** With {@code terminal} both streams end up on one screen. */
  LineGate(Console console, boolean terminal) {
    this.console = console;
    this.terminal = terminal;
  }

  /**
   * Something to show.
   *
   * @param writer a number that is the same for all that must stay in one line; never 0
   * @param at the time in milliseconds
   */
  void write(int writer, StreamKind stream, Bytes bytes, long at) {
    if (!mustWait(writer, stream, bytes, at)) {
      pass(writer, stream, bytes, at);
    }
  }

  /** The same for something that is a whole line although it may end in colour codes. */
  void writeWhole(int writer, StreamKind stream, Bytes bytes, long at) {
    if (!mustWait(writer, stream, bytes, at)) {
      console.write(stream, bytes);
    }
  }

  private boolean mustWait(int writer, StreamKind stream, Bytes bytes, long at) {
    if (owner != 0 && owner != writer && (terminal || stream == ownerStream)) {
      if (terminal && at - ownerSince > PATIENCE_MILLIS) {
        console.write(ownerStream, Bytes.utf8("\n"));
        free();
      } else {
        waiting.add(new Waiting(writer, stream, bytes));
        size += bytes.size();
        if (size > MOST_WAITING) {
          free();
        }
        return true;
      }
    }
    return false;
  }

  /** The writer writes no more. */
  void end(int writer) {
    if (owner == writer) {
      free();
    }
  }

  private void pass(int writer, StreamKind stream, Bytes bytes, long at) {
    console.write(stream, bytes);
    boolean open = !bytes.endsLine() && !bytes.isEmpty() && bytes.at(bytes.size() - 1) != '\r';
    if (open) {
      owner = writer;
      ownerStream = stream;
      ownerSince = at;
    } else if (owner == writer && (terminal || stream == ownerStream)) {
      free();
    }
  }

  /** Lets through what waits. What ends in the middle of a line does not own the console: its writer may be gone. */
  private void free() {
    owner = 0;
    while (!waiting.isEmpty()) {
      Waiting next = waiting.remove();
      console.write(next.stream(), next.bytes());
    }
    size = 0;
  }
}
