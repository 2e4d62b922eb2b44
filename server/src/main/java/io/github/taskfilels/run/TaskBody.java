package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;

/**
 * One call of a task as a resumable program. Created when its node starts, used by one worker
 * thread at a time (with a happens-before edge between the steps), never after it returned {@link
 * Step.Done}.
 */
@FunctionalInterface
public interface TaskBody {
  /**
   * Works until other tasks are needed or all is done. May block, run commands and read files.
   *
   * @param worker what the body may do to the outside world
   * @param results what became of the calls of the last {@link Step.Await}, in the order of its
   *     calls; empty at the start and after a {@link Step.Claim}
   * @throws InterruptedException when the thread is interrupted; the node then ends cancelled. Any
   *     other exception is a defect and fails the node with its message
   */
  Step next(Worker worker, ImmutableList<CallResult> results) throws InterruptedException;
}
