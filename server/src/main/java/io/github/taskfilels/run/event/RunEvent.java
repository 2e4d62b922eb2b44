package io.github.taskfilels.run.event;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.StreamKind;

/**
 * One thing that happened in a run. The whole run is the list of its events; every view (terminal,
 * summary, editor) is drawn from it. Secrets are masked before an event is made.
 *
 * <p>{@code seq} is 1, 2, 3 … without gaps, and {@code at} milliseconds since 1970. {@code node}
 * numbers the calls of the run from 1 in order of creation; {@code task} is the task's full name in
 * the root. Nothing refers to a node or a command before the event that announced it, and {@link
 * RunEnded} is the last. {@link RunEventForm} says how each looks in JSON.
 */
public sealed interface RunEvent {
  /** The version of the JSON form. */
  int SCHEMA = 1;

  /** Its number in the run, from 1. */
  long seq();

  /** Milliseconds since 1970. */
  long at();

  /**
   * The run begins.
   *
   * @param runId unique
   * @param requested the calls as asked for
   * @param concurrency how many tasks may work at once, 0 for any number
   * @param shell what runs the commands
   */
  record RunStarted(
      long seq,
      long at,
      String runId,
      ImmutableList<String> requested,
      int concurrency,
      String shell)
      implements RunEvent {}

  /**
   * A task was called.
   *
   * @param parent the node that called it, 0 when it was requested
   * @param variant hash of the variables it was called with
   */
  record NodeQueued(
      long seq, long at, int node, String task, int parent, Reason reason, String variant)
      implements RunEvent {}

  /** It can go on as soon as a worker is free. Comes again after each wait. */
  record NodeReady(long seq, long at, int node, String task) implements RunEvent {}

  /** A worker took it for the first time. */
  record NodeStarted(long seq, long at, int node, String task) implements RunEvent {}

  /**
   * Its command uses no processor, so that another may work instead: until {@link SlotTakenBack},
   * which comes before it waits or ends at the latest.
   */
  record SlotLent(long seq, long at, int node, String task) implements RunEvent {}

  /** It uses a processor again, or its command has ended: it counts again. */
  record SlotTakenBack(long seq, long at, int node, String task) implements RunEvent {}

  /** It waits for nodes it called, and holds no worker. */
  record NodeWaiting(long seq, long at, int node, String task, ImmutableList<Integer> on)
      implements RunEvent {}

  /** A worker took it again after a wait. */
  record NodeResumed(long seq, long at, int node, String task) implements RunEvent {}

  /** Another node does the same run-once work, or has done it; this one ends as that one does. */
  record NodeJoined(long seq, long at, int node, String task, int owner) implements RunEvent {}

  /**
   * A command begins (or, in a dry run, would begin).
   *
   * @param command number of the command in the run, from 1
   * @param text the command as shown to people
   * @param echo whether the terminal shows it
   * @param display how its output is to be shown
   */
  record CommandStarted(
      long seq,
      long at,
      int node,
      String task,
      int command,
      String text,
      boolean echo,
      Display display)
      implements RunEvent {}

  /**
   * A command wrote something.
   *
   * @param command the command, 0 for output of something that is not one, such as the value of a
   *     variable
   */
  record Output(
      long seq, long at, int node, String task, int command, StreamKind stream, Bytes bytes)
      implements RunEvent {}

  /**
   * A command has ended and all its output was before.
   *
   * @param millis how long it took
   * @param ignored whether its failure does not count
   */
  record CommandEnded(
      long seq,
      long at,
      int node,
      String task,
      int command,
      Exit exit,
      long millis,
      boolean ignored)
      implements RunEvent {}

  /**
   * A line for people, such as {@code task: Task "a" is up to date}.
   *
   * @param node the node it is about, 0 for the run
   */
  record Note(long seq, long at, int node, String task, Message message) implements RunEvent {}

  /**
   * A node has ended.
   *
   * @param millis from its start, 0 when it never started
   * @param activeMillis how long workers were busy with it
   */
  record NodeEnded(
      long seq, long at, int node, String task, Outcome outcome, long millis, long activeMillis)
      implements RunEvent {}

  /**
   * The run is over; its processes are gone, unless a command that ended well left some in the
   * background.
   */
  record RunEnded(long seq, long at, RunResult result) implements RunEvent {}
}
