package io.github.taskfilels.run.schedule;

import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.schedule.SchedulerNode.State;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first of the nodes that are ready for work, and of those that are about to find out what
 * they need: the most urgent, then declaration order. Some of the slots are for nodes by which the
 * time of others becomes known.
 */
final class ReadyNodes {
  private final ReadyOrder order;
  private final ReadyQueue work = new ReadyQueue(this::byUrgency, ReadyNodes::unknown);
  private final ReadyQueue early = new ReadyQueue(this::byUrgency, this::unexplored);

  /** Whose time a node that was ready first of its kind has found out, or finds out. */
  private final Set<Object> explored = new HashSet<>();

  private final int mostExploring;
  private int exploring;

  /**
   * @param mostExploring how many slots are for those that explore
   */
  ReadyNodes(ReadyOrder order, int mostExploring) {
    this.order = order;
    this.mostExploring = mostExploring;
  }

  /** Negative if the first node goes before the second. */
  private int byUrgency(SchedulerNode a, SchedulerNode b) {
    int byOrder = order.compare(a.priority, b.priority);
    if (byOrder != 0) {
      return byOrder;
    }
    int byPlace = Integer.compare(a.call.place(), b.call.place());
    return byPlace != 0 ? byPlace : SchedulerNode.inDeclarationOrder(a, b);
  }

  void add(SchedulerNode node) {
    node.explores = unexplored(node);
    if (node.early()) {
      early.add(node);
    } else {
      if (node.explores) {
        explored.add(Objects.requireNonNull(node.call.expected().unknown()));
      }
      work.add(node);
    }
  }

  private static boolean unknown(SchedulerNode node) {
    return node.call.expected().unknown() != null;
  }

  private boolean unexplored(SchedulerNode node) {
    Object unknown = node.call.expected().unknown();
    return unknown != null && !explored.contains(unknown);
  }

  /** How many nodes at most are ready for work: some may have been cancelled. */
  int forWork() {
    return work.size();
  }

  /** The next one for work, which stays; null if there is none. */
  @Nullable SchedulerNode nextForWork() {
    return work.first(explores());
  }

  /** The next one that may find out what it needs, which stays; null if there is none. */
  @Nullable SchedulerNode nextEarly() {
    return early.first(explores());
  }

  /** A node begins to work. */
  void begins(SchedulerNode node) {
    if (!early.remove(node) && work.remove(node)) {
      node.exploring = node.explores;
      exploring += node.exploring ? 1 : 0;
    }
  }

  /** A node works no more. */
  void pauses(SchedulerNode node) {
    exploring -= node.exploring ? 1 : 0;
    node.exploring = false;
  }

  /** Whether one more may go first because nothing tells its time. */
  private boolean explores() {
    return exploring < mostExploring;
  }

  boolean goesBefore(SchedulerNode first, SchedulerNode second) {
    return explores() && first.explores != second.explores
        ? first.explores
        : byUrgency(first, second) < 0;
  }

  /** Somebody waits for a node who may make it more urgent than the call that it came from. */
  void hurry(SchedulerNode owner, SchedulerNode waiter) {
    ReadyQueue queue = work.remove(owner) ? work : early.remove(owner) ? early : null;
    boolean raised = raise(owner, waiter);
    if (queue != null) {
      queue.add(owner);
    }
    if (raised && owner.joined != null) {
      hurry(owner.joined, owner);
    }
  }

  private static boolean raise(SchedulerNode owner, SchedulerNode waiter) {
    long gain = waiter.priority - owner.call.expected().millis();
    if (gain <= owner.gain) {
      return false;
    }
    owner.priority += gain - owner.gain;
    owner.gain = gain;
    return true;
  }

  /** Asks again how urgent these are; they are all that there are. */
  void askAgain(List<SchedulerNode> nodes) {
    for (SchedulerNode node : nodes) {
      if (node.state != State.ENDED) {
        node.gain = 0;
        node.priority = node.urgency.millis();
      }
    }
    for (SchedulerNode node : nodes) {
      SchedulerNode waiter = node;
      while (waiter.state == State.JOINED
          && waiter.joined != null
          && raise(waiter.joined, waiter)) {
        waiter = waiter.joined;
      }
    }
    work.sortAgain();
    early.sortAgain();
  }
}
