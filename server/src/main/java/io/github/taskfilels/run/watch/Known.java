package io.github.taskfilels.run.watch;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of some files, to tell changes that matter from those that do not. */
final class Known {
  /**
   * The state of a file.
   *
   * @param content its checksum, null while nobody has had a reason to read it
   */
  private record Stamp(long size, Instant modified, @Nullable String content) {}

  private final Function<Path, @Nullable String> checksum;
  private final Map<Path, Stamp> files = new HashMap<>();

  /**
   * @param checksum of the content of a file; null when it cannot be read
   */
  Known(Function<Path, @Nullable String> checksum) {
    this.checksum = checksum;
  }

  /** Whether a file is known. */
  boolean has(Path file) {
    return files.containsKey(file);
  }

  /** All known files. */
  ImmutableSet<Path> all() {
    return ImmutableSet.copyOf(files.keySet());
  }

  /** The known files at or below a path. */
  ImmutableSet<Path> below(Path path) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(path))
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * Makes exactly these files known.
   *
   * @return whether there is one more or one less than before
   */
  boolean become(Collection<Path> now) {
    boolean changed = files.keySet().retainAll(Set.copyOf(now));
    for (Path file : now) {
      if (!files.containsKey(file)) {
        Stamp stamp = stamp(file);
        if (stamp != null) {
          files.put(file, stamp);
          changed = true;
        }
      }
    }
    return changed;
  }

  /**
   * Looks at a known file again.
   *
   * @param runEnd when the run ended that may have written it, null while it goes on: a file that
   *     was written before and says what it said is the run's own work and no change
   * @return whether it has changed or is gone
   */
  boolean changed(Path file, @Nullable Instant runEnd) {
    Stamp before = files.get(file);
    Stamp now = stamp(file);
    if (now == null) {
      files.remove(file);
      return before != null;
    }
    if (before != null && now.size() == before.size() && now.modified().equals(before.modified())) {
      return false; // Only its permissions, or nothing at all.
    }
    Stamp read = new Stamp(now.size(), now.modified(), checksum.apply(file));
    files.put(file, read);
    boolean duringRun = runEnd == null || !now.modified().isAfter(runEnd);
    boolean same =
        before != null
            && before.content() != null
            && Objects.equals(before.content(), read.content());
    return !(duringRun && same);
  }

  private static @Nullable Stamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return null; // Reading a pipe would wait for its writer.
      }
      return new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant(), null);
    } catch (IOException gone) {
      return null;
    }
  }
}
