package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.Vocabulary;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/** Reads tasks ({@code ast/task.go}). */
final class TaskReader {
  private final ReadContext context;
  private final CommandReader commands;
  private final VariableReader variables;
  private final TaskParts parts;
  private final EnumReader enumReader;

  TaskReader(ReadContext context) {
    this.context = context;
    this.commands = new CommandReader(context);
    this.variables = new VariableReader(context);
    this.parts = new TaskParts(context);
    this.enumReader = new EnumReader(context);
  }

  /** The tasks of a file; one with a value that cannot be a task is empty. */
  ImmutableList<Task> read(MappingReader root) {
    YamlMapping mapping = root.mapping("tasks");
    return mapping == null
        ? ImmutableList.of()
        : NamedEntries.read(context, mapping, "task", this::task);
  }

  private @Nullable Task task(YamlEntry entry) {
    if (Merges.isMerge(entry)) {
      context.warn(entry.key().range(), NamedEntries.mergeMessage("tasks"));
      // Task makes a task of this name, which nobody means and nobody can use.
      return null;
    }
    YamlNode value = context.value(entry.value());
    return switch (value) {
      case null -> withCommands(entry, ImmutableList.of());
      case YamlMapping mapping -> full(entry, MappingReader.of(context, mapping, MappingType.TASK));
      case YamlSequence sequence -> withCommands(entry, commands.commands(sequence));
      default -> {
        Text text = ReadContext.text(value);
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

  private Task full(YamlEntry entry, MappingReader mappingReader) {
    return new Task(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        mappingReader.keys(),
        cmds(mappingReader),
        commands.deps(mappingReader.list("deps")),
        mappingReader.text("label"),
        mappingReader.text("desc"),
        mappingReader.text("summary"),
        mappingReader.texts("prompt"),
        mappingReader.texts("aliases"),
        parts.globs(mappingReader, "sources"),
        parts.globs(mappingReader, "generates"),
        mappingReader.texts("status"),
        parts.preconditions(mappingReader),
        mappingReader.text("dir"),
        enumReader.setOptions(mappingReader),
        enumReader.shoptOptions(mappingReader),
        variables.read(mappingReader, "vars"),
        variables.read(mappingReader, "env"),
        mappingReader.texts("dotenv"),
        mappingReader.flag("silent"),
        mappingReader.flag("interactive"),
        mappingReader.flag("internal"),
        mappingReader.flag("ignore_error"),
        mappingReader.flag("watch"),
        mappingReader.flag("failfast"),
        mappingReader.flag("use_gitignore"),
        enumReader.word(mappingReader, "method", Vocabulary.METHODS),
        mappingReader.text("prefix"),
        enumReader.word(mappingReader, "run", Vocabulary.RUNS),
        enumReader.platforms(mappingReader),
        mappingReader.text("if"),
        parts.requires(mappingReader));
  }

  private ImmutableList<Command> cmds(MappingReader mappingReader) {
    YamlNode single = mappingReader.checked("cmd");
    YamlSequence list = mappingReader.list("cmds");
    if (single != null && mappingReader.has("cmds")) {
      context.refuse(
          mappingReader.keyRange("cmd"),
          "a task cannot have both 'cmd' and 'cmds'",
          "task cannot have both cmd and cmds");
    }
    ImmutableList.Builder<Command> cmds = ImmutableList.builder();
    if (single != null) {
      Command command = commands.command(single, rangeOf(mappingReader, "cmd", single));
      if (command != null) {
        cmds.add(command);
      }
    }
    if (list != null) {
      cmds.addAll(commands.commands(list));
    }
    return cmds.build();
  }

  private static TextRange rangeOf(MappingReader mappingReader, String key, YamlNode fallback) {
    YamlEntry entry = mappingReader.mapping().entry(key);
    return entry == null ? fallback.range() : entry.value().range();
  }
}
