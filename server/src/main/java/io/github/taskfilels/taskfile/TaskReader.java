package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/** Reads tasks ({@code ast/task.go}). */
final class TaskReader {
  private final Reading reading;
  private final CommandReader commands;
  private final VariableReader variables;
  private final TaskParts parts;
  private final Checks checks;

  TaskReader(Reading reading) {
    this.reading = reading;
    this.commands = new CommandReader(reading);
    this.variables = new VariableReader(reading);
    this.parts = new TaskParts(reading);
    this.checks = new Checks(reading);
  }

  /** The tasks of a file; one with a value that cannot be a task is empty. */
  ImmutableList<Task> read(Fields root) {
    YamlMapping mapping = root.mapping("tasks");
    return mapping == null ? ImmutableList.of() : Named.read(reading, mapping, "task", this::task);
  }

  private @Nullable Task task(YamlEntry entry) {
    if (Merges.isMerge(entry)) {
      reading.warn(entry.key().range(), Named.mergeMessage("tasks"));
      // Task makes a task of this name, which nobody means and nobody can use.
      return null;
    }
    YamlNode value = reading.value(entry.value());
    return switch (value) {
      case null -> withCommands(entry, ImmutableList.of());
      case YamlMapping mapping -> full(entry, Fields.of(reading, mapping, MappingKind.TASK));
      case YamlSequence sequence -> withCommands(entry, commands.commands(sequence));
      default -> {
        Text text = Reading.text(value);
        yield withCommands(
            entry,
            text == null
                ? ImmutableList.of()
                : ImmutableList.of(CommandReader.shell(text, entry.value().range())));
      }
    };
  }

  private static Task withCommands(YamlEntry entry, ImmutableList<Command> cmds) {
    return new Task(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        ImmutableMap.of(),
        cmds,
        ImmutableList.of(),
        null,
        null,
        null,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        null,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        ImmutableList.of(),
        null,
        ImmutableList.of());
  }

  private Task full(YamlEntry entry, Fields fields) {
    return new Task(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        fields.keys(),
        cmds(fields),
        commands.deps(fields.list("deps")),
        fields.text("label"),
        fields.text("desc"),
        fields.text("summary"),
        fields.texts("prompt"),
        fields.texts("aliases"),
        parts.globs(fields, "sources"),
        parts.globs(fields, "generates"),
        fields.texts("status"),
        parts.preconditions(fields),
        fields.text("dir"),
        checks.setOptions(fields),
        checks.shoptOptions(fields),
        variables.read(fields, "vars"),
        variables.read(fields, "env"),
        fields.texts("dotenv"),
        fields.flag("silent"),
        fields.flag("interactive"),
        fields.flag("internal"),
        fields.flag("ignore_error"),
        fields.flag("watch"),
        fields.flag("failfast"),
        fields.flag("use_gitignore"),
        checks.word(fields, "method", Words.METHODS),
        fields.text("prefix"),
        checks.word(fields, "run", Words.RUNS),
        checks.platforms(fields),
        fields.text("if"),
        parts.requires(fields));
  }

  private ImmutableList<Command> cmds(Fields fields) {
    YamlNode single = fields.checked("cmd");
    YamlSequence list = fields.list("cmds");
    if (single != null && fields.has("cmds")) {
      reading.refuse(
          fields.keyRange("cmd"),
          "a task cannot have both 'cmd' and 'cmds'",
          "task cannot have both cmd and cmds");
    }
    ImmutableList.Builder<Command> cmds = ImmutableList.builder();
    if (single != null) {
      Command command = commands.command(single, rangeOf(fields, "cmd", single));
      if (command != null) {
        cmds.add(command);
      }
    }
    if (list != null) {
      cmds.addAll(commands.commands(list));
    }
    return cmds.build();
  }

  private static TextRange rangeOf(Fields fields, String key, YamlNode fallback) {
    YamlEntry entry = fields.mapping().entry(key);
    return entry == null ? fallback.range() : entry.value().range();
  }
}
