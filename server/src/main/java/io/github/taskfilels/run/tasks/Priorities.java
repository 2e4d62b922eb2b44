package io.github.taskfilels.run.tasks;

import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.run.history.Estimates;
import io.github.taskfilels.run.history.History;
import io.github.taskfilels.run.schedule.CriticalPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the tasks of a run: how long they take, and how long the run goes on after
 * them. The plan knows that by name; calls know their variables and the place they are made at
 * ({@link Outlook}). What changes is touched by who has the scheduler alone.
 */
final class Priorities {
  /** Nothing is expected, so tasks start in the order in which they are declared. */
  static final Priorities NONE = new Priorities(History.EMPTY, List.of(), false);

  private final boolean planned;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, CriticalPath.Shape> shapes = new HashMap<>();
  private final Estimates estimates;
  private CriticalPath levels;
  private int version;

  /**
   * @param shapes of the tasks of the plan
   * @param learns whether what ends in this run is a sign of what is to come
   */
  Priorities(History history, List<CriticalPath.Shape> shapes, boolean learns) {
    this.planned = !shapes.isEmpty();
    shapes.forEach(
        shape -> {
          places.putIfAbsent(shape.name(), places.size());
          this.shapes.putIfAbsent(shape.name(), shape);
        });
    this.estimates = new Estimates(history, shapes, learns);
    this.levels = CriticalPath.of(shapes, estimates::of);
  }

  /**
   * The outlook of a call.
   *
   * @param once whether later calls of the task wait for this one, so that it is as urgent as the
   *     most urgent of them
   * @param after what is left when the call has ended, as the caller knows it; null for nothing
   */
  Outlook of(Lookup.Found found, String variant, boolean once, Outlook.@Nullable Left after) {
    return new Outlook(this, found, variant, once, after);
  }

  /** Whether anything is known of the run. */
  boolean planned() {
    return planned;
  }

  /** The place of a task in the plan; behind it where the plan does not know the task. */
  int place(Lookup.Found found) {
    return places.getOrDefault(found.task().name(), places.size());
  }

  /** What the plan says of a task; null where it does not know it. */
  CriticalPath.@Nullable Shape shape(String task) {
    return shapes.get(task);
  }

  CriticalPath levels() {
    return levels;
  }

  Estimates estimates() {
    return estimates;
  }

  /** Grows whenever something is expected differently. */
  int version() {
    return version;
  }

  /** See {@link Estimates#learn}. */
  boolean learn(String kind, long millis) {
    if (!estimates.learn(kind, millis)) {
      return false;
    }
    levels = levels.expecting(estimates::of);
    version++;
    return true;
  }
}
