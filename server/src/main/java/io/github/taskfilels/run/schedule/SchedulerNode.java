package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.NodeTimes;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Slot;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.Urgency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scheduler's mutable record of one call. Touched by {@link Scheduler} only. */
final class SchedulerNode {
  /** Where it stands. */
  enum State {
    READY,
    WORKING,
    WAITING,
    JOINED,
    ENDED
  }

  final int id;
  final Call call;
  final @Nullable SchedulerNode parent;
  final int depth;

  /** Its place among all calls that its parent makes. */
  final int place;

  final long created;
  final List<SchedulerNode> joiners = new ArrayList<>();

  /** Whether it has a run-once key that it has asked for itself. */
  boolean claimed;

  /** The node that it joined. */
  @Nullable SchedulerNode joined;

  State state = State.READY;
  boolean cancelled;
  boolean timedOut;

  /** What says how urgent it is, apart from those who joined it. */
  Urgency urgency;

  /** How urgent it was when that was asked last; higher goes first. */
  long priority;

  /** Whether it is the one that finds out a time that nothing tells, as its queue sees it. */
  boolean explores;

  /** Whether it works for that, and takes part of the slots that are for it. */
  boolean exploring;

  /** What those who joined it add to the priority of its own call. */
  long gain;

  /** Whether it has asked for other nodes, be it none. */
  boolean awaited;

  /** Whether it finds out what it needs by something that takes time. */
  boolean blocked;

  /** Whether it works and has lent its slot. */
  boolean lends;

  /** Whether it did more than find out what it needs. */
  boolean worked;

  long started = -1;
  long workingSince;
  long active;
  @Nullable Outcome outcome;

  /** The wait it is in, or was last in. */
  Step.@Nullable Await await;

  List<SchedulerNode> children = List.of();
  int callsMade;
  int pending;
  int endedChildren;
  boolean failedFast;

  /** Its place in time among the nodes of its parent's wait. */
  int endOrder;

  SchedulerNode(int id, Call call, @Nullable SchedulerNode parent, int place, long created) {
    this.id = id;
    this.call = call;
    this.parent = parent;
    this.place = place;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.created = created;
    this.urgency = call.expected();
    this.priority = urgency.millis();
  }

  boolean counted() {
    return call.slot() == Slot.COUNTED || (call.slot() == Slot.LATE && awaited);
  }

  /** Whether it only finds out what it needs. */
  boolean early() {
    return call.slot() == Slot.LATE && !awaited;
  }

  /** Whether it could begin with its work, or finds out what that is. */
  boolean unbegun() {
    return !worked && (state == State.READY || (state == State.WORKING && early()));
  }

  /** Whether it was resumed if it were cancelled now: it may have defers. */
  boolean mayCleanUp() {
    return worked || (hasStarted() && state != State.READY);
  }

  boolean hasStarted() {
    return started >= 0;
  }

  NodeTimes times(long now) {
    return new NodeTimes(created, started, now, active);
  }

  ImmutableList<CallResult> results() {
    return children.stream()
        .map(child -> new CallResult(child.call, child.id, child.ended(), child.endOrder))
        .collect(ImmutableList.toImmutableList());
  }

  Outcome ended() {
    Outcome end = outcome;
    if (end == null) {
      throw new IllegalStateException("node " + id + " has not ended");
    }
    return end;
  }

  /**
   * Declaration order of the whole tree of calls: a node before what it called, earlier calls and
   * all below them before later ones. Does not depend on when anything happened.
   */
  static int inDeclarationOrder(SchedulerNode a, SchedulerNode b) {
    SchedulerNode left = a;
    SchedulerNode right = b;
    while (left.depth > right.depth && left.parent != null) {
      left = left.parent;
    }
    while (right.depth > left.depth && right.parent != null) {
      right = right.parent;
    }
    if (left == right) {
      return Integer.compare(a.depth, b.depth);
    }
    while (left.parent != right.parent && left.parent != null && right.parent != null) {
      left = left.parent;
      right = right.parent;
    }
    return Integer.compare(left.place, right.place);
  }
}
