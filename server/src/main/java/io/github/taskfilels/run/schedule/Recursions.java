package io.github.taskfilels.run.schedule;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.github.taskfilels.run.CallIdentity;
import io.github.taskfilels.run.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Refuses recursions that have no end. One that nothing can end is refused at its first round. One
 * that a condition, a check or other variables may end has two limits; neither refuses what Task
 * runs with other variables in each round, which lets a task be called a thousand times.
 */
final class Recursions {
  /** How many rounds with the same variables; only what commands do elsewhere could end those. */
  static final int MOST_ROUNDS = 100;

  /** How many calls of one task, below other calls of it, in the whole run. */
  static final int MOST_CALLS = 1_000;

  /** By the names of the tasks. */
  private final Multiset<String> calls = HashMultiset.create();

  /** Why a new node is one call too many; null where it is not. */
  @Nullable Failure refusal(SchedulerNode node) {
    CallIdentity own = node.call.identity();
    boolean mayEnd = own.mayEnd();
    int rounds = 0;
    SchedulerNode nearest = null;
    for (SchedulerNode above = node.parent; above != null; above = above.parent) {
      CallIdentity other = above.call.identity();
      mayEnd |= other.mayEnd();
      if (!other.task().equals(own.task())) {
        continue;
      }
      nearest = nearest == null ? above : nearest;
      if (own.invocation() != null && own.invocation().equals(other.invocation())) {
        if (!mayEnd) {
          return Failure.cycle(chain(above, node, call -> call.call.task()));
        }
        rounds++;
      }
    }
    if (nearest == null) {
      return null;
    }
    if (rounds < MOST_ROUNDS && calls.add(own.task(), 1) < MOST_CALLS) {
      return null;
    }
    return Failure.endless(
        chain(nearest, node, call -> call.call.identity().task()),
        rounds < MOST_ROUNDS ? MOST_CALLS : MOST_ROUNDS);
  }

  /** The names from one node down to another below it. */
  private static ImmutableList<String> chain(
      SchedulerNode top, SchedulerNode bottom, Function<SchedulerNode, String> name) {
    List<String> names = new ArrayList<>();
    for (SchedulerNode at = bottom; at != top && at.parent != null; at = at.parent) {
      names.add(name.apply(at));
    }
    names.add(name.apply(top));
    Collections.reverse(names);
    return ImmutableList.copyOf(names);
  }
}
