package io.github.taskfilels.run.process;

import com.google.common.primitives.Longs;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What Linux tells in {@code /proc} ({@code proc(5)}), walking from the process to its children. Of
 * each thread counts how long it ran and how long it waited for a processor, so that a compiler on
 * a loaded machine never looks idle; of each process also what children used that have ended,
 * however short they lived. A thread that waits for its turn, or for a disk, all the time between
 * two questions counts for that time. Files are read in the cheapest way: it is done often.
 */
final class ProcfsUse implements ProcessorUse {
  private static final String PROC = "/proc";

  /** The unit of times in {@code stat} on all processors that Java knows ({@code USER_HZ}). */
  private static final long TICK = Duration.ofMillis(10).toNanos();

  // Places in stat, counted from the state, which is the third field.
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  /** States of a thread that is ready to run, or waits for a disk. */
  private static final List<String> WAITING = List.of("R", "D");

  private final String proc;
  private final long root;
  private final LongSupplier clock;
  private Map<String, Long> seen = new HashMap<>();
  private Map<String, Long> now = new HashMap<>();
  private long total;
  private long asked;

  ProcfsUse(long root) {
    this(PROC, root, System::nanoTime);
  }

  private ProcfsUse(String proc, long root, LongSupplier clock) {
    this.proc = proc;
    this.root = root;
    this.clock = clock;
    this.asked = clock.getAsLong();
  }

  /** Of a process in a folder like {@code /proc}, with a clock of nanoseconds. */
  static ProcfsUse in(Path proc, long root, LongSupplier clock) {
    return new ProcfsUse(proc.toString(), root, clock);
  }

  /**
   * Whether this system tells all that is needed: kernels can be built without lists of children,
   * and without times.
   */
  static boolean available() {
    return number(words(PROC + "/self/schedstat"), 0) > 0
        && new File(PROC + "/thread-self/children").canRead();
  }

  @Override
  public OptionalLong nanos() {
    long time = clock.getAsLong();
    now = new HashMap<>();
    Deque<String> processes = new ArrayDeque<>();
    processes.add(Long.toString(root));
    while (!processes.isEmpty()) {
      look(proc + "/" + processes.remove(), time - asked, processes);
    }
    seen = now;
    asked = time;
    return OptionalLong.of(total);
  }

  private void look(String process, long elapsed, Deque<String> processes) {
    String[] threads = new File(process + "/task").list();
    if (threads == null) {
      total += elapsed; // It ends just now, or is hidden from this user and may do anything.
      return;
    }
    List<String> stat = stat(process);
    total += more(process, TICK * (number(stat, CHILDREN_USER) + number(stat, CHILDREN_SYSTEM)));
    for (String name : threads) {
      String thread = process + "/task/" + name;
      List<String> times = words(thread + "/schedstat");
      long more = more(thread, number(times, 0) + number(times, 1));
      total += more == 0 && waits(thread) ? elapsed : more;
      processes.addAll(words(thread + "/children"));
    }
  }

  /** By how much a figure has grown since the last question; all of it if it is new. */
  private long more(String whose, long figure) {
    now.put(whose, figure);
    return Math.max(0, figure - seen.getOrDefault(whose, 0L));
  }

  private static boolean waits(String thread) {
    List<String> stat = stat(thread);
    return !stat.isEmpty() && WAITING.contains(stat.getFirst());
  }

  /** From the state on: the name before it may hold anything, even blanks. */
  private static List<String> stat(String folder) {
    String text = text(folder + "/stat");
    return split(text.substring(text.lastIndexOf(')') + 1));
  }

  private static List<String> words(String file) {
    return split(text(file));
  }

  private static List<String> split(String text) {
    String words = text.strip();
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  /** Empty where the process has ended. */
  private static String text(String file) {
    try (FileInputStream in = new FileInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  private static long number(List<String> words, int place) {
    Long number = place < words.size() ? Longs.tryParse(words.get(place)) : null;
    return number == null ? 0 : number;
  }
}
