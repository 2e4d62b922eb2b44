/**
 * Running tasks. {@link io.github.taskfilels.run.schedule.Scheduler} decides (a pure state machine:
 * events in, commands out, no threads, no clock); {@link io.github.taskfilels.run.engine.Runner}
 * carries out, with a fixed pool of workers; a {@link io.github.taskfilels.run.CommandRunner}
 * executes commands, in {@link io.github.taskfilels.run.process} as processes of this machine;
 * everything that happens becomes a {@link io.github.taskfilels.run.event.RunEvent}, from which
 * {@link io.github.taskfilels.run.report} draws the terminal output, the summary and the log.
 *
 * <p>What a task <em>is</em> stays outside. A run is made of {@link
 * io.github.taskfilels.run.Call}s, each with a {@link io.github.taskfilels.run.TaskBody}: a small
 * resumable program. A worker calls {@code body.next(worker, results)}; the body does work (expand
 * templates, run commands through the {@link io.github.taskfilels.run.Worker}) until it needs other
 * tasks, and then returns a {@link io.github.taskfilels.run.Step}:
 *
 * <ul>
 *   <li>{@code Step.Await}: call these tasks, all at once, and resume me with their results. Deps
 *       are one {@code Await} of many calls, a {@code task:} command is an {@code Await} of one, a
 *       deferred {@code task:} is a shielded one.
 *   <li>{@code Step.Claim}: I am the task with this run-once key. Resumed with no results, the body
 *       goes on; if another node has the key, this body is never resumed and its node ends with the
 *       other node's outcome.
 *   <li>{@code Step.Done}: the outcome.
 * </ul>
 *
 * <p>Between two steps a node holds no worker and no slot, so a pool of one never deadlocks. A body
 * is used by one thread at a time and needs no locks for its own fields. The order of Task (expand,
 * {@code if}, requires, claim, deps, preconditions, up-to-date check, prompts, commands, defers) is
 * the order of the statements in the body.
 *
 * <p>Cancelling: a cancelled body is still resumed (with cancelled results) so that it can run its
 * defers, by shielded commands and calls; {@link io.github.taskfilels.run.Worker#cancelled} tells.
 * Killing a run ends the defers, too.
 */
@NullMarked
package io.github.taskfilels.run;

import org.jspecify.annotations.NullMarked;
