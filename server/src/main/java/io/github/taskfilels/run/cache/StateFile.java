package io.github.taskfilels.run.cache;

import com.dynatrace.hash4j.hashing.Hashing;
import io.github.taskfilels.run.files.AtomicFile;
import io.github.taskfilels.run.files.FileStat;
import io.github.taskfilels.workspace.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The file in which Task remembers a task: with the method {@code checksum} the checksum of its
 * sources, with {@code timestamp} an empty file whose time counts.
 *
 * @param timestamp whether the time of the file is what counts
 */
public record StateFile(Path path, boolean timestamp) {
  /** The longest name of a file, in bytes: all of them are ASCII. */
  private static final int LONGEST = 255;

  /** The time of a stamp that remembers a task that has not ended well. */
  private static final Instant NEVER = Instant.EPOCH;

  /** That of a task by the name under which Task keeps it. */
  static StateFile of(Path folder, String method, String name) {
    return new StateFile(
        folder.resolve(method).resolve(fileName(name)), method.equals("timestamp"));
  }

  /**
   * Letters and digits of the name, and dashes for all else, as Task has it. Of a name that is
   * longer than any file system keeps, for which Task fails, the beginning and a hash.
   */
  public static String fileName(String name) {
    if (name.length() > LONGEST) {
      return fileName(nameApart(name.substring(0, LONGEST / 2), name));
    }
    StringBuilder file = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean kept = c < 128 && Character.isLetterOrDigit(c);
              file.append(kept ? (char) c : '-');
            });
    return file.toString();
  }

  /**
   * A name for another one that is not to be read in it, or not as a whole.
   *
   * @param shown what is to be read of it
   */
  public static String nameApart(String shown, String name) {
    return shown + " " + hash(name);
  }

  /** Tells names apart. */
  static String hash(String name) {
    return String.format("%016x", Hashing.xxh3_64().hashCharsToLong(name));
  }

  /** What is remembered: a checksum or a time; null where nothing is. */
  @Nullable String value() {
    try {
      if (!timestamp) {
        byte[] bytes = RegularFile.bytes(path, LinkOption.NOFOLLOW_LINKS);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        return text.isEmpty() ? null : text;
      }
      Instant time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
      return time.equals(NEVER) ? null : time.toString();
    } catch (IOException e) {
      return null; // Nothing is remembered, or it cannot be read: then the task runs.
    }
  }

  /** Whether a stamp remembers a task that has not ended well. */
  boolean isCleared() {
    try {
      return timestamp
          && Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().equals(NEVER);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What tells this file from one that another program has written since with the same value; empty
   * where there is none.
   */
  String mark() {
    try {
      FileStat stat = FileStat.of(path, LinkOption.NOFOLLOW_LINKS);
      return stat.inode() + " " + stat.modified();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Remembers a value.
   *
   * @param scratch a folder for the file while it is not finished
   */
  void write(String value, Path scratch) throws IOException {
    AtomicFile.write(
        path,
        timestamp ? new byte[0] : (value + "\n").getBytes(StandardCharsets.ISO_8859_1),
        scratch);
    if (timestamp) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.parse(value)));
    }
  }

  /** Forgets. A stamp stays, for without one Task goes by what is generated. */
  void clear(Path scratch) throws IOException {
    if (timestamp) {
      write(NEVER.toString(), scratch);
    } else {
      Files.deleteIfExists(path);
    }
  }
}
