package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;

/** The keys of commands, dependencies and loops. */
final class CommandKeys {
  private CommandKeys() {}

  static ImmutableList<Key> command() {
    return ImmutableList.of(
        Key.of("cmd", Form.SHELL, "The shell command to run."),
        Key.of(
            "task", Form.TASK_NAME, "The task to call. The next command waits until it is done."),
        Key.of(
            "defer",
            Form.DEFER,
            "A command or a call that runs when the task ends, even where it fails; the last one"
                + " deferred runs first."),
        Key.of("vars", Form.VARIABLES, "Variables for the called task."),
        Key.of("for", Form.LOOP, "Runs the command once for each value, in order."),
        Key.of(
            "if",
            Form.SHELL,
            "A shell command; where it fails, this step is skipped without an error."),
        Key.of("silent", Form.BOOL, "Whether the command runs without being printed first."),
        Key.of("ignore_error", Form.BOOL, "Whether the task goes on where this step fails."),
        Key.of(
            "timeout",
            Form.DURATION,
            "The longest time that this step may take, such as 90s; then it is stopped and fails."),
        Key.of(
                "set",
                Form.STRINGS,
                "Options of the POSIX shell, as given to set, for this command.")
            .oneOf(Words.SET),
        Key.of("shopt", Form.STRINGS, "Options of Bash, as given to shopt, for this command.")
            .oneOf(Words.SHOPT),
        Key.of(
            "platforms",
            Form.PLATFORMS,
            "The systems on which the command runs, as os, arch or os/arch; elsewhere it is"
                + " skipped."));
  }

  static ImmutableList<Key> defer() {
    return ImmutableList.of(
        Key.of("task", Form.TASK_NAME, "The task to call when this task ends."),
        Key.of("vars", Form.VARIABLES, "Variables for the called task."),
        Key.of("silent", Form.BOOL, "Whether the call is silent."),
        Key.of("defer", Form.SHELL, "The shell command to run when this task ends."),
        Key.of("timeout", Form.DURATION, "Not allowed here: write it next to the outer 'defer'."));
  }

  static ImmutableList<Key> dep() {
    return ImmutableList.of(
        Key.of("task", Form.TASK_NAME, "The task that has to run first."),
        Key.of("vars", Form.VARIABLES, "Variables for that task."),
        Key.of("for", Form.LOOP, "Runs the task once for each value, all of them in parallel."),
        Key.of("silent", Form.BOOL, "Whether the task is silent."),
        Key.of(
            "timeout",
            Form.DURATION,
            "The longest time that the dependency may take, such as 90s; then it is stopped and"
                + " fails."));
  }

  static ImmutableList<Key> loop() {
    return ImmutableList.of(
        Key.of(
            "var",
            Form.STRING,
            "The name of the variable to go through: a list, a map, or a string that is split."),
        Key.of("split", Form.STRING, "Where a string is split; the default is at white space."),
        Key.of(
            "matrix",
            Form.MATRIX,
            "Lists by name; the loop goes through all combinations, which are fields of the loop"
                + " variable."),
        Key.of("as", Form.STRING, "The name of the loop variable; the default is ITEM."));
  }
}
