package io.github.taskfilels.run.history;

import io.github.taskfilels.run.schedule.CriticalPath.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long tasks are expected to take, in milliseconds: what the history says of the task; else the
 * mean of what is known of tasks of the same kind, those that ended in this run among them; else
 * the upper quartile of all that is known, since a task that is started too early costs less than
 * one that is started too late.
 */
public final class Estimates {
  /** Where no time is known all tasks count the same, so that the longest chain goes first. */
  private static final long UNKNOWN = 1_000;

  /** A part of what is known has to be new before it counts, so that much is not counted often. */
  private static final int NEW_PART = 32;

  private final History history;
  private final boolean learns;
  private final Map<String, Mean> kinds = new HashMap<>();
  private final List<Long> known;
  private long typical;
  private int fresh;

  /** The mean of the times of one kind. */
  private static final class Mean {
    /** Whether it comes from earlier runs, and stays as it is. */
    final boolean settled;

    long sum;
    long count;

    /** What was told when it counted last. */
    long told;

    Mean(boolean settled) {
      this.settled = settled;
    }

    void add(long millis) {
      sum += millis;
      count++;
    }

    long millis() {
      return Math.max(1, sum / count);
    }

    /** Whether it differs from what was told by a factor of two, or was not told. */
    boolean differs() {
      return count > 0 && (told == 0 || millis() >= 2 * told || told >= 2 * millis());
    }
  }

  /**
   * @param shapes of the tasks of the run
   * @param learns whether what ends in this run is a sign of what is to come
   */
  public Estimates(History history, List<Shape> shapes, boolean learns) {
    this.history = history;
    this.learns = learns;
    this.known = new ArrayList<>(history.all());
    for (Shape shape : shapes) {
      if (shape.works() && history.of(shape.name()).isPresent()) {
        long millis = history.of(shape.name()).getAsLong();
        kinds.computeIfAbsent(shape.kind(), _ -> new Mean(true)).add(millis);
      }
    }
    count();
  }

  /** What is known from now on counts. */
  private void count() {
    Collections.sort(known);
    typical = known.isEmpty() ? UNKNOWN : known.get(known.size() * 3 / 4);
    kinds.values().forEach(mean -> mean.told = mean.millis());
    fresh = 0;
  }

  /** Of a task whose variables are not known yet. */
  public long of(Shape shape) {
    return history.of(shape.name()).orElseGet(() -> ofKind(shape.kind()));
  }

  /** Whether nothing but this run tells how long tasks of a kind take, and has not yet. */
  public boolean unknown(String kind) {
    return !kinds.containsKey(kind);
  }

  /** Of a task of which earlier runs tell nothing. */
  public long ofKind(String kind) {
    Mean mean = kinds.get(kind);
    return mean == null || mean.told == 0 ? typical : mean.told;
  }

  /** What earlier runs tell of a task with its variables. */
  public OptionalLong earlier(String task, String variant) {
    return history.of(task, variant);
  }

  /**
   * A task of a kind did its work in this time.
   *
   * @return whether so much is new that estimates have changed
   */
  public boolean learn(String kind, long millis) {
    if (!learns) {
      return false;
    }
    Mean mean = kinds.computeIfAbsent(kind, _ -> new Mean(false));
    if (mean.settled) {
      return false;
    }
    boolean differed = mean.differs();
    mean.add(millis);
    known.add(millis);
    fresh += !differed && mean.differs() ? 1 : 0;
    if (fresh * NEW_PART <= kinds.size()) {
      return false;
    }
    count();
    return true;
  }
}
