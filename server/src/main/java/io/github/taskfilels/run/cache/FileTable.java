package io.github.taskfilels.run.cache;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.workspace.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files as they were read, by path. On the disk it is found by its digest, so that one that is cut
 * or of another time is as good as none.
 */
public record FileTable(ImmutableMap<String, FileEntry> entries) {
  /** Some hundred bytes for each of a million files. */
  private static final int LARGEST = 128 * 1024 * 1024;

  /** Of files in order; of those with one path the last counts. */
  public static FileTable of(List<FileEntry> entries) {
    ImmutableMap.Builder<String, FileEntry> table =
        ImmutableMap.builderWithExpectedSize(entries.size());
    entries.forEach(entry -> table.put(entry.path(), entry));
    return new FileTable(table.buildKeepingLast());
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.size() * 96);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(entries.size());
      for (FileEntry entry : entries.values()) {
        entry.write(out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static long digest(byte[] bytes) {
    return Hashing.xxh3_64().hashBytesToLong(bytes);
  }

  /** The table of a digest; null where it is not there. */
  static @Nullable FileTable read(Path file, long digest) {
    try {
      byte[] bytes = RegularFile.bytes(file, LARGEST, LinkOption.NOFOLLOW_LINKS);
      if (digest(bytes) != digest) {
        return null;
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      List<FileEntry> entries = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        entries.add(FileEntry.read(in));
      }
      return of(entries);
    } catch (IOException e) {
      return null; // Files are read again then.
    }
  }

  private FileEntry at(String path) {
    return Objects.requireNonNull(entries.get(path));
  }

  /** What is different in later files; a file that only got another path is renamed. */
  public ImmutableList<FileChange> changes(FileTable later) {
    ImmutableList.Builder<FileChange> changes = ImmutableList.builder();
    Map<HashValue128, String> renamed = new HashMap<>();
    Set<String> gone = new LinkedHashSet<>(entries.keySet());
    gone.removeAll(later.entries.keySet());
    gone.forEach(path -> renamed.put(at(path).digest(), path));
    for (FileEntry entry : later.entries.values()) {
      FileEntry before = entries.get(entry.path());
      String from = before == null ? renamed.remove(entry.digest()) : null;
      if (from != null) {
        gone.remove(from);
        changes.add(new FileChange(FileChange.Kind.RENAMED, entry.path(), from));
      } else if (before == null) {
        changes.add(FileChange.of(FileChange.Kind.ADDED, entry.path()));
      } else if (!before.digest().equals(entry.digest())) {
        changes.add(FileChange.of(FileChange.Kind.CHANGED, entry.path()));
      }
    }
    gone.forEach(path -> changes.add(FileChange.of(FileChange.Kind.REMOVED, path)));
    return changes.build();
  }
}
