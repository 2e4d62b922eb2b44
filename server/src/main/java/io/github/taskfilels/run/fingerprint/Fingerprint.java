package io.github.taskfilels.run.fingerprint;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sources of one task are as they were when it last succeeded, by Task's rules and with
 * Task's state files ({@code sources_checksum.go}, {@code sources_timestamp.go}), but for one
 * thing: state is written when a task has succeeded, not before it begins, so that one that was
 * killed, declined or failed never looks up to date.
 *
 * @param method {@code checksum}, {@code timestamp} or {@code none}
 * @param state the file that remembers the last success
 * @param gitignore whether files that git ignores do not count
 */
public record Fingerprint(
    DiskSources disk,
    String method,
    Path state,
    Path directory,
    ImmutableList<SourceFiles.Pattern> sources,
    ImmutableList<SourceFiles.Pattern> generates,
    boolean gitignore) {

  /** The time of a state file that remembers a failure. */
  private static final FileTime FAILED = FileTime.from(Instant.EPOCH);

  /**
   * The answer.
   *
   * @param upToDate whether nothing has to be done
   * @param reason in a few words, for people
   * @param checksum of the sources as they are; empty where the method has none
   * @param asked when
   */
  public record Verdict(boolean upToDate, String reason, String checksum, Instant asked) {}

  /** The place of a state file: letters and digits of the name, and dashes for all else. */
  public static Path stateFile(Path folder, String method, String name) {
    StringBuilder file = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean kept = c < 128 && Character.isLetterOrDigit(c);
              file.append(kept ? (char) c : '-');
            });
    return folder.resolve(method).resolve(file.toString());
  }

  /** Looks at the sources and at what is remembered. Changes nothing. */
  public Verdict check() {
    Instant now = Instant.now();
    return switch (method) {
      case "checksum" -> byChecksum(now);
      case "timestamp" -> byTime(now);
      default -> new Verdict(false, "its method is none", "", now);
    };
  }

  private Verdict byChecksum(Instant now) {
    String checksum = disk.checksum(disk.files(directory, sources, gitignore));
    if (checksum == null) {
      return new Verdict(false, "its sources cannot be read", "", now);
    }
    String before = remembered();
    SourceFiles.Pattern missing = missing();
    String reason =
        before == null
            ? "it has not succeeded yet"
            : !before.equals(checksum)
                ? "its sources have changed"
                : missing != null ? "nothing is there for " + missing.text() : "";
    return new Verdict(reason.isEmpty(), reason, checksum, now);
  }

  private @Nullable String remembered() {
    try {
      return Files.readString(state).strip();
    } catch (IOException e) {
      return null; // Nothing is remembered, or it cannot be read: then the task runs.
    }
  }

  /** The first pattern of generated files for which there is none. */
  private SourceFiles.@Nullable Pattern missing() {
    for (SourceFiles.Pattern pattern : generates) {
      if (!pattern.exclude() && disk.matches(directory, pattern.text()).isEmpty()) {
        return pattern;
      }
    }
    return null;
  }

  private Verdict byTime(Instant now) {
    SourceFiles.Pattern missing = missing();
    if (missing != null) {
      return new Verdict(false, "nothing is there for " + missing.text(), "", now);
    }
    Instant newest = disk.newest(disk.files(directory, generates, gitignore));
    try {
      FileTime stamp = Files.getLastModifiedTime(state);
      if (stamp.equals(FAILED)) {
        return new Verdict(false, "it failed the last time", "", now);
      }
      newest = newest == null || stamp.toInstant().isAfter(newest) ? stamp.toInstant() : newest;
    } catch (IOException e) {
      // No stamp: what is generated decides alone.
      newest = newest == null ? Instant.MIN : newest;
    }
    if (newest.equals(Instant.MIN)) {
      return new Verdict(false, "it has not succeeded yet", "", now);
    }
    List<String> files = disk.files(directory, sources, gitignore);
    Instant source = disk.newest(files);
    boolean stale = source != null && source.isAfter(newest);
    return new Verdict(!stale, stale ? "a source is newer than what it makes" : "", "", now);
  }

  /** Remembers that the task has succeeded with the sources that the verdict saw. */
  public void succeeded(Verdict verdict) throws IOException {
    switch (method) {
      case "checksum" -> {
        if (!verdict.checksum().isEmpty()) {
          write(verdict.checksum() + "\n");
        }
      }
      case "timestamp" -> {
        write("");
        Files.setLastModifiedTime(state, FileTime.from(verdict.asked()));
      }
      default -> {}
    }
  }

  /** Remembers that a command of the task has failed. */
  public void failed() throws IOException {
    switch (method) {
      case "checksum" -> Files.deleteIfExists(state);
      case "timestamp" -> {
        write("");
        Files.setLastModifiedTime(state, FAILED);
      }
      default -> {}
    }
  }

  /** Other programs see the old text or the new one, never half of it. */
  private void write(String text) throws IOException {
    Path folder = state.getParent();
    if (folder == null) {
      throw new NoSuchFileException(state.toString());
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "." + state.getFileName(), ".tmp");
    try {
      Files.writeString(fresh, text);
      fresh.toFile().setReadable(true, false);
      Files.move(fresh, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
