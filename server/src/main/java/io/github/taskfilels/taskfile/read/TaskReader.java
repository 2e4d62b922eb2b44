package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Problem.Kind;
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
      context.warn(
          Kind.MERGE_KEY_MISPLACED, entry.key().range(), NamedEntries.mergeMessage("tasks"));
      // Task makes a task of this name, which nobody means and nobody can use.
      return null;
    }
    YamlNode value = context.value(entry.value());
    return switch (value) {
      case null -> withCommands(entry, ImmutableList.of());
      case YamlMapping mapping -> full(entry, MappingReader.of(context, mapping, MappingType.TASK));
      case YamlSequence sequence -> withCommands(entry, commands.commands(sequence));
      default -> {
        Text text = context.text(value);
        yield withCommands(
            entry,
            text == null
                ? ImmutableList.of()
                : ImmutableList.of(CommandReader.shell(text, entry.value().range())));
      }
    };
  }

  private static Task withCommands(YamlEntry entry, ImmutableList<Command> cmds) {
    return Task.ofCommands(entry.keyText(), entry.key().range(), entry.range(), cmds);
  }

  private Task full(YamlEntry entry, MappingReader task) {
    ImmutableList<Command> cmds = cmds(task);
    boolean shell = runsShell(cmds);
    return new Task(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        task.keys(),
        commands.deps(task.list("deps")),
        cmds,
        new Task.Description(
            task.text("desc"),
            task.text("summary"),
            task.text("label"),
            task.texts("aliases"),
            task.texts("prompt")),
        new Task.Fingerprint(
            parts.globs(task, "sources"),
            parts.globs(task, "generates"),
            task.texts("status"),
            enumReader.word(Kind.METHOD_INVALID, task, "method", Vocabulary.METHODS, true)),
        new Task.Conditions(parts.preconditions(task), task.text("if"), parts.requires(task)),
        new Task.Environment(
            variables.read(task, "vars"),
            variables.read(task, "env"),
            task.texts("dotenv"),
            task.text("dir"),
            enumReader.setOptions(task, shell),
            enumReader.shoptOptions(task, shell),
            enumReader.platforms(task)),
        new Task.Behaviour(
            enumReader.word(Kind.RUN_INVALID, task, "run", Vocabulary.RUNS, true),
            task.text("prefix")),
        task.flags(FlagKey.values()));
  }

  /** Whether one of the commands is for a shell and fails the task when it fails. */
  static boolean runsShell(ImmutableList<Command> cmds) {
    for (Command command : cmds) {
      if (command instanceof Command.Shell shell && !shell.deferred()) {
        return true;
      }
    }
    return false;
  }

  private ImmutableList<Command> cmds(MappingReader mappingReader) {
    YamlNode single = mappingReader.checked("cmd");
    YamlSequence list = mappingReader.list("cmds");
    if (single != null && mappingReader.has("cmds")) {
      context.refuse(
          Kind.CMD_AND_CMDS,
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
