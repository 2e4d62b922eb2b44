package io.github.taskfilels.workspace;

import java.util.Map;
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
    return new Entry(content, content instanceof FileText ? disk.real(file) : file);
  }
}
