package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a run before it starts: which task needs which, and how long each is expected
 * to take. It gives priorities and refuses cycles before anything runs; the run itself may turn out
 * smaller or larger.
 *
 * @param tasks in declaration order, names are unique
 */
public record Plan(ImmutableList<Planned> tasks) {
  /** Nothing is known. */
  public static final Plan UNKNOWN = new Plan(ImmutableList.of());

  /**
   * One task of the plan.
   *
   * @param name full name in the root
   * @param millis expected own time, without the tasks it needs
   * @param needs names of tasks that must end before it ends, in declaration order: deps and calls
   *     that nothing can avoid. Calls under a condition are left out, since the condition may end a
   *     recursion. Unknown names are ignored
   */
  public record Planned(String name, long millis, ImmutableList<String> needs) {}

  /**
   * A cycle, as names along it with the first again at the end; always the same one for the same
   * plan.
   */
  public Optional<ImmutableList<String>> cycle() {
    Map<String, Planned> byName = byName();
    Map<String, Boolean> finished = new HashMap<>();
    for (Planned start : tasks) {
      if (finished.containsKey(start.name())) {
        continue;
      }
      Deque<Iterator<String>> todo = new ArrayDeque<>();
      List<String> path = new ArrayList<>();
      enter(start, todo, path, finished);
      while (!todo.isEmpty()) {
        if (!todo.peek().hasNext()) {
          todo.pop();
          finished.put(path.removeLast(), true);
          continue;
        }
        String next = todo.peek().next();
        Planned planned = byName.get(next);
        if (planned == null || Boolean.TRUE.equals(finished.get(next))) {
          continue;
        }
        if (finished.containsKey(next)) {
          List<String> cycle = path.subList(path.indexOf(next), path.size());
          return Optional.of(ImmutableList.<String>builder().addAll(cycle).add(next).build());
        }
        enter(planned, todo, path, finished);
      }
    }
    return Optional.empty();
  }

  private static void enter(
      Planned task,
      Deque<Iterator<String>> todo,
      List<String> path,
      Map<String, Boolean> finished) {
    finished.put(task.name(), false);
    path.add(task.name());
    todo.push(task.needs().iterator());
  }

  /**
   * For each task the expected milliseconds from its start to the end of the run: its own time and
   * the longest way through the tasks that need it. Starting the highest first keeps the critical
   * path going. Empty when there is a cycle.
   */
  public ImmutableMap<String, Long> priorities() {
    if (cycle().isPresent()) {
      return ImmutableMap.of();
    }
    Map<String, Planned> byName = byName();
    Map<String, Integer> waiting = new LinkedHashMap<>();
    byName.keySet().forEach(name -> waiting.put(name, 0));
    for (Planned task : byName.values()) {
      task.needs().forEach(need -> waiting.computeIfPresent(need, (_, count) -> count + 1));
    }
    Map<String, Long> below = new HashMap<>();
    Deque<Planned> ready = new ArrayDeque<>();
    byName.values().stream().filter(task -> count(waiting, task.name()) == 0).forEach(ready::add);
    ImmutableMap.Builder<String, Long> levels = ImmutableMap.builder();
    while (!ready.isEmpty()) {
      Planned task = ready.remove();
      long level = task.millis() + below.getOrDefault(task.name(), 0L);
      levels.put(task.name(), level);
      for (String need : task.needs()) {
        Planned needed = byName.get(need);
        if (needed != null) {
          below.merge(need, level, Math::max);
          if (waiting.merge(need, -1, Integer::sum) == 0) {
            ready.add(needed);
          }
        }
      }
    }
    return levels.buildOrThrow();
  }

  private static int count(Map<String, Integer> waiting, String name) {
    return waiting.getOrDefault(name, 0);
  }

  private Map<String, Planned> byName() {
    Map<String, Planned> byName = new LinkedHashMap<>();
    tasks.forEach(task -> byName.putIfAbsent(task.name(), task));
    return byName;
  }
}
