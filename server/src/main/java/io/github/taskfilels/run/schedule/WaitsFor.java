package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a node would wait for itself. A node is waited for by the one that called it
 * and by those that joined it; this is followed from the new waiter upwards, because few nodes are
 * above one, and many may be below.
 */
final class WaitsFor {
  private WaitsFor() {}

  /**
   * The cycle that would arise if the waiter waited for the owner, as task names; null for none.
   */
  static @Nullable ImmutableList<String> cycle(SchedulerNode waiter, SchedulerNode owner) {
    Map<SchedulerNode, SchedulerNode> below = new HashMap<>();
    Deque<SchedulerNode> todo = new ArrayDeque<>();
    below.put(waiter, waiter);
    todo.add(waiter);
    while (!todo.isEmpty()) {
      SchedulerNode node = todo.remove();
      if (node == owner) {
        return path(owner, waiter, below);
      }
      List<SchedulerNode> above = new ArrayList<>(node.joiners);
      above.removeIf(joiner -> joiner.state != SchedulerNode.State.JOINED);
      if (node.parent != null) {
        above.add(node.parent);
      }
      for (SchedulerNode next : above) {
        if (below.putIfAbsent(next, node) == null) {
          todo.add(next);
        }
      }
    }
    return null;
  }

  private static ImmutableList<String> path(
      SchedulerNode owner, SchedulerNode waiter, Map<SchedulerNode, SchedulerNode> below) {
    List<String> names = new ArrayList<>();
    SchedulerNode at = owner;
    add(names, at);
    while (at != waiter) {
      SchedulerNode next = below.get(at);
      if (next == null) {
        throw new IllegalStateException("broken path");
      }
      at = next;
      add(names, at);
    }
    // The waiter has the owner's key, hence the same task: it closes the circle.
    if (names.size() == 1 || !names.getLast().equals(owner.call.task())) {
      names.add(owner.call.task());
    }
    return ImmutableList.copyOf(names);
  }

  /** A node that joined another has its name: both are one task. */
  private static void add(List<String> names, SchedulerNode node) {
    if (names.isEmpty() || !names.getLast().equals(node.call.task())) {
      names.add(node.call.task());
    }
  }
}
