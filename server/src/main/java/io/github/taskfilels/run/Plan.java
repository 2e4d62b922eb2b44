package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;
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
 * What is known about a run before it starts: which task needs which. Cycles are refused before
 * anything runs; the run itself may turn out smaller or larger.
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
   * @param needs names of tasks that must end before it ends, in declaration order: deps and calls
   *     that nothing can avoid. Calls under a condition are left out, since the condition may end a
   *     recursion. Unknown names are ignored
   */
  public record Planned(String name, ImmutableList<String> needs) {}

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

  private Map<String, Planned> byName() {
    Map<String, Planned> byName = new LinkedHashMap<>();
    tasks.forEach(task -> byName.putIfAbsent(task.name(), task));
    return byName;
  }
}
