package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

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

  /** Stands for a command of the shell. */
  private static final int SHELL = -1;

  /** Stands for a task that is not known, and for one that closes a circle. */
  private static final int NONE = -2;

  private final Graph graph;
  private final long[] own;
  private final long[] deps;
  private final long[] body;
  private final long[] tail;

  /**
   * What a task is made of. Unknown names are ignored, and so is what closes a circle.
   *
   * @param name full name in the root
   * @param deps names of tasks that run together before it
   * @param calls for each of its commands in order, the name of the task it calls; empty for a
   *     shell command
   * @param kind its own commands as they are written, the same for tasks that do the same
   */
  public record Shape(
      String name, ImmutableList<String> deps, ImmutableList<String> calls, String kind) {
    /** Whether it has work of its own. */
    public boolean works() {
      return calls.contains("");
    }
  }

  /**
   * The tasks by number, after all that they ask for.
   *
   * @param deps for each task its dependencies
   * @param calls for each task its commands
   */
  private record Graph(
      ImmutableList<Shape> tasks, Map<String, Integer> numbers, int[][] deps, int[][] calls) {
    static Graph of(List<Shape> shapes) {
      Map<String, Shape> byName = new LinkedHashMap<>();
      shapes.forEach(shape -> byName.putIfAbsent(shape.name(), shape));
      ImmutableList<Shape> tasks = bottomUp(byName);
      Map<String, Integer> numbers = new HashMap<>();
      int[][] deps = new int[tasks.size()][];
      int[][] calls = new int[tasks.size()][];
      for (int i = 0; i < deps.length; i++) {
        // What closes a circle comes later in this order, so it has no number yet.
        deps[i] =
            tasks.get(i).deps().stream()
                .mapToInt(name -> numbers.getOrDefault(name, NONE))
                .toArray();
        calls[i] =
            tasks.get(i).calls().stream()
                .mapToInt(name -> name.isEmpty() ? SHELL : numbers.getOrDefault(name, NONE))
                .toArray();
        numbers.put(tasks.get(i).name(), i);
      }
      return new Graph(tasks, numbers, deps, calls);
    }
  }

  private CriticalPath(Graph graph, ToLongFunction<Shape> expected) {
    int size = graph.tasks().size();
    this.graph = graph;
    this.own = new long[size];
    this.deps = new long[size];
    this.body = new long[size];
    this.tail = new long[size];
    for (int task = 0; task < size; task++) {
      Shape shape = graph.tasks().get(task);
      own[task] = shape.works() ? expected.applyAsLong(shape) : 0;
      for (int dep : graph.deps()[task]) {
        deps[task] = Math.max(deps[task], span(dep));
      }
      body[task] = own[task];
      for (int call : graph.calls()[task]) {
        body[task] += span(call);
      }
    }
    for (int task = size - 1; task >= 0; task--) {
      passDown(task);
    }
  }

  /**
   * The levels of a plan.
   *
   * @param shapes of all tasks; names are unique
   * @param own the expected time of a task's own commands together, asked for tasks that have any
   */
  public static CriticalPath of(List<Shape> shapes, ToLongFunction<Shape> own) {
    return new CriticalPath(Graph.of(shapes), own);
  }

  /** The levels of the same plan with other times. */
  public CriticalPath expecting(ToLongFunction<Shape> newOwn) {
    return new CriticalPath(graph, newOwn);
  }

  /** Lengthens the tails of the tasks that one asks for. */
  private void passDown(int task) {
    for (int dep : graph.deps()[task]) {
      lengthen(dep, body[task] + tail[task]);
    }
    int[] calls = graph.calls()[task];
    long commands = Arrays.stream(calls).filter(call -> call == SHELL).count();
    long left = body[task];
    for (int call : calls) {
      left -= call == SHELL ? own[task] / commands : span(call);
      lengthen(call, left + tail[task]);
    }
  }

  private void lengthen(int task, long newTail) {
    if (task >= 0) {
      tail[task] = Math.max(tail[task], newTail);
    }
  }

  private long span(int task) {
    return task < 0 ? 0 : deps[task] + body[task];
  }

  /** Tasks after those that they ask for, as far as there is no circle. */
  private static ImmutableList<Shape> bottomUp(Map<String, Shape> byName) {
    ImmutableList.Builder<Shape> order = ImmutableList.builder();
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
    return order.build();
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

  /** From the end of the task to the end of the run; 0 for a task that is not known. */
  public long tail(String task) {
    int number = number(task);
    return number < 0 ? 0 : tail[number];
  }

  /** The longest of the tasks that it depends on, with all that they need. */
  public long deps(String task) {
    int number = number(task);
    return number < 0 ? 0 : deps[number];
  }

  /** The tasks that it calls, one after the other, with all that they need. */
  public long calls(String task) {
    int number = number(task);
    return number < 0 ? 0 : body[number] - own[number];
  }

  /** The whole task with all that it needs. */
  public long span(String task) {
    return span(number(task));
  }

  private int number(String task) {
    return graph.numbers().getOrDefault(task, NONE);
  }
}
