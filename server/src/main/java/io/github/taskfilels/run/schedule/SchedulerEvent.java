package io.github.taskfilels.run.schedule;

import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.Slot;
import io.github.taskfilels.run.Step;

/** What happened outside the {@link Scheduler}. Times are milliseconds of any clock. */
public sealed interface SchedulerEvent {
  /** When it happened. */
  long at();

  /**
   * The run begins; the root is the call whose body calls what was requested. Exactly once, first.
   */
  record Begin(long at, Call root) implements SchedulerEvent {}

  /** The body of a working node returned a step. */
  record Stepped(long at, int node, Step step) implements SchedulerEvent {}

  /**
   * What a {@link Slot#LATE} node does to find out what it needs takes time, such as a command:
   * others may go on with theirs.
   */
  record Blocked(long at, int node) implements SchedulerEvent {}

  /**
   * A working node does not use its slot for now: another may. Means nothing if the node does not
   * work any more, takes no slot or has lent it.
   */
  record Lend(long at, int node) implements SchedulerEvent {}

  /** A node uses its slot again. Means nothing if it has not lent one. */
  record TakeBack(long at, int node) implements SchedulerEvent {}

  /** The run may use so many slots more, which it asked for. */
  record Got(long at, int slots) implements SchedulerEvent {}

  /** The time limit of a node, armed before, has passed. */
  record TimeUp(long at, int node) implements SchedulerEvent {}

  /**
   * The commands that run get a signal that asks them to end, and decide about it. What has not
   * begun has nothing to decide and does not begin.
   */
  record Signalled(long at, String why) implements SchedulerEvent {}

  /**
   * Stop. Nothing new starts but shielded work (defers).
   *
   * @param why for the failures of the cancelled tasks
   * @param force ends the shielded work, too
   */
  record Cancel(long at, String why, boolean force) implements SchedulerEvent {}
}
