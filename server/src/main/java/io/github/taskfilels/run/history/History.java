package io.github.taskfilels.run.history;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs say about how long tasks take: medians, because one slow run should not count,
 * of the last few times, because tasks change.
 */
public final class History {
  /** Nothing is known. */
  public static final History EMPTY = of(List.of());

  /** How many times of one task and variant count, the latest. */
  static final int KEPT = 5;

  private final ImmutableMap<String, ImmutableMap<String, Long>> medians;
  private final ImmutableMap<String, Long> ofAll;

  /** The latest time of each task. */
  private final ImmutableMap<String, TaskTime> last;

  private History(
      ImmutableMap<String, ImmutableMap<String, Long>> medians,
      ImmutableMap<String, TaskTime> last) {
    this.medians = medians;
    this.last = last;
    ImmutableMap.Builder<String, Long> all = ImmutableMap.builder();
    medians.forEach((task, variants) -> all.put(task, median(variants.values())));
    this.ofAll = all.buildOrThrow();
  }

  /** Of times in the order in which they were taken. */
  public static History of(List<TaskTime> times) {
    Map<String, ImmutableMap.Builder<String, Long>> medians = new LinkedHashMap<>();
    latest(times)
        .forEach(
            (key, last) ->
                medians
                    .computeIfAbsent(key.task(), _ -> ImmutableMap.builder())
                    .put(key.variant(), median(last.stream().map(TaskTime::millis).toList())));
    ImmutableMap.Builder<String, ImmutableMap<String, Long>> built = ImmutableMap.builder();
    medians.forEach((task, variants) -> built.put(task, variants.buildOrThrow()));
    Map<String, TaskTime> last = new LinkedHashMap<>();
    times.forEach(time -> last.put(time.task(), time));
    return new History(built.buildOrThrow(), ImmutableMap.copyOf(last));
  }

  private record Key(String task, String variant) {}

  private static Map<Key, Deque<TaskTime>> latest(List<TaskTime> times) {
    Map<Key, Deque<TaskTime>> latest = new LinkedHashMap<>();
    for (TaskTime time : times) {
      Key key = new Key(time.task(), time.variant());
      Deque<TaskTime> last = latest.computeIfAbsent(key, _ -> new ArrayDeque<>());
      last.add(time);
      if (last.size() > KEPT) {
        last.remove();
      }
    }
    return latest;
  }

  /** The times that still count, oldest first: at most so many, those of the latest. */
  static ImmutableList<TaskTime> compacted(List<TaskTime> times, int most) {
    List<TaskTime> kept = new ArrayList<>();
    latest(times).values().forEach(kept::addAll);
    kept.sort((a, b) -> Long.compare(a.at(), b.at()));
    return ImmutableList.copyOf(kept.subList(Math.max(0, kept.size() - most), kept.size()));
  }

  /**
   * The expected milliseconds of a task: the median of its last times with these variables, else of
   * its medians with others. Empty if the task is not known.
   */
  public OptionalLong of(String task, String variant) {
    Map<String, Long> variants = medians.get(task);
    Long exact = variants == null ? null : variants.get(variant);
    return exact == null ? of(task) : OptionalLong.of(exact);
  }

  /** The same for a task whose variables are not known yet. */
  public OptionalLong of(String task) {
    Long known = ofAll.get(task);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /** The latest time of a task, with whatever variables; null where none is known. */
  public @Nullable TaskTime last(String task) {
    return last.get(task);
  }

  /** The expected milliseconds of all tasks that are known, in any order. */
  public ImmutableCollection<Long> all() {
    return ofAll.values();
  }

  /** The middle one, or the mean of the two in the middle. */
  private static long median(Collection<Long> values) {
    if (values.size() == 1) {
      return values.iterator().next();
    }
    List<Long> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
