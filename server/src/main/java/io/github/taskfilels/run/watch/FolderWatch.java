package io.github.taskfilels.run.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells what happened in some folders. Used by one thread; only {@link #close} by any. */
final class FolderWatch implements AutoCloseable {
  private static final int MOST_QUIETS = 10;

  private final WatchService service;
  private final Map<Path, WatchKey> keys = new HashMap<>();

  FolderWatch() throws IOException {
    service = FileSystems.getDefault().newWatchService();
  }

  /**
   * Things that happened close to each other.
   *
   * @param paths absolute
   * @param lost whether the system could not tell everything
   */
  record Batch(ImmutableSet<Path> paths, boolean lost) {}

  /**
   * Watches exactly these folders from now on; those that are gone meanwhile are left out.
   *
   * @return why some cannot be watched, null when all are
   */
  @Nullable IOException watch(Set<Path> folders) {
    IOException problem = null;
    keys.entrySet()
        .removeIf(
            entry -> {
              if (!folders.contains(entry.getKey())) {
                entry.getValue().cancel();
                return true;
              }
              return !entry.getValue().isValid();
            });
    for (Path folder : folders) {
      if (!keys.containsKey(folder)) {
        try {
          keys.put(folder, folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
        } catch (IOException failure) {
          problem = java.nio.file.Files.isDirectory(folder) ? failure : problem;
        }
      }
    }
    return problem;
  }

  /**
   * Waits until something happens and then nothing more for a while.
   *
   * @return null when this was closed
   */
  @Nullable Batch next(Duration quiet) throws InterruptedException {
    Set<Path> paths = new LinkedHashSet<>();
    boolean lost = false;
    try {
      WatchKey key = service.take();
      long first = System.nanoTime();
      while (key != null) {
        for (WatchEvent<?> event : key.pollEvents()) {
          if (event.kind() == OVERFLOW) {
            lost = true;
          } else if (key.watchable() instanceof Path folder && event.context() instanceof Path at) {
            paths.add(folder.resolve(at));
          }
        }
        key.reset();
        // Something that is written all the time must not keep everything else from being told.
        boolean enough = System.nanoTime() - first > MOST_QUIETS * quiet.toNanos();
        key = enough ? null : service.poll(quiet.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (ClosedWatchServiceException closed) {
      return null;
    }
    return new Batch(ImmutableSet.copyOf(paths), lost);
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException failure) {
      throw new IllegalStateException("cannot end a watch", failure);
    }
  }
}
