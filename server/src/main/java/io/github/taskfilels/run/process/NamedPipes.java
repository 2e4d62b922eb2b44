package io.github.taskfilels.run.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named pipes for the output of commands, made a few at a time and used again. Java's own pipes
 * will not do: when the process exits Java closes them, which loses what a process in the
 * background writes a moment later, and a thread that reads one cannot be stopped as long as
 * anything holds the other end.
 */
final class NamedPipes implements AutoCloseable {
  private static final int BATCH = 8;
  private static final int PER_COMMAND = 2;

  private final Path mkfifo;
  private final SessionFolder folder;
  private final Deque<Path> free = new ArrayDeque<>();
  private final List<Path> coming = new ArrayList<>();
  private @Nullable Process making;
  private int made;

  /** Pipes made by this executable, in that folder. */
  NamedPipes(Path mkfifo, SessionFolder folder) {
    this.mkfifo = mkfifo;
    this.folder = folder;
  }

  /**
   * One pipe: give {@link #path} to the process, then {@link #handedOver}, and read until the end.
   */
  final class Pipe {
    private final Path path;
    private final FileChannel reader;
    private final FileChannel keeper;

    private Pipe(Path path) throws IOException {
      this.path = path;
      // Open for both, it does not wait for a partner and keeps the reader from seeing an end too
      // early.
      this.keeper = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        this.reader = FileChannel.open(path, StandardOpenOption.READ);
      } catch (IOException failure) {
        keeper.close();
        throw failure;
      }
    }

    Path path() {
      return path;
    }

    /** What to read; closing it stops a blocked reader. */
    InputStream reader() {
      return Channels.newInputStream(reader);
    }

    /** The process has the other end now, or will never have it. */
    void handedOver() throws IOException {
      keeper.close();
    }

    /** Nobody holds the other end any more. */
    void endReached() {
      giveBack(path);
    }

    /** The process was not started. */
    void abandon() throws IOException {
      keeper.close();
      reader.close();
      giveBack(path);
    }
  }

  /** A pipe that nobody uses. */
  Pipe take() throws IOException {
    return new Pipe(next());
  }

  /** Begins to make pipes if the next command would have to wait for that; returns at once. */
  synchronized void prepare() throws IOException {
    if (free.size() < PER_COMMAND && making == null) {
      begin();
    }
  }

  private synchronized Path next() throws IOException {
    if (free.isEmpty()) {
      if (making == null) {
        begin();
      }
      finish();
    }
    return free.remove();
  }

  private synchronized void giveBack(Path path) {
    free.add(path);
  }

  private void begin() throws IOException {
    Path place = folder.path();
    List<String> words = new ArrayList<>(List.of(mkfifo.toString(), "-m", "600"));
    coming.clear();
    for (int i = 0; i < BATCH; i++) {
      Path path = place.resolve(Integer.toString(++made));
      coming.add(path);
      words.add(path.toString());
    }
    making =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(Shell.nullDevice()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  private void finish() throws IOException {
    Process process = making;
    making = null;
    try {
      if (process == null || process.waitFor() != 0) {
        throw new IOException("mkfifo failed in " + folder.path());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while making pipes", interrupted);
    }
    free.addAll(coming);
  }

  /** To be called before the folder is deleted. Pipes that are still open go on to work. */
  @Override
  public synchronized void close() throws IOException {
    if (making != null) {
      finish(); // What is made later would be left.
    }
  }
}
