package io.github.taskfilels.run.watch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.run.tasks.SourceScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes of files mean to one run of watched calls. A source that changed, came or went makes
 * it begin again; so does a Taskfile. All other files mean nothing, and neither does a source that
 * the run itself writes again as it was.
 */
final class Changes {
  private final Project.Prepared prepared;
  private final ImmutableSet<SourceScan.Sources> sources;
  private final Known files;
  private final Known taskfiles;
  private final Set<Path> others = new HashSet<>();
  private volatile @Nullable Instant runEnd;

  /**
   * @param sources of the calls and all that they call
   * @param before those of the run before, for what is known of files; null for the first run
   */
  Changes(
      Project.Prepared prepared,
      ImmutableSet<SourceScan.Sources> sources,
      @Nullable Changes before) {
    this.prepared = prepared;
    this.sources = sources;
    this.files = before == null ? new Known(this::checksum) : before.files;
    this.taskfiles = before == null ? new Known(this::checksum) : before.taskfiles;
    files.become(now());
    taskfiles.become(prepared.taskfiles());
  }

  Project.Prepared prepared() {
    return prepared;
  }

  /** No file but the Taskfiles matters. */
  boolean nothingToWatch() {
    return sources.isEmpty();
  }

  /** The run has ended: what is written from now on is not its own work. */
  void runEnded() {
    runEnd = Instant.now();
  }

  /** The folders to watch, as they are now. */
  Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>(SourceFolders.of(sources));
    for (Path file : prepared.taskfiles()) {
      Path folder = file.getParent();
      if (folder != null) {
        folders.add(folder);
      }
    }
    return folders;
  }

  /**
   * What happened.
   *
   * @param folders whether folders came or went: watch {@link #folders} and then ask {@link
   *     #sourcesMoved}
   */
  record Effect(boolean sources, boolean taskfiles, boolean folders) {}

  /** Takes in what happened. */
  Effect effect(FolderWatch.Batch batch) {
    boolean changed = false;
    boolean unknown = batch.lost();
    boolean folders = batch.lost();
    ImmutableSet<Path> paths = batch.lost() ? files.all() : batch.paths();
    for (Path path : paths) {
      if (SourceFolders.ignored(path)) {
        continue;
      }
      if (files.has(path)) {
        changed |= files.changed(path, runEnd);
        folders |= !Files.exists(path);
      } else if (Files.isDirectory(path)) {
        folders = true;
      } else if (!files.below(path).isEmpty()) {
        folders = true; // A folder has gone with the sources in it.
      } else if (!others.contains(path)) {
        unknown = true;
      }
    }
    if (unknown) {
      changed |= files.become(now());
      paths.stream().filter(path -> !files.has(path)).forEach(others::add);
    }
    return new Effect(changed, taskfilesChanged(batch), folders);
  }

  /** Whether sources came or went with folders. */
  boolean sourcesMoved() {
    return files.become(now());
  }

  private boolean taskfilesChanged(FolderWatch.Batch batch) {
    boolean changed = false;
    for (Path file : prepared.taskfiles()) {
      if (batch.lost() || batch.paths().contains(file)) {
        boolean was = taskfiles.has(file);
        boolean differs = was ? taskfiles.changed(file, null) : Files.exists(file);
        // Many editors write another file and rename it: for a moment there is none.
        changed |= differs && Files.exists(file);
      }
    }
    return changed;
  }

  private Set<Path> now() {
    Set<Path> now = new HashSet<>();
    for (SourceScan.Sources each : sources) {
      for (String file :
          prepared.run().files().files(each.directory(), each.patterns(), each.gitignore())) {
        now.add(Path.of(file));
      }
    }
    return now;
  }

  private @Nullable String checksum(Path file) {
    return prepared.run().files().checksum(ImmutableList.of(file.toString()));
  }
}
