/**
 * Commands as operating system processes: bash is called as Task's own interpreter would behave,
 * each command leads its own process group, output is pumped as exact bytes, and a cancelled
 * command leaves no process behind. Knows nothing of tasks, plans or events.
 *
 * <p>The first commands of a run are started by Java, which needs two helper programs for each and
 * three threads to read its output ({@link io.github.taskfilels.run.process.NamedPipes}, {@link
 * io.github.taskfilels.run.process.OutputPump}). Linking to the C library takes longer than that;
 * it is done meanwhile, and from then on a command costs one program and one thread ({@link
 * io.github.taskfilels.run.process.NativeSpawn}, {@link
 * io.github.taskfilels.run.process.PolledOutput}), and not even bash where it is nothing but words
 * ({@link io.github.taskfilels.run.process.PlainCommand}). What follows holds for both ways.
 *
 * <p>What is promised about left-over processes, and by which means:
 *
 * <ul>
 *   <li>Every command gets its own session and process group ({@code setsid}, 0.65 ms per command
 *       as measured on Linux), so one signal reaches the whole tree. On a terminal they stay in the
 *       runner's group, as with Task: Ctrl-C and Ctrl-Z reach them, and {@code sudo} can ask for a
 *       password.
 *   <li>Every command carries a token in the environment variable {@code TASKFILE_LS_RUN}; {@link
 *       io.github.taskfilels.run.process.Reaper} finds whatever left the group by reading {@code
 *       /proc}.
 *   <li>Should the runner itself die without a chance to clean up ({@code kill -9}), the {@link
 *       io.github.taskfilels.run.process.Watchdog} sees its input end and does the same from
 *       outside.
 *   <li>Where it is asked for, {@link io.github.taskfilels.run.process.Isolation} gives each
 *       command a PID namespace, in which the kernel leaves nothing. Then all of the next point but
 *       the systems is covered, except for the first millisecond of a command whose runner is
 *       killed.
 *   <li>Not covered: a process that left the group, lost its parent <em>and</em> cleared its
 *       environment; the runner and its watchdog killed at the same instant; systems without {@code
 *       /proc} (only groups and known descendants there) or without {@code setsid} (only known
 *       descendants).
 * </ul>
 */
@NullMarked
package io.github.taskfilels.run.process;

import org.jspecify.annotations.NullMarked;
