package io.github.taskfilels.run.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces a file in one step: other programs see the old content or the new one, never half of it.
 * It is not forced to the disk: what is promised is right after the death of any process, and the
 * outputs of commands are not forced either, so that after a power cut neither could be believed
 * for the sake of the other.
 */
public final class AtomicFile {
  private static final AtomicLong COUNTER = new AtomicLong();

  private AtomicFile() {}

  /** Writes a file; makes its folder where there is none. */
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new NoSuchFileException(file.toString());
    }
    Path fresh =
        folder.resolve(
            "."
                + file.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "."
                + COUNTER.incrementAndGet()
                + ".tmp");
    try {
      try {
        Files.write(fresh, content);
      } catch (NoSuchFileException e) {
        Files.createDirectories(folder);
        Files.write(fresh, content);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }
}
