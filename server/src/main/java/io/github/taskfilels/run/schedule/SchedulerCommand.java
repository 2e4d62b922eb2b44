package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.NodeTimes;
import io.github.taskfilels.run.Outcome;

/**
 * What the {@link Scheduler} wants done, or announces. Nodes are numbered from 0, the root, in
 * order of creation.
 */
public sealed interface SchedulerCommand {
  /**
   * The plan has a cycle, so nothing runs. The path names the tasks along it, the first again at
   * the end.
   */
  record Refuse(ImmutableList<String> cycle) implements SchedulerCommand {}

  /** A call became a node. */
  record Create(int node, int parent, Call call) implements SchedulerCommand {}

  /** A node could work and waits for a free slot. */
  record Ready(int node) implements SchedulerCommand {}

  /**
   * Let a worker call the node's body.
   *
   * @param first whether the body is to be made first
   * @param counted whether it takes a slot
   * @param results what the body waited for
   */
  record Work(int node, boolean first, boolean counted, ImmutableList<CallResult> results)
      implements SchedulerCommand {}

  /** A working node lends its slot, until it takes it back or the segment ends. */
  record Lent(int node) implements SchedulerCommand {}

  /** A working node has its slot again. */
  record TakenBack(int node) implements SchedulerCommand {}

  /** A node waits for the nodes it called. */
  record Wait(int node, ImmutableList<Integer> on) implements SchedulerCommand {}

  /** A node waits for another one with the same run-once key, and will end as that one does. */
  record Join(int node, int owner) implements SchedulerCommand {}

  /** Send {@link SchedulerEvent.TimeUp} at this time, unless the node ended before. */
  record Arm(int node, long at) implements SchedulerCommand {}

  /** So many further slots could be used now; replaces the last such command. */
  record Ask(int slots) implements SchedulerCommand {}

  /** So many slots are not needed now. */
  record Give(int slots) implements SchedulerCommand {}

  /**
   * The node is cancelled: end what its body is doing, now or when it is resumed.
   *
   * @param force ends shielded commands, too
   */
  record Interrupt(int node, boolean force) implements SchedulerCommand {}

  /** A node has ended. */
  record End(int node, Outcome outcome, NodeTimes times) implements SchedulerCommand {}

  /** The root has ended, and so has every other node. */
  record Finish(Outcome outcome) implements SchedulerCommand {}
}
