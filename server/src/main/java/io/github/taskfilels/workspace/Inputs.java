package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can change, at one revision. Immutable but for what is read from the disk on
 * demand.
 *
 * @param open the open buffers
 * @param folders the folders of the workspace
 * @param discovered the files that were found by their name, or that somebody named
 */
record Inputs(
    long revision,
    ImmutableMap<FileId, Buffer> open,
    DiskCache disk,
    ImmutableList<FileId> folders,
    ImmutableSortedSet<FileId> discovered,
    Settings settings,
    Structure structure) {

  /**
   * What an editor has open.
   *
   * @param languageId what the editor says that it is
   */
  record Buffer(FileContent content, String languageId) {}

  static Inputs empty(DiskCache disk) {
    return new Inputs(
        0,
        ImmutableMap.of(),
        disk,
        ImmutableList.of(),
        ImmutableSortedSet.of(),
        Settings.defaults(),
        Structure.fresh(0));
  }

  FileContent content(FileId file) {
    Buffer buffer = open.get(file);
    return buffer != null ? buffer.content() : disk.content(file);
  }

  PathKind kind(FileId file) {
    return open.containsKey(file) ? PathKind.FILE : disk.kind(file);
  }

  /**
   * The files at which a search for Taskfiles begins: those found by name or named by somebody, and
   * the open ones that are Taskfiles of themselves.
   */
  ImmutableSortedSet<FileId> seeds() {
    List<FileId> more = new ArrayList<>();
    for (FileId file : open.keySet()) {
      if (isOpenTaskfile(file) && !discovered.contains(file)) {
        more.add(file);
      }
    }
    return more.isEmpty()
        ? discovered
        : ImmutableSortedSet.<FileId>naturalOrder().addAll(discovered).addAll(more).build();
  }

  private boolean isOpenTaskfile(FileId file) {
    Buffer buffer = open.get(file);
    return buffer != null && FileKind.isTaskfile(file, buffer.languageId());
  }

  /** With another buffer for a file; null closes it. */
  Inputs withBuffer(FileId file, @Nullable Buffer buffer) {
    Buffer old = open.get(file);
    FileContent before = old == null ? disk.peek(file) : old.content();
    if (old != null && old.content() instanceof FileText text) {
      text.release();
    }
    Map<FileId, Buffer> buffers = new HashMap<>(open);
    // What the editor has just saved or thrown away may not be what was read before.
    DiskCache rest = disk;
    if (buffer == null) {
      buffers.remove(file);
      rest = disk.without(file::equals);
    } else {
      buffers.put(file, buffer);
    }
    boolean moved = (old == null) != (buffer == null);
    boolean otherLanguage =
        old != null && buffer != null && !old.languageId().equals(buffer.languageId());
    boolean newSeed = (moved || otherLanguage) && !discovered.contains(file);
    Structure next =
        before == null || newSeed
            ? Structure.fresh(revision + 1)
            : structure.after(revision + 1, file, before, moved);
    return new Inputs(
        revision + 1, ImmutableMap.copyOf(buffers), rest, folders, discovered, settings, next);
  }

  /** With other texts of some files, as if they were open. No revision of a workspace is equal. */
  Inputs supposing(Map<FileId, FileText> texts) {
    Map<FileId, Buffer> buffers = new HashMap<>(open);
    texts.forEach(
        (file, text) -> {
          Buffer before = open.get(file);
          buffers.put(file, new Buffer(text, before == null ? "" : before.languageId()));
        });
    long apart = -1 - revision;
    return new Inputs(
        apart,
        ImmutableMap.copyOf(buffers),
        disk,
        folders,
        discovered,
        settings,
        Structure.fresh(apart));
  }

  /** Without what was read of the files that {@code changed} accepts. */
  Inputs withDisk(Predicate<FileId> changed) {
    return new Inputs(
        revision + 1,
        open,
        disk.without(changed),
        folders,
        discovered,
        settings,
        Structure.fresh(revision + 1));
  }

  Inputs withFolders(ImmutableList<FileId> newFolders, ImmutableSortedSet<FileId> found) {
    return new Inputs(
        revision + 1, open, disk, newFolders, found, settings, Structure.fresh(revision + 1));
  }

  Inputs withSettings(Settings newSettings) {
    return new Inputs(
        revision + 1, open, disk, folders, discovered, newSettings, Structure.fresh(revision + 1));
  }

  /**
   * Answers whether two revisions look the same to all that reads no text: an edit that leaves the
   * summary of its file equal keeps the stamp. The comparison is made when somebody asks, not when
   * the edit arrives.
   */
  static final class Structure {
    private final long revision;
    private final long base;
    private final ImmutableMap<FileId, FileContent> before;
    private final long typing;
    private volatile long stamp;

    private Structure(
        long revision, long base, ImmutableMap<FileId, FileContent> before, long typing) {
      this.revision = revision;
      this.base = base;
      this.before = before;
      this.typing = typing;
      this.stamp = before.isEmpty() ? base : -1;
    }

    static Structure fresh(long revision) {
      return new Structure(revision, revision, ImmutableMap.of(), revision);
    }

    /**
     * The structure after a change of one buffer.
     *
     * @param moved whether it was opened or closed
     */
    Structure after(long newRevision, FileId file, FileContent old, boolean moved) {
      long since = moved ? newRevision : typing;
      if (stamp >= 0) {
        return new Structure(newRevision, stamp, ImmutableMap.of(file, old), since);
      }
      if (before.containsKey(file)) {
        return new Structure(newRevision, base, before, since);
      }
      return new Structure(
          newRevision,
          base,
          ImmutableMap.<FileId, FileContent>builder().putAll(before).put(file, old).buildOrThrow(),
          since);
    }

    /** The revision since which only the texts of open buffers have changed. */
    long typing() {
      return typing;
    }

    long stamp(Inputs now, ParseCache parseCache) {
      long known = stamp;
      if (known < 0) {
        known = isSame(now, parseCache) ? base : revision;
        stamp = known;
      }
      return known;
    }

    private boolean isSame(Inputs now, ParseCache parseCache) {
      for (Map.Entry<FileId, FileContent> old : before.entrySet()) {
        FileContent content = now.content(old.getKey());
        boolean same =
            old.getValue() instanceof FileText was && content instanceof FileText is
                ? parseCache.summary(was) == parseCache.summary(is)
                : old.getValue().equals(content);
        if (!same) {
          return false;
        }
      }
      return true;
    }
  }
}
