package io.github.taskfilels.run.jobserver;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** The pipe of a jobserver, open for both directions, so that it never ends. */
final class TokenPipe implements AutoCloseable {
  private final Path path;
  private final RandomAccessFile file;

  /** Opens a named pipe, or that of a descriptor by its path below {@code /proc}. */
  TokenPipe(Path path) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  Path path() {
    return path;
  }

  /** How many tokens nobody has taken. */
  @SuppressWarnings("resource") // It is the file of this pipe, which is closed with it.
  int available() throws IOException {
    return new FileInputStream(file.getFD()).available();
  }

  /** Waits for a token and takes it. */
  byte take() throws IOException {
    int token = file.read();
    if (token < 0) {
      throw new EOFException("the jobserver has gone: " + path);
    }
    return (byte) token;
  }

  void put(byte token) throws IOException {
    file.write(token);
  }

  /** Writes so many new tokens. */
  void put(int tokens) throws IOException {
    byte[] bytes = new byte[tokens];
    Arrays.fill(bytes, (byte) '+');
    file.write(bytes);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
