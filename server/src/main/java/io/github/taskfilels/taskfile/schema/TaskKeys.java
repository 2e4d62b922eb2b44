package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;

/** The keys of a task and of what stands directly in it, but for commands and dependencies. */
final class TaskKeys {
  private TaskKeys() {}

  static ImmutableList<Key> task() {
    return ImmutableList.<Key>builder()
        .addAll(describing())
        .addAll(acting())
        .addAll(fingerprinting())
        .addAll(conditions())
        .addAll(environment())
        .addAll(behaving())
        .build();
  }

  private static ImmutableList<Key> describing() {
    return ImmutableList.of(
        Key.of(
            "desc",
            ValueType.STRING,
            "One line on what the task does. Tasks with it appear in task --list."),
        Key.of("summary", ValueType.STRING, "A longer description, shown by task --summary."),
        Key.of(
            "label",
            ValueType.STRING,
            "The name under which the task is shown and remembered, instead of its own; may hold"
                + " templates."),
        Key.of("aliases", ValueType.STRINGS, "Other names by which the task can be called."),
        Key.of(
            "prompt",
            ValueType.PROMPT,
            "Questions asked before the task runs; it is cancelled unless all are answered with"
                + " yes."));
  }

  private static ImmutableList<Key> acting() {
    return ImmutableList.of(
        Key.of("deps", ValueType.DEPS, "Tasks that run before this one, all of them in parallel."),
        Key.of(
            "cmds",
            ValueType.COMMANDS,
            "What the task does, one after the other: shell commands and calls of other tasks."),
        Key.of(
            "cmd",
            ValueType.COMMAND,
            "The only command of the task; short for a list with one element."));
  }

  private static ImmutableList<Key> fingerprinting() {
    return ImmutableList.of(
        Key.of(
            "sources",
            ValueType.GLOBS,
            "Patterns of the files that the task reads. While none of them changes, the task is up"
                + " to date."),
        Key.of(
            "generates",
            ValueType.GLOBS,
            "Patterns of the files that the task makes. While one is missing, the task is not up to"
                + " date."),
        Key.of(
            "status",
            ValueType.SHELLS,
            "Shell commands that all succeed where the task is up to date."),
        Key.of(
                "method",
                ValueType.STRING,
                "How it is found out whether sources changed: by content, by time, or not at all.")
            .oneOf(Vocabulary.METHODS),
        Key.of(
            "use_gitignore",
            ValueType.BOOL,
            "Whether files that Git ignores are left out of sources and generates."));
  }

  private static ImmutableList<Key> conditions() {
    return ImmutableList.of(
        Key.of(
            "preconditions",
            ValueType.PRECONDITIONS,
            "Shell commands that must succeed, or the task fails before it starts."),
        Key.of(
            "if",
            ValueType.SHELL,
            "A shell command; where it fails, the task is skipped without an error."),
        Key.of(
            "requires", ValueType.REQUIRES, "Variables that must be set before the task may run."));
  }

  private static ImmutableList<Key> environment() {
    return ImmutableList.of(
        Key.of("vars", ValueType.VARIABLES, "Variables for the templates of this task."),
        Key.of("env", ValueType.VARIABLES, "Environment variables of the commands of this task."),
        Key.of(
            "dotenv",
            ValueType.STRINGS,
            "Files of NAME=value lines for the environment of this task, relative to its directory;"
                + " missing files are skipped."),
        Key.of(
            "dir",
            ValueType.STRING,
            "The directory in which the task runs; it is made where it does not exist."),
        Key.of(
                "set",
                ValueType.STRINGS,
                "Options of the POSIX shell, as given to set, for this task.")
            .oneOf(Vocabulary.SET),
        Key.of("shopt", ValueType.STRINGS, "Options of Bash, as given to shopt, for this task.")
            .oneOf(Vocabulary.SHOPT),
        Key.of(
            "platforms",
            ValueType.PLATFORMS,
            "The systems on which the task runs, as os, arch or os/arch; elsewhere it is"
                + " skipped."));
  }

  private static ImmutableList<Key> behaving() {
    return ImmutableList.of(
        Key.of(
            "silent",
            ValueType.BOOL,
            "Whether commands run without being printed first. Their output is still shown."),
        Key.of(
            "internal",
            ValueType.BOOL,
            "Whether the task can only be called by other tasks and is not listed."),
        Key.of(
            "interactive",
            ValueType.BOOL,
            "Whether the commands need the terminal, so that no output style may touch their"
                + " output."),
        Key.of(
            "ignore_error",
            ValueType.BOOL,
            "Whether the task goes on after a command that failed."),
        Key.of(
                "run",
                ValueType.STRING,
                "How often the task runs when it is called several times in one run: always, once,"
                    + " or once for each set of variables.")
            .oneOf(Vocabulary.RUNS),
        Key.of(
            "prefix",
            ValueType.STRING,
            "What stands before each line with the output style prefixed; the default is the task's"
                + " name."),
        Key.of(
            "watch",
            ValueType.BOOL,
            "Whether the task keeps running and starts again when one of its sources changes."),
        Key.of(
            "failfast",
            ValueType.BOOL,
            "Whether the first dependency that fails stops those that still run."));
  }

  static ImmutableList<Key> precondition() {
    return ImmutableList.of(
        Key.of("sh", ValueType.SHELL, "The shell command that must succeed."),
        Key.of("msg", ValueType.STRING, "What is said where it fails."));
  }

  static ImmutableList<Key> glob() {
    return ImmutableList.of(
        Key.of(
            "exclude",
            ValueType.STRING,
            "A pattern of files that are taken out of those matched by the patterns before it."));
  }

  static ImmutableList<Key> requires() {
    return ImmutableList.of(
        Key.of("vars", ValueType.REQUIREMENTS, "The variables that must be set."));
  }

  static ImmutableList<Key> requirement() {
    return ImmutableList.of(
        Key.of("name", ValueType.STRING, "The name of the variable."),
        Key.of("enum", ValueType.ENUM, "The values that it may have."));
  }

  static ImmutableList<Key> reference() {
    return ImmutableList.of(
        Key.of(
            "ref",
            ValueType.EXPRESSION,
            "A template expression, without braces, that gives the list."));
  }
}
