package io.github.taskfilels.run.fingerprint;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.google.common.base.Supplier;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.cache.FileEntry;
import io.github.taskfilels.run.cache.FileTable;
import io.github.taskfilels.run.files.Checksum;
import io.github.taskfilels.run.files.FileClock;
import io.github.taskfilels.run.files.FilesDigest;
import io.github.taskfilels.run.files.FoundFile;
import io.github.taskfilels.run.files.FoundFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some files hold now. Files that look as they did when they were last read are not read
 * again.
 *
 * @param looked when, in {@link System#nanoTime}
 * @param table of the files; may have to be fetched; null where it is lost
 */
record FileDigests(
    FilesDigest.Looks looks, String checksum, long looked, Supplier<@Nullable FileTable> table) {

  /** What is known from another time. */
  record Known(FilesDigest digest, Supplier<@Nullable FileTable> table) {}

  /**
   * Looks at files, and reads what has to be read.
   *
   * @param found in order
   * @param folder of the task
   * @param looked when the files were found, in {@link System#nanoTime}
   */
  static FileDigests of(FoundFiles found, String folder, @Nullable Known known, long looked)
      throws IOException {
    FilesDigest.Looks looks = found.looks().get();
    List<FoundFile> files = found.files();
    if (known == null) {
      return read(files, folder, looks, looked);
    }
    if (known.digest().knows(looks)) {
      return new FileDigests(looks, known.digest().checksum(), looked, known.table());
    }
    FileTable table = known.table().get();
    FileTable same =
        table == null || !looks.paths().equals(known.digest().paths())
            ? null
            : touched(files, folder, table, known.digest().safeBefore());
    return same == null
        ? read(files, folder, looks, looked)
        : new FileDigests(looks, known.digest().checksum(), looked, () -> same);
  }

  /** The table of files that hold what they held, although they look otherwise; or null. */
  private static @Nullable FileTable touched(
      List<FoundFile> files, String folder, FileTable table, long safeBefore) throws IOException {
    ImmutableMap.Builder<String, FileEntry> entries =
        ImmutableMap.builderWithExpectedSize(files.size());
    Checksum checksum = new Checksum();
    for (FoundFile file : files) {
      FileEntry before = table.entries().get(file.below(folder));
      if (before == null) {
        return null;
      }
      boolean sure = before.stat().equals(file.stat()) && before.stat().changed() < safeBefore;
      if (!sure && !checksum.digest(file).equals(before.digest())) {
        return null;
      }
      entries.put(before.path(), new FileEntry(before.path(), file.stat(), before.digest()));
    }
    return new FileTable(entries.buildOrThrow());
  }

  private static FileDigests read(
      List<FoundFile> files, String folder, FilesDigest.Looks looks, long looked)
      throws IOException {
    Checksum checksum = new Checksum();
    List<FileEntry> entries = new ArrayList<>(files.size());
    for (FoundFile file : files) {
      HashValue128 digest = checksum.add(file);
      entries.add(new FileEntry(file.below(folder), file.stat(), digest));
    }
    FileTable table = FileTable.of(entries);
    return new FileDigests(looks, checksum.text(), looked, () -> table);
  }

  /** Whether files that are known from another time held the same under the same paths. */
  boolean isSame(FilesDigest other) {
    return checksum.equals(other.checksum()) && looks.paths().equals(other.paths());
  }

  /** What has changed since another time; empty where that cannot be told. */
  ImmutableList<Cause> changesSince(Known known, FileCauses names) {
    FileTable before = known.table().get();
    FileTable now = table.get();
    return before == null || now == null ? ImmutableList.of() : names.of(before.changes(now));
  }

  /**
   * In a few words.
   *
   * @param clock of the file system
   * @param table the digest of the table
   */
  FilesDigest digest(FileClock clock, long table) {
    return new FilesDigest(
        checksum, looks.paths(), looks.stats(), looks.newest(), clock.safeBefore(looked), table);
  }
}
