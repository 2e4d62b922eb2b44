package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far tasks are from the end of a run, by expected times: the levels of HLFET list scheduling
 * (Adam, Chandy and Dickson, 1974). Starting the highest first keeps the critical path going.
 *
 * <p>The tail of a task is the longest way from its end to the end of the run, over all tasks that
 * ask for it. A dependency is followed by the whole body of its dependent, a called task by what
 * its caller still has to do.
 */
public final class CriticalPath {
  /** Nothing is known. */
  public static final CriticalPath UNKNOWN = of(ImmutableList.of(), _ -> 0);

  private final Map<String, Level> levels;

  private CriticalPath(Map<String, Level> levels) {
    this.levels = levels;
  }

  /**
   * What a task is made of. Unknown names are ignored, and so is what closes a circle.
   *
   * @param name full name in the root
   * @param deps names of tasks that run together before it
   * @param calls for each of its commands in order, the name of the task it calls; empty for a
   *     shell command
   */
  public record Shape(String name, ImmutableList<String> deps, ImmutableList<String> calls) {
    /** Whether it has work of its own. */
    public boolean works() {
      return commands() > 0;
    }

    private int commands() {
      int commands = 0;
      for (String call : calls) {
        commands += call.isEmpty() ? 1 : 0;
      }
      return commands;
    }
  }

  /** Expected milliseconds of one task. */
  private static final class Level {
    final boolean works;
    final long own;
    long deps;
    long body;
    long tail;

    Level(boolean works, long own) {
      this.works = works;
      this.own = own;
    }
  }

  /**
   * The levels of a plan.
   *
   * @param shapes of all tasks; names are unique
   * @param own the expected time of a task's own commands together, asked for tasks that have any
   */
  public static CriticalPath of(List<Shape> shapes, ToLongFunction<String> own) {
    Map<String, Shape> byName = new LinkedHashMap<>();
    shapes.forEach(shape -> byName.putIfAbsent(shape.name(), shape));
    Map<String, Level> levels = new HashMap<>();
    List<Shape> bottomUp = bottomUp(byName);
    for (Shape shape : bottomUp) {
      Level level = new Level(shape.works(), shape.works() ? own.applyAsLong(shape.name()) : 0);
      // What closes a circle comes later in this order, so it is not there yet.
      for (String dep : shape.deps()) {
        level.deps = Math.max(level.deps, span(levels.get(dep)));
      }
      level.body = level.own;
      for (String call : shape.calls()) {
        level.body += span(levels.get(call));
      }
      levels.put(shape.name(), level);
    }
    Map<String, Integer> places = new HashMap<>();
    bottomUp.forEach(shape -> places.put(shape.name(), places.size()));
    for (int i = bottomUp.size() - 1; i >= 0; i--) {
      passDown(bottomUp.get(i), i, levels, places);
    }
    return new CriticalPath(levels);
  }

  /** Lengthens the tails of the tasks that one asks for. */
  private static void passDown(
      Shape shape, int place, Map<String, Level> levels, Map<String, Integer> places) {
    Level level = levels.get(shape.name());
    if (level == null) {
      throw new IllegalStateException("no level of " + shape.name());
    }
    for (String dep : shape.deps()) {
      if (places.getOrDefault(dep, place) < place) {
        lengthen(levels.get(dep), level.body + level.tail);
      }
    }
    long commands = shape.commands();
    long left = level.body;
    for (String call : shape.calls()) {
      if (call.isEmpty()) {
        left -= level.own / commands;
      } else if (places.getOrDefault(call, place) < place) {
        left -= span(levels.get(call));
        lengthen(levels.get(call), left + level.tail);
      }
    }
  }

  private static void lengthen(@Nullable Level level, long tail) {
    if (level != null) {
      level.tail = Math.max(level.tail, tail);
    }
  }

  private static long span(@Nullable Level level) {
    return level == null ? 0 : level.deps + level.body;
  }

  /** Tasks after those that they ask for, as far as there is no circle. */
  private static List<Shape> bottomUp(Map<String, Shape> byName) {
    List<Shape> order = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<Shape> path = new ArrayDeque<>();
    Deque<Iterator<String>> todo = new ArrayDeque<>();
    for (Shape start : byName.values()) {
      enter(start, seen, path, todo);
      while (!path.isEmpty()) {
        Iterator<String> next = todo.element();
        if (!next.hasNext()) {
          order.add(path.pop());
          todo.pop();
        } else if (byName.get(next.next()) instanceof Shape needed) {
          enter(needed, seen, path, todo);
        }
      }
    }
    return order;
  }

  private static void enter(
      Shape shape, Set<String> seen, Deque<Shape> path, Deque<Iterator<String>> todo) {
    if (seen.add(shape.name())) {
      path.push(shape);
      List<String> needs = new ArrayList<>(shape.deps());
      needs.addAll(shape.calls());
      todo.push(needs.iterator());
    }
  }

  /** Whether the task has work of its own, as far as is known. */
  public boolean works(String task) {
    Level level = levels.get(task);
    return level == null || level.works;
  }

  /** From the end of the task to the end of the run; 0 for a task that is not known. */
  public long tail(String task) {
    Level level = levels.get(task);
    return level == null ? 0 : level.tail;
  }

  /** The longest of the tasks that it depends on, with all that they need. */
  public long deps(String task) {
    Level level = levels.get(task);
    return level == null ? 0 : level.deps;
  }

  /** The tasks that it calls, one after the other, with all that they need. */
  public long calls(String task) {
    Level level = levels.get(task);
    return level == null ? 0 : level.body - level.own;
  }

  /** The whole task with all that it needs. */
  public long span(String task) {
    return span(levels.get(task));
  }
}
