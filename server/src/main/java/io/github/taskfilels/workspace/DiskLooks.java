package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds out what has changed on the disk of all that was read from it, where nobody tells. Costs
 * one call of the system for each path; what is seen for the first time is read once more, for it
 * may have changed since it was read. Not safe for several threads.
 */
final class DiskLooks {
  private final Disk disk;
  private Map<FileId, Object> stamps = new HashMap<>();

  DiskLooks(Disk disk) {
    this.disk = disk;
  }

  /** The paths that are not any more what the cache says. */
  ImmutableList<FileId> changed(DiskCache cache) {
    Map<FileId, Object> now = new HashMap<>();
    ImmutableList.Builder<FileId> changed = ImmutableList.builder();
    for (FileId file : cache.known()) {
      Path path = file.path();
      if (path == null) {
        continue;
      }
      Object stamp = disk.stamp(path);
      Object before = stamps.get(file);
      now.put(file, stamp);
      if (before == null ? !cache.agrees(file) : !before.equals(stamp)) {
        changed.add(file);
      }
    }
    stamps = now;
    return changed.build();
  }
}
