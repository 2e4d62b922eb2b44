package io.github.taskfilels.run.schedule;

import io.github.taskfilels.run.Expectation;
import io.github.taskfilels.run.schedule.SchedulerNode.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ready nodes, the most urgent first. Those by which a time becomes known that nothing tells
 * ({@link Expectation#unknown}) explore: they stand in a line of their own, from which they may be
 * taken first.
 */
final class ReadyQueue {
  private final PriorityQueue<SchedulerNode> explorers;
  private final PriorityQueue<SchedulerNode> others;
  private final Predicate<SchedulerNode> explores;

  /**
   * @param explores whether a node that explored when it came does so still
   */
  ReadyQueue(Comparator<SchedulerNode> urgency, Predicate<SchedulerNode> explores) {
    this.explores = explores;
    this.explorers = new PriorityQueue<>(urgency);
    this.others = new PriorityQueue<>(urgency);
  }

  /** A node has become ready, or was taken out and comes in again. */
  void add(SchedulerNode node) {
    line(node).add(node);
  }

  /** Takes a node out; whether it was there. */
  boolean remove(SchedulerNode node) {
    return line(node).remove(node);
  }

  private PriorityQueue<SchedulerNode> line(SchedulerNode node) {
    return node.explores ? explorers : others;
  }

  /**
   * The node that goes next, which stays; null if there is none.
   *
   * @param exploring whether those that explore go before the others
   */
  @Nullable SchedulerNode first(boolean exploring) {
    SchedulerNode explorer = ready(explorers);
    while (explorer != null && !explores.test(explorer)) {
      explorers.remove(); // Another one of its kind has been faster.
      explorer.explores = false;
      others.add(explorer);
      explorer = ready(explorers);
    }
    SchedulerNode other = ready(others);
    if (explorer == null || other == null) {
      return explorer == null ? other : explorer;
    }
    Comparator<? super SchedulerNode> urgency = others.comparator();
    return exploring || urgency.compare(explorer, other) < 0 ? explorer : other;
  }

  /** The first that has not been cancelled meanwhile. */
  private static @Nullable SchedulerNode ready(PriorityQueue<SchedulerNode> line) {
    while (!line.isEmpty() && line.element().state != State.READY) {
      line.remove();
    }
    return line.peek();
  }

  /** How many nodes wait at most: some may have been cancelled. */
  int size() {
    return explorers.size() + others.size();
  }

  /** It has changed how urgent nodes are. */
  void sortAgain() {
    for (PriorityQueue<SchedulerNode> line : List.of(explorers, others)) {
      List<SchedulerNode> nodes = new ArrayList<>(line);
      line.clear();
      line.addAll(nodes);
    }
  }
}
