package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;

/** The keys of a file and of what stands directly in it. */
final class RootKeys {
  private RootKeys() {}

  static ImmutableList<Key> root() {
    return ImmutableList.of(
        Key.of(
            "version",
            ValueType.VERSION,
            "The version of the format that this file is written in, usually '3'. Every file needs"
                + " it."),
        Key.of(
            "includes",
            ValueType.INCLUDES,
            "Other Taskfiles, each under a namespace that becomes the prefix of its tasks."),
        Key.of(
            "vars",
            ValueType.VARIABLES,
            "Variables for templates in every task. Commands do not get them as environment."),
        Key.of(
            "env",
            ValueType.VARIABLES,
            "Environment variables of every command. A variable that is already set outside wins."),
        Key.of(
            "dotenv",
            ValueType.STRINGS,
            "Files of NAME=value lines that are read into the environment; the first file that sets"
                + " a name wins. Only allowed in the main Taskfile."),
        Key.of("tasks", ValueType.TASKS, "The tasks of this file by name."),
        Key.of(
                "output",
                ValueType.OUTPUT,
                "How the output of tasks that run in parallel is shown: as it comes, in one group"
                    + " per command, or with a prefix on each line.")
            .oneOf(Vocabulary.OUTPUTS),
        Key.of(
                "method",
                ValueType.STRING,
                "How tasks find out whether their sources changed, unless they say otherwise. The"
                    + " default is checksum.")
            .oneOf(Vocabulary.METHODS),
        Key.of(
                "run",
                ValueType.STRING,
                "How often a task runs when it is called several times in one run, unless it says"
                    + " otherwise. The default is always.")
            .oneOf(Vocabulary.RUNS),
        Key.of(
            "silent",
            ValueType.BOOL,
            "Whether commands run without being printed first. Their output is still shown."),
        Key.of(
                "set",
                ValueType.STRINGS,
                "Options of the POSIX shell, as given to set, for every command.")
            .oneOf(Vocabulary.SET),
        Key.of("shopt", ValueType.STRINGS, "Options of Bash, as given to shopt, for every command.")
            .oneOf(Vocabulary.SHOPT),
        Key.of(
            "interval",
            ValueType.DURATION,
            "How long to wait for further changes before a watched task runs again."),
        Key.of(
            "use_gitignore",
            ValueType.BOOL,
            "Whether files that Git ignores are left out of sources and generates."));
  }

  static ImmutableList<Key> output() {
    return ImmutableList.of(
        Key.of(
            "group",
            ValueType.GROUP,
            "Shows the output of each command in one piece, between a first and a last line."));
  }

  static ImmutableList<Key> group() {
    return ImmutableList.of(
        Key.of("begin", ValueType.STRING, "A line printed before each group; may hold templates."),
        Key.of("end", ValueType.STRING, "A line printed after each group; may hold templates."),
        Key.of(
            "error_only",
            ValueType.BOOL,
            "Whether the output is shown only where the command fails."));
  }

  static ImmutableList<Key> include() {
    return ImmutableList.of(
        Key.of(
            "taskfile",
            ValueType.STRING,
            "The file to include: a path or a directory, relative to this file, or a URL."),
        Key.of(
            "dir",
            ValueType.STRING,
            "The directory in which the included tasks run. The default is the directory of this"
                + " file's tasks."),
        Key.of("optional", ValueType.BOOL, "Whether it is fine that the file does not exist."),
        Key.of(
            "flatten",
            ValueType.BOOL,
            "Whether the included tasks are added without the namespace in front of their names."),
        Key.of(
            "internal",
            ValueType.BOOL,
            "Whether the included tasks can only be called by other tasks, not from the command"
                + " line."),
        Key.of("aliases", ValueType.STRINGS, "Other names for the namespace."),
        Key.of("excludes", ValueType.STRINGS, "The names of tasks that are left out."),
        Key.of(
            "vars",
            ValueType.VARIABLES,
            "Variables for the included file. A variable of the same name that the file sets itself"
                + " wins."),
        Key.of(
            "checksum",
            ValueType.STRING,
            "The SHA-256 of the included file in hex; any other content is refused."));
  }

  static ImmutableList<Key> variable() {
    return ImmutableList.of(
        Key.of("sh", ValueType.SHELL, "A shell command whose output is the value."),
        Key.of(
            "ref",
            ValueType.EXPRESSION,
            "A template expression, without braces, whose value keeps its type: a list stays a"
                + " list."),
        Key.of("map", ValueType.ANY, "A mapping as value, written out."),
        Key.of("value", ValueType.ANY, "A value of any type, written out."),
        Key.of(
            "secret",
            ValueType.BOOL,
            "Whether the value is masked wherever commands are printed."));
  }
}
