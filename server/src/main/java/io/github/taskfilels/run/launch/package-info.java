/**
 * The only door for everyone who wants something run. A {@link
 * io.github.taskfilels.run.launch.RunSpec} says what is wanted of a {@link
 * io.github.taskfilels.run.launch.LoadedProgram}; a {@link
 * io.github.taskfilels.run.launch.Launcher} prepares, starts or watches it. What cannot be run is a
 * {@link io.github.taskfilels.run.launch.RunRefusal}, in words that whoever asked may replace.
 * {@link io.github.taskfilels.run.launch.Explainer} tells of a task without running it.
 *
 * <p>The steps are types, each made from the one before: specification, requested calls, prepared
 * run, ready run, handle.
 */
@NullMarked
package io.github.taskfilels.run.launch;

import org.jspecify.annotations.NullMarked;
