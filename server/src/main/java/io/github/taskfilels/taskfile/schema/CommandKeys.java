package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;

/** The keys of commands, dependencies and loops. */
final class CommandKeys {
  private CommandKeys() {}

  static ImmutableList<Key> command() {
    return ImmutableList.of(
        Key.of("cmd", ValueType.SHELL, "The shell command to run."),
        Key.of(
            "task",
            ValueType.TASK_NAME,
            "The task to call. The next command waits until it is done."),
        Key.of(
            "defer",
            ValueType.DEFER,
            "A command or a call that runs when the task ends, even where it fails; the last one"
                + " deferred runs first."),
        Key.of("vars", ValueType.VARIABLES, "Variables for the called task."),
        Key.of("for", ValueType.LOOP, "Runs the command once for each value, in order."),
        Key.of(
            "if",
            ValueType.SHELL,
            "A shell command; where it fails, this step is skipped without an error."),
        Key.of("silent", ValueType.BOOL, "Whether the command runs without being printed first."),
        Key.of("ignore_error", ValueType.BOOL, "Whether the task goes on where this step fails."),
        Key.of(
            "timeout",
            ValueType.DURATION,
            "The longest time that this step may take, such as 90s; then it is stopped and fails."),
        Key.of(
                "set",
                ValueType.STRINGS,
                "Options of the POSIX shell, as given to set, for this command.")
            .oneOf(Vocabulary.SET),
        Key.of("shopt", ValueType.STRINGS, "Options of Bash, as given to shopt, for this command.")
            .oneOf(Vocabulary.SHOPT),
        Key.of(
            "platforms",
            ValueType.PLATFORMS,
            "The systems on which the command runs, as os, arch or os/arch; elsewhere it is"
                + " skipped."));
  }

  static ImmutableList<Key> defer() {
    return ImmutableList.of(
        Key.of("task", ValueType.TASK_NAME, "The task to call when this task ends."),
        Key.of("vars", ValueType.VARIABLES, "Variables for the called task."),
        Key.of("silent", ValueType.BOOL, "Whether the call is silent."),
        Key.of("defer", ValueType.SHELL, "The shell command to run when this task ends."),
        Key.of(
            "timeout",
            ValueType.DURATION,
            "Not allowed here: write it next to the outer 'defer'."));
  }

  static ImmutableList<Key> dep() {
    return ImmutableList.of(
        Key.of("task", ValueType.TASK_NAME, "The task that has to run first."),
        Key.of("vars", ValueType.VARIABLES, "Variables for that task."),
        Key.of(
            "for", ValueType.LOOP, "Runs the task once for each value, all of them in parallel."),
        Key.of("silent", ValueType.BOOL, "Whether the task is silent."),
        Key.of(
            "timeout",
            ValueType.DURATION,
            "The longest time that the dependency may take, such as 90s; then it is stopped and"
                + " fails."));
  }

  static ImmutableList<Key> loop() {
    return ImmutableList.of(
        Key.of(
            "var",
            ValueType.STRING,
            "The name of the variable to go through: a list, a map, or a string that is split."),
        Key.of(
            "split", ValueType.STRING, "Where a string is split; the default is at white space."),
        Key.of(
            "matrix",
            ValueType.MATRIX,
            "Lists by name; the loop goes through all combinations, which are fields of the loop"
                + " variable."),
        Key.of("as", ValueType.STRING, "The name of the loop variable; the default is ITEM."));
  }
}
