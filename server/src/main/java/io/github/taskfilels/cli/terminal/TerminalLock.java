package io.github.taskfilels.cli.terminal;

import com.google.common.base.CharMatcher;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks on the terminal: while a question is open, what a run has to show waits; and a
 * question begins on a line of its own. Commands that write to the terminal themselves cannot be
 * kept from it.
 */
public final class TerminalLock {
  private static final int MOST_WAITING = 1 << 20;
  private static final Pattern COLOUR = Pattern.compile("\\u001b\\[[0-9;]*m");

  private final List<Piece> waiting = new ArrayList<>();
  private int size;
  private boolean asking;
  private String status = "";
  private @Nullable PrintStream shownOn;
  private boolean midLine;

  private record Piece(PrintStream stream, byte[] bytes) {}

  /** Runs a question and its answer; questions of several threads are asked one after another. */
  interface Question<T> {
    T ask() throws IOException;
  }

  /** The lock of questions; that of the output is the floor itself. */
  private final Object turn = new Object();

  /** Asks on a line of its own, as soon as no other question is open. */
  <T> T ask(PrintStream screen, Question<T> question) throws IOException {
    synchronized (turn) {
      begin(screen);
      try {
        return question.ask();
      } finally {
        end();
      }
    }
  }

  private synchronized void begin(PrintStream screen) {
    asking = true;
    erase();
    if (midLine) {
      screen.print("\n");
      midLine = false;
    }
  }

  private synchronized void end() {
    asking = false;
    release();
  }

  /** A stream of which a reader that has gone is an error; {@link PrintStream} keeps that back. */
  OutputStream checked(PrintStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(length);
        copy.write(bytes, offset, length);
        show(new Piece(stream, copy.toByteArray()));
        if (stream.checkError()) {
          throw new IOException("nobody reads the output any more");
        }
      }
    };
  }

  /**
   * Keeps a line below all output, in the place of the one before.
   *
   * @param line shorter than the terminal is wide; empty for none
   */
  synchronized void status(PrintStream screen, String line) {
    status = line;
    erase();
    draw(screen);
  }

  private void erase() {
    if (shownOn != null) {
      shownOn.print("\r\u001b[K");
      shownOn.flush();
      shownOn = null;
    }
  }

  private void draw(PrintStream screen) {
    if (!status.isEmpty() && !midLine && !asking) {
      screen.print(status);
      screen.flush();
      shownOn = screen;
    }
  }

  private synchronized void show(Piece piece) {
    waiting.add(piece);
    size += piece.bytes().length;
    if (!asking || size > MOST_WAITING) {
      release();
    }
  }

  private void release() {
    PrintStream screen = shownOn;
    erase();
    for (Piece piece : waiting) {
      piece.stream().write(piece.bytes(), 0, piece.bytes().length);
      piece.stream().flush();
      midLine = leavesOpen(piece.bytes(), midLine);
    }
    waiting.clear();
    size = 0;
    if (screen != null) {
      draw(screen);
    }
  }

  /** Whether a line is open after some bytes; codes of colours are no text. */
  private static boolean leavesOpen(byte[] bytes, boolean before) {
    String text = COLOUR.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).replaceAll("");
    return text.isEmpty()
        ? before
        : !CharMatcher.anyOf("\r\n").matches(text.charAt(text.length() - 1));
  }
}
