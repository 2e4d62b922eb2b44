package io.github.taskfilels.run.jobserver;

import io.github.taskfilels.run.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Makes named pipes, a few at a time, in a temporary folder of its own. */
final class TokenPipes implements AutoCloseable {
  private static final int BATCH = 8;

  private final Path mkfifo;
  private final Path folder;
  private final Deque<Path> free = new ArrayDeque<>();
  private int made;

  TokenPipes(Path mkfifo) throws IOException {
    this.mkfifo = mkfifo;
    this.folder = PrivateFolder.make("taskfile-ls-jobs-");
  }

  /** A pipe that nobody else has. Whoever takes it closes it, and deletes it by {@link #drop}. */
  synchronized TokenPipe take() throws IOException {
    if (free.isEmpty()) {
      List<String> words = new ArrayList<>(List.of(mkfifo.toString(), "-m", "600"));
      List<Path> fresh = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        fresh.add(folder.resolve(Integer.toString(++made)));
      }
      fresh.forEach(path -> words.add(path.toString()));
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (process.waitFor() != 0) {
          throw new IOException("mkfifo failed in " + folder);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while making pipes", e);
      }
      free.addAll(fresh);
    }
    return new TokenPipe(free.remove());
  }

  static void drop(TokenPipe pipe) throws IOException {
    pipe.close();
    Files.deleteIfExists(pipe.path());
  }

  @Override
  public synchronized void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
