package io.github.taskfilels.run.history;

import com.google.common.collect.ImmutableList;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.github.taskfilels.run.files.AtomicFile;
import io.github.taskfilels.run.files.StatePath;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.RegularFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of the {@link History}: JSON lines, one for each task that was executed, in the order in
 * which they ended. Several processes may append at the same time; a line that cannot be read is
 * passed over, such as the torn last one of a process that was killed.
 *
 * @param stateFolder where the state of the project is kept
 */
public record HistoryFile(Path stateFolder) {
  /** A file that has grown beyond this is compacted, in bytes. */
  static final long LARGE = 256 * 1024;

  private static final int MOST_TIMES = 2_000;

  private Path folder() {
    return stateFolder.resolve("taskfile-ls");
  }

  /** The file. */
  public Path path() {
    return folder().resolve("history.jsonl");
  }

  /** What is known; nothing where the file is absent or cannot be read. */
  public History read() {
    return History.of(times());
  }

  /** The full names of the tasks that were executed, the last one first. */
  public ImmutableList<String> latest() {
    return times().reversed().stream()
        .map(TaskTime::task)
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  List<TaskTime> times() {
    List<TaskTime> times = new ArrayList<>();
    try {
      // Not as UTF-8 strictly: a damaged line must not hide the others.
      String text = RegularFile.text(path(), LinkOption.NOFOLLOW_LINKS);
      text.lines().map(HistoryFile::parse).filter(Objects::nonNull).forEach(times::add);
    } catch (IOException e) {
      return List.of(); // Not there yet, or not readable: the order of tasks is all that changes.
    }
    return times;
  }

  private static @Nullable TaskTime parse(String line) {
    String task = null;
    String variant = "";
    long millis = -1;
    long at = -1;
    try (JsonReader json = new JsonReader(new StringReader(line))) {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "task" -> task = json.nextString();
          case "vars" -> variant = json.nextString();
          case "ms" -> millis = json.nextLong();
          case "at" -> at = json.nextLong();
          default -> json.skipValue();
        }
      }
      json.endObject();
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      return null; // Torn or damaged.
    }
    return task == null || millis < 0 || at < 0 ? null : new TaskTime(task, variant, millis, at);
  }

  /** By a writer alone: a start must not wait for what reads and writes objects. */
  private static String line(TaskTime time) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.beginObject().name("task").value(time.task());
    if (!time.variant().isEmpty()) {
      json.name("vars").value(time.variant());
    }
    json.name("ms").value(time.millis()).name("at").value(time.at()).endObject();
    return Printable.json(text.append('\n').toString());
  }

  /** Opened for appending; whoever opens it closes it. */
  FileChannel open() throws IOException {
    Path folder = folder();
    StatePath.check(stateFolder, path());
    Files.createDirectories(folder);
    AtomicFile.clean(folder);
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore, LinkOption.NOFOLLOW_LINKS)) {
      // Times of one machine are of no use to others.
      AtomicFile.write(ignore, "*\n".getBytes(StandardCharsets.UTF_8));
    }
    if (Files.exists(path(), LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(path().toString(), null, "it is not a regular file");
    }
    FileChannel channel =
        FileChannel.open(
            path(),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            LinkOption.NOFOLLOW_LINKS);
    try {
      if (endsTorn()) {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private boolean endsTorn() throws IOException {
    try (FileChannel reading = FileChannel.open(path(), StandardOpenOption.READ)) {
      long size = reading.size();
      ByteBuffer last = ByteBuffer.allocate(1);
      return size > 0 && reading.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
  }

  /** Whole lines by one write to a channel that appends, so that lines of processes do not mix. */
  static void append(FileChannel channel, List<TaskTime> times) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (TaskTime time : times) {
      lines.append(line(time));
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes); // Once, unless the disk is full.
    }
  }

  /**
   * Keeps only what counts if the file has grown large. Others see the old file or the new one;
   * what they append in between is lost, which costs nothing but a better order.
   */
  void compact() throws IOException {
    if (Files.size(path()) <= LARGE) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (TaskTime time : History.compacted(times(), MOST_TIMES)) {
      text.append(line(time));
    }
    AtomicFile.write(path(), text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
