/**
 * What a task is to a run: calls of a program's tasks as bodies for the scheduler, in the order of
 * Task's own steps ({@code task.go}), the plan that is known before, and what is refused.
 */
@NullMarked
package io.github.taskfilels.run.tasks;

import org.jspecify.annotations.NullMarked;
