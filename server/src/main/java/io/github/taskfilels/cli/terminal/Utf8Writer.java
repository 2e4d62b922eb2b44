package io.github.taskfilels.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes text as UTF-8, many lines at a time. What Java has for it goes through characters one by
 * one, which is slow where it runs for the first time.
 */
public final class Utf8Writer extends Writer {
  private static final int PIECE = 8192;

  private final OutputStream out;
  private final StringBuilder text = new StringBuilder(2 * PIECE);

  public Utf8Writer(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(String part, int offset, int length) throws IOException {
    text.append(part, offset, offset + length);
    if (text.length() >= PIECE) {
      drain();
    }
  }

  @Override
  public void write(char[] part, int offset, int length) throws IOException {
    write(new String(part, offset, length));
  }

  /** A pair of surrogates is never torn: the callers write whole lines. */
  private void drain() throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  @Override
  public void flush() throws IOException {
    drain();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
