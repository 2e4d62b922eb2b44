package io.github.taskfilels.run.process;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What Linux tells in {@code /proc} (see {@code proc(5)}), walking from the process to its
 * children. Of each thread counts how long it ran and how long it waited for a processor, so that a
 * compiler on a loaded machine never looks idle; of each process also what children used that have
 * ended, however short they lived. A thread that waits for its turn, or for a disk, all the time
 * between two questions counts for that time.
 */
final class ProcfsUse implements ProcessorUse {
  private static final Path PROC = Path.of("/proc");

  /** The unit of times in {@code stat}, the same on all processors ({@code USER_HZ}). */
  private static final long TICK = Duration.ofMillis(10).toNanos();

  // Places in stat, counted from the state, which is the third field.
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;
  private static final String WAITING = "RD";

  private static final Splitter BLANKS = Splitter.on(' ').omitEmptyStrings().trimResults();

  private final Path proc;
  private final long root;
  private final LongSupplier clock;
  private Map<String, Long> seen = new HashMap<>();
  private Map<String, Long> now = new HashMap<>();
  private long total;
  private long asked;

  ProcfsUse(long root) {
    this(PROC, root, System::nanoTime);
  }

  /** Of a process in a folder like {@code /proc}. */
  ProcfsUse(Path proc, long root, LongSupplier clock) {
    this.proc = proc;
    this.root = root;
    this.clock = clock;
    this.asked = clock.getAsLong();
  }

  /**
   * Whether this system tells all that is needed: kernels can be built without lists of children,
   * and without times.
   */
  static boolean available() {
    List<String> own = words(PROC.resolve("self/schedstat"));
    return own != null
        && number(own, 0) > 0
        && Files.isReadable(PROC.resolve("thread-self/children"));
  }

  @Override
  public OptionalLong nanos() {
    long time = clock.getAsLong();
    now = new HashMap<>();
    Deque<String> processes = new ArrayDeque<>();
    processes.add(Long.toString(root));
    while (!processes.isEmpty()) {
      look(proc.resolve(processes.remove()), time - asked, processes);
    }
    seen = now;
    asked = time;
    return OptionalLong.of(total);
  }

  private void look(Path process, long elapsed, Deque<String> processes) {
    List<String> stat = stat(process);
    String[] threads = process.resolve("task").toFile().list();
    if (stat == null || threads == null) {
      total += elapsed; // It ends just now, or is hidden from this user and may do anything.
      return;
    }
    total += more(process, TICK * (number(stat, CHILDREN_USER) + number(stat, CHILDREN_SYSTEM)));
    for (String name : threads) {
      Path thread = process.resolve("task").resolve(name);
      List<String> times = words(thread.resolve("schedstat"));
      long more = times == null ? 0 : more(thread, number(times, 0) + number(times, 1));
      total += more == 0 && waits(thread) ? elapsed : more;
      List<String> children = words(thread.resolve("children"));
      if (children != null) {
        processes.addAll(children);
      }
    }
  }

  /** By how much a figure has grown since the last question; all of it if it is new. */
  private long more(Path whose, long figure) {
    String key = whose.toString();
    now.put(key, figure);
    return Math.max(0, figure - seen.getOrDefault(key, 0L));
  }

  private static boolean waits(Path thread) {
    List<String> stat = stat(thread);
    return stat != null && WAITING.contains(stat.getFirst());
  }

  /** From the state on: the name before it may hold anything, even blanks. */
  private static @Nullable List<String> stat(Path folder) {
    String text = text(folder.resolve("stat"));
    return text == null ? null : BLANKS.splitToList(text.substring(text.lastIndexOf(')') + 1));
  }

  private static @Nullable List<String> words(Path file) {
    String text = text(file);
    return text == null ? null : BLANKS.splitToList(text);
  }

  /** Null where the process has ended or is not to be seen. */
  private static @Nullable String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return null;
    }
  }

  private static long number(List<String> words, int place) {
    Long number = place < words.size() ? Longs.tryParse(words.get(place)) : null;
    return number == null ? 0 : number;
  }
}
