package io.github.taskfilels.run.files;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches folders, and knows when it has heard of all that has happened: it makes a file in a
 * folder of its own (a cookie, as in watchman's query synchronisation) and waits for the event of
 * that. The system keeps the order of events over all folders of one watch (inotify(7)). To be used
 * by one thread at a time.
 */
final class SettledWatch implements AutoCloseable {
  private final Duration patience;
  private final WatchService service;
  private final Path cookies;
  private final WatchKey cookieKey;
  private long count;

  /**
   * @param patience how long the event of a cookie is waited for
   */
  SettledWatch(Duration patience) throws IOException {
    this.patience = patience;
    cookies = PrivateFolder.make("taskfile-ls-watch");
    service = FileSystems.getDefault().newWatchService();
    cookieKey = watch(cookies);
  }

  /** Watches a folder from now on. The same key comes for the same folder, by whatever path. */
  WatchKey watch(Path folder) throws IOException {
    return folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
  }

  /**
   * Tells of all folders in which something has happened before the call.
   *
   * @return false when that is not known: events were lost, or do not come
   */
  boolean settle(Consumer<WatchKey> changed) throws IOException, InterruptedException {
    Path cookie = cookies.resolve(Long.toString(count++));
    long end = System.nanoTime() + patience.toNanos();
    Files.createFile(cookie);
    Set<WatchKey> heard = new HashSet<>();
    try {
      boolean seen = false;
      // What came before the cookie may still wait in the queue behind it, by Java's order of keys.
      while (true) {
        WatchKey key =
            seen ? service.poll() : service.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (key == null) {
          return seen;
        }
        if (!key.equals(cookieKey)) {
          // It is taken up again at the end, so that a folder that never rests holds up nobody.
          heard.add(key);
          changed.accept(key);
        } else {
          for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == OVERFLOW) {
              return false;
            }
            seen |= event.kind() == ENTRY_CREATE && cookie.getFileName().equals(event.context());
          }
          key.reset();
        }
      }
    } finally {
      for (WatchKey key : heard) {
        key.pollEvents();
        key.reset();
      }
      Files.deleteIfExists(cookie);
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
    Files.deleteIfExists(cookies);
  }
}
