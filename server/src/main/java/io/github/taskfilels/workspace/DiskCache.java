package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the disk so far. Nothing in it is ever replaced: an event makes a new cache
 * without what the event covers, so that a snapshot keeps seeing what it saw.
 */
final class DiskCache {
  private final Disk disk;
  private final LongAdder reads;
  private final Map<FileId, Lazy<Entry>> contents = new ConcurrentHashMap<>();
  private final Map<FileId, PathKind> kinds = new ConcurrentHashMap<>();

  /**
   * @param real the file with all links followed
   */
  private record Entry(FileContent content, FileId real) {}

  DiskCache(Disk disk, LongAdder reads) {
    this.disk = disk;
    this.reads = reads;
  }

  FileContent content(FileId file) {
    return entry(file).content();
  }

  /** What a file holds now; it is not kept. */
  FileContent now(FileId file) {
    return disk.read(file);
  }

  FileId real(FileId file) {
    return entry(file).real();
  }

  /** The content, or null where nobody has read it. */
  @Nullable FileContent peek(FileId file) {
    Lazy<Entry> known = contents.get(file);
    Entry entry = known == null ? null : known.peek();
    return entry == null ? null : entry.content();
  }

  PathKind kind(FileId file) {
    PathKind known = kinds.get(file);
    if (known != null) {
      return known;
    }
    var path = file.path();
    PathKind found = path == null ? PathKind.MISSING : disk.kind(path);
    PathKind other = kinds.putIfAbsent(file, found);
    return other == null ? found : other;
  }

  /** What a folder holds now; it is not kept. */
  ImmutableList<String> names(FileId folder, int limit) {
    Path path = folder.path();
    return path == null ? ImmutableList.of() : disk.names(path, limit);
  }

  /**
   * Tells whether something that happens to a path can change what was read: of the path itself, of
   * what is below it, or of a folder above it that was missing.
   */
  Predicate<FileId> concerned() {
    Set<FileId> known = new HashSet<>(kinds.keySet());
    contents.forEach(
        (file, lazy) -> {
          Entry entry = lazy.peek();
          known.add(file);
          known.add(entry == null ? file : entry.real());
        });
    Set<FileId> above = new HashSet<>();
    known.forEach(file -> addFolders(file, above));
    return file -> known.contains(file) || above.contains(file) || wasMissingAbove(file);
  }

  private boolean wasMissingAbove(FileId file) {
    Set<FileId> folders = new HashSet<>();
    addFolders(file, folders);
    return folders.stream()
        .map(kinds::get)
        .anyMatch(kind -> kind != null && kind != PathKind.DIRECTORY);
  }

  /** Stops at a folder that is there already, as are then those above it. */
  private static void addFolders(FileId file, Set<FileId> folders) {
    for (FileId part = file.directory(); part != null && folders.add(part); ) {
      part = part.directory();
    }
  }

  /** All paths of which something is known. */
  Set<FileId> known() {
    Set<FileId> known = new HashSet<>(kinds.keySet());
    known.addAll(contents.keySet());
    return known;
  }

  /** Whether the disk still says what is known of a path; reads it. */
  boolean agrees(FileId file) {
    PathKind kind = kinds.get(file);
    if (kind != null && file.path() != null && kind != disk.kind(file.path())) {
      return false;
    }
    FileContent content = peek(file);
    return content == null || FileText.same(content, disk.read(file));
  }

  /** A cache without the files that {@code changed} accepts by their own or their real name. */
  DiskCache without(Predicate<FileId> changed) {
    DiskCache rest = new DiskCache(disk, reads);
    contents.forEach(
        (file, lazy) -> {
          Entry entry = lazy.peek();
          // A read that is under way may have begun before the change.
          if (entry != null && !changed.test(file) && !changed.test(entry.real())) {
            rest.contents.put(file, lazy);
          }
        });
    kinds.forEach(
        (file, kind) -> {
          if (!changed.test(file)) {
            rest.kinds.put(file, kind);
          }
        });
    return rest;
  }

  private Entry entry(FileId file) {
    return contents.computeIfAbsent(file, f -> new Lazy<>(() -> read(f))).get();
  }

  private Entry read(FileId file) {
    if (file.path() == null) {
      return new Entry(
          new FileFailure(file, FileFailure.Reason.NO_PATH, "is not open and has no file"), file);
    }
    reads.increment();
    FileContent content = disk.read(file);
    boolean there =
        content instanceof FileText
            || (content instanceof FileFailure failure
                && failure.reason() == FileFailure.Reason.DIRECTORY);
    return new Entry(content, there ? disk.real(file) : file);
  }
}
