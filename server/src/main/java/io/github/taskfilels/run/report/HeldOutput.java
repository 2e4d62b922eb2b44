package io.github.taskfilels.run.report;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.files.PrivateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Output that is held back until its command has ended: a little of it in memory, more in a
 * temporary file without a name, which is gone with this process however that ends.
 */
final class HeldOutput implements AutoCloseable {
  /** Bytes in memory. */
  static final int MOST_IN_MEMORY = 1 << 20;

  private static final int PIECE = 64 * 1024;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable FileChannel file;
  private boolean fileless;

  /** Whether nothing is held. */
  boolean isEmpty() {
    return file == null && memory.size() == 0;
  }

  /** Holds more. */
  void add(Bytes bytes) {
    memory.writeBytes(bytes.toArray());
    if (memory.size() > MOST_IN_MEMORY && !fileless) {
      try {
        spill();
      } catch (IOException noRoom) {
        fileless = true; // What did not get there stays in memory, as all that follows.
      }
    }
  }

  private void spill() throws IOException {
    FileChannel to = file == null ? open() : file;
    file = to;
    long begin = to.size();
    ByteBuffer bytes = ByteBuffer.wrap(memory.toByteArray());
    try {
      while (bytes.hasRemaining()) {
        to.write(bytes, begin + bytes.position());
      }
    } catch (IOException failure) {
      to.truncate(begin);
      throw failure;
    }
    memory.reset();
  }

  private static FileChannel open() throws IOException {
    Path folder = PrivateFolder.make("taskfile-ls-output-");
    Path path = folder.resolve("held");
    try {
      return FileChannel.open(
          path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  /**
   * Gives all of it, piece by piece.
   *
   * @throws IOException when the file cannot be read any more
   */
  void giveTo(Consumer<Bytes> receiver) throws IOException {
    if (file != null) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      for (long at = 0; file.read(piece, at) > 0; at += piece.position(), piece.clear()) {
        receiver.accept(Bytes.copyOf(piece.array(), 0, piece.position()));
      }
    }
    receiver.accept(Bytes.copyOf(memory.toByteArray()));
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
