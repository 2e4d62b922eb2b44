package io.github.taskfilels.run.files;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.program.values.SourceFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Found files that are kept in memory as long as the system tells of no change in any folder that
 * the search went through. Whatever is not certain is searched again: links, files with several
 * names, file systems that others can change, folders that cannot be watched, lost events. Only a
 * file that is written through a shared mapping alone changes unheard (inotify(7)).
 *
 * <p>On Linux only; elsewhere each search is made. Safe for several threads.
 */
public final class WatchedSources implements AutoCloseable {
  private static final int MOST_FOLDERS = 8_192;
  private static final int MOST_ENTRIES = 256;
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  /** File systems that change only by this machine. */
  private static final ImmutableSet<String> LOCAL =
      ImmutableSet.of(
          "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "bcachefs", "tmpfs", "overlay");

  /** What was searched for. */
  record Key(Path directory, ImmutableList<SourceFiles.Pattern> patterns, boolean gitignore) {}

  private final Duration patience;
  private final Map<Key, Entry> entries = new HashMap<>();
  private final SetMultimap<WatchKey, Entry> byFolder = HashMultimap.create();
  private final Set<WatchKey> folders = new HashSet<>();
  private final Set<Key> tooLarge = new HashSet<>();
  private final Map<Object, Boolean> devices = new HashMap<>();
  private @Nullable SettledWatch watch;
  private String mounts = "";
  private long settled = System.nanoTime();
  private boolean off = !System.getProperty("os.name", "").equals("Linux");

  /** One that is empty, and watches nothing yet. */
  public WatchedSources() {
    this(PATIENCE);
  }

  /**
   * @param patience how long the system may take to tell what has happened, before all is searched
   */
  WatchedSources(Duration patience) {
    this.patience = patience;
  }

  /**
   * The files of a key: those that are kept, if nothing has changed before this call, or else those
   * of the search.
   */
  FoundFiles find(Key key, Function<SearchTrace, List<FoundFile>> search) {
    long asked = System.nanoTime();
    FoundFiles kept = kept(key, asked);
    if (kept != null) {
      return kept;
    }
    Entry entry = new Entry(key);
    try {
      FoundFiles found = FoundFiles.of(search.apply(entry), key.directory().toString());
      keep(entry, found);
      return found;
    } finally {
      purge();
    }
  }

  private synchronized @Nullable FoundFiles kept(Key key, long asked) {
    if (off || watch == null || !settle(asked)) {
      return null;
    }
    Entry entry = entries.get(key);
    if (entry == null || !entry.isInPlace()) {
      return null;
    }
    return entry.found;
  }

  /** Hears of all that happened before a moment; else nothing is kept any more. */
  private boolean settle(long asked) {
    if (settled - asked > 0) {
      return true; // Somebody else has asked meanwhile.
    }
    long begin = System.nanoTime();
    try {
      boolean heard = watch != null && watch.settle(this::changed);
      String before = mounts;
      mounts = mounts();
      if (heard && mounts.equals(before)) {
        settled = begin;
        return true;
      }
    } catch (IOException e) {
      restart();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    forget();
    return false;
  }

  private static String mounts() throws IOException {
    return Files.readString(MOUNTS);
  }

  private void changed(WatchKey folder) {
    for (Entry entry : byFolder.removeAll(folder)) {
      entry.certain = false;
      entries.remove(entry.key, entry);
    }
  }

  /** Lets go of searches of which nothing is kept. */
  private synchronized void purge() {
    byFolder.values().removeIf(entry -> entry.found == null ? !entry.certain : !isKept(entry));
  }

  private boolean isKept(Entry entry) {
    return entry.equals(entries.get(entry.key));
  }

  private void forget() {
    byFolder.values().forEach(entry -> entry.certain = false);
    byFolder.clear();
    entries.clear();
  }

  private synchronized void keep(Entry entry, FoundFiles found) {
    if (entries.size() >= MOST_ENTRIES) {
      forget();
    }
    entry.certain &= !off && entry.isInPlace();
    if (entry.certain) {
      entry.found = found;
      entries.put(entry.key, entry);
    }
  }

  /** Watches no more, for ever. */
  private void stop() {
    off = true;
    restart();
  }

  /** Forgets all and gives all watches back. */
  private void restart() {
    forget();
    folders.clear();
    SettledWatch old = watch;
    watch = null;
    if (old != null) {
      try {
        old.close();
      } catch (IOException e) {
        off = true; // The system has no more of them.
      }
    }
  }

  @Override
  public synchronized void close() {
    stop();
  }

  /** One search, and what its result rests on. */
  private final class Entry implements SearchTrace {
    private final Key key;
    private final Map<Path, Object> bases = new HashMap<>();
    private int own;
    private boolean certain = true;
    private @Nullable FoundFiles found;

    private Entry(Key key) {
      this.key = key;
    }

    @Override
    public void base(String path) {
      Path folder = Path.of(path);
      while (folder != null && !Files.isDirectory(folder)) {
        folder = folder.getParent();
      }
      if (folder == null) {
        doubt();
        return;
      }
      try {
        Object before = identity(folder);
        folder(folder.toString());
        synchronized (WatchedSources.this) {
          bases.put(folder, before);
        }
      } catch (IOException e) {
        doubt();
      }
    }

    @Override
    public void folder(String path) {
      Path folder = Path.of(path);
      synchronized (WatchedSources.this) {
        if (!certain || off || tooLarge.contains(key)) {
          certain = false;
          return;
        }
        try {
          if (watch == null) {
            mounts = mounts();
            watch = new SettledWatch(patience);
          }
          WatchKey watched = watch.watch(folder);
          folders.add(watched);
          byFolder.put(watched, this);
          certain = isLocal(folder);
          own++;
          if (folders.size() > MOST_FOLDERS) {
            // Others may still fit, once those are gone that nobody needs any more.
            if (own > MOST_FOLDERS / 2) {
              tooLarge.add(key);
            }
            restart();
          }
        } catch (FileSystemException e) {
          certain = false; // It has gone, or nobody may look into it.
        } catch (IOException e) {
          certain = false;
          stop(); // The system has no more watches, which others need, too.
        }
      }
    }

    @Override
    public void name(String path) {
      Path name = Path.of(path);
      Path parent = name.getParent();
      if (parent == null || !Files.isDirectory(parent)) {
        return; // The base of the search is watched for it.
      }
      folder(parent.toString());
      try {
        entry(FileStat.named(name));
      } catch (NoSuchFileException e) {
        return; // If it comes, the folder tells.
      } catch (IOException e) {
        doubt();
      }
    }

    @Override
    public void doubt() {
      synchronized (WatchedSources.this) {
        certain = false;
      }
    }

    /** Whether the paths still lead to the folders that are watched. */
    private boolean isInPlace() {
      try {
        for (Map.Entry<Path, Object> base : bases.entrySet()) {
          if (!base.getValue().equals(identity(base.getKey()))) {
            return false;
          }
        }
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  private static Object identity(Path folder) throws IOException {
    Map<String, Object> all = Files.readAttributes(folder, "unix:dev,ino");
    return Map.copyOf(all);
  }

  private boolean isLocal(Path folder) throws IOException {
    Object device = Files.getAttribute(folder, "unix:dev");
    Boolean known = devices.get(device);
    if (known == null) {
      known = LOCAL.contains(Files.getFileStore(folder).type());
      devices.put(device, known);
    }
    return known;
  }
}
