package io.github.taskfilels.run.process;

import io.github.taskfilels.run.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A temporary folder of one session, which only the user can read; made when it is needed. */
final class SessionFolder implements AutoCloseable {
  private @Nullable Path path;

  /** Where it is, made now if need be. */
  synchronized Path path() throws IOException {
    Path known = path == null ? PrivateFolder.make("taskfile-ls-") : path;
    path = known;
    return known;
  }

  /** Deletes it with the files in it. */
  @Override
  public synchronized void close() throws IOException {
    if (path == null) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(path);
  }
}
