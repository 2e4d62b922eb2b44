package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Command.Modifiers;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands and dependencies ({@code ast/cmd.go}, {@code ast/defer.go}, {@code ast/dep.go}).
 */
final class CommandReader {
  private static final String INVALID_KEYS = "invalid keys in command";

  private final ReadContext context;
  private final VariableReader variables;
  private final LoopReader loops;
  private final EnumReader enumReader;

  CommandReader(ReadContext context) {
    this.context = context;
    this.variables = new VariableReader(context);
    this.loops = new LoopReader(context);
    this.enumReader = new EnumReader(context);
  }

  ImmutableList<Command> commands(YamlSequence sequence) {
    ImmutableList.Builder<Command> commands = ImmutableList.builder();
    for (YamlItem item : sequence.items()) {
      YamlNode value = context.value(item.value());
      Command command = value == null ? null : command(value, item.value().range());
      if (command != null) {
        commands.add(command);
      }
    }
    return commands.build();
  }

  /**
   * One command; null where there is nothing to run.
   *
   * @param range where the element stands, which for an alias is not where its value stands
   */
  @Nullable Command command(YamlNode value, TextRange range) {
    if (value instanceof YamlMapping mapping) {
      if (isTextWithColon(mapping)) {
        context.refuse(
            Kind.CMD_INVALID,
            context.marked(mapping),
            "the ': ' makes YAML read this command as a mapping; put the whole command in quotes",
            INVALID_KEYS);
        return null;
      }
      return mapping(MappingReader.of(context, mapping, MappingType.COMMAND), range);
    }
    Text cmd = context.text(value);
    if (cmd == null) {
      context.wrongKind(value, "a command", ValueType.COMMAND);
      return null;
    }
    return shell(cmd, range);
  }

  /** A command such as {@code echo done: all}, which was meant as text. */
  private static boolean isTextWithColon(YamlMapping mapping) {
    return !mapping.flow()
        && mapping.entries().size() == 1
        && mapping.entries().getFirst().key() instanceof YamlScalar key
        && Scalars.isPlain(key)
        && key.value().indexOf(' ') > 0;
  }

  static Command.Shell shell(Text cmd, TextRange range) {
    return plain(range, ImmutableMap.of(), cmd, Modifiers.NONE, false);
  }

  private static Command.Shell plain(
      TextRange range,
      ImmutableMap<String, TextRange> keys,
      Text cmd,
      Modifiers modifiers,
      boolean deferred) {
    return new Command.Shell(
        range,
        keys,
        cmd,
        modifiers,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        deferred);
  }

  private @Nullable Command mapping(MappingReader mappingReader, TextRange range) {
    // Every key is read whichever counts in the end: Task also refuses wrong values that it would
    // not use.
    Text cmd = mappingReader.nonEmpty("cmd");
    Text task = mappingReader.nonEmpty("task");
    ImmutableList<Variable> vars = variables.read(mappingReader, "vars");
    Modifiers modifiers =
        new Modifiers(
            loops.read(mappingReader),
            mappingReader.nonEmpty("if"),
            mappingReader.flags(FlagKey.SILENT, FlagKey.IGNORE_ERROR),
            timeout(mappingReader));
    boolean shell = task == null && !mappingReader.has("defer");
    ImmutableList<Text> set = enumReader.setOptions(mappingReader, shell);
    ImmutableList<Text> shopt = enumReader.shoptOptions(mappingReader, shell);
    ImmutableList<Text> platforms = enumReader.platforms(mappingReader);
    ImmutableMap<String, TextRange> keys = mappingReader.keys();
    YamlNode defer = mappingReader.checked("defer");
    if (defer != null) {
      return deferred(mappingReader, defer, range, modifiers);
    }
    if (mappingReader.has("defer")) {
      return null;
    }
    if (task != null) {
      noEffect(Kind.CMD_AND_TASK, mappingReader, "on a call of a task", "cmd");
      noEffect(
          Kind.CMD_KEY_NO_EFFECT,
          mappingReader,
          "on a call of a task",
          "set",
          "shopt",
          "platforms");
      return new Command.Call(range, keys, task, vars, modifiers, false);
    }
    if (cmd != null) {
      noEffect(
          Kind.CMD_KEY_NO_EFFECT,
          mappingReader,
          "on a shell command; they are for calls of tasks",
          "vars");
      return new Command.Shell(range, keys, cmd, modifiers, set, shopt, platforms, false);
    }
    if (MappingReader.isAbsentOrText(mappingReader.value("cmd"))
        && MappingReader.isAbsentOrText(mappingReader.value("task"))) {
      mappingReader.lacks(
          Problem.of(
              Kind.CMD_INVALID,
              Effect.REFUSED,
              context.marked(mappingReader.mapping()),
              "a command needs 'cmd', 'task' or 'defer' with a value",
              Refusal.decode(INVALID_KEYS)),
          "cmd",
          "task",
          "defer");
    }
    return null;
  }

  private @Nullable Command deferred(
      MappingReader outer, YamlNode defer, TextRange range, Modifiers written) {
    ImmutableMap<String, TextRange> keys = outer.keys();
    Flag outerSilent = written.flags().get(FlagKey.SILENT);
    Text command = context.text(defer);
    if (command != null) {
      if (command.value().isEmpty()) {
        return null;
      }
      deferNoEffect(outer);
      return plain(range, keys, command, deferrable(outerSilent, written), true);
    }
    if (!(defer instanceof YamlMapping mapping)) {
      return null;
    }
    MappingReader inner = MappingReader.of(context, mapping, MappingType.DEFER);
    Text innerCommand = inner.nonEmpty("defer");
    Text task = inner.nonEmpty("task");
    ImmutableList<Variable> vars = variables.read(inner, "vars");
    Flag silent = inner.flag("silent");
    if (inner.nonEmpty("timeout") != null) {
      context.refuse(
          Kind.DEFER_TIMEOUT_INSIDE,
          inner.keyRange("timeout"),
          "'timeout' must be next to 'defer', not inside it",
          "timeout must be set next to defer, not inside it");
    }
    deferNoEffect(outer);
    if (innerCommand != null) {
      noEffect(
          Kind.CMD_KEY_NO_EFFECT, inner, "next to the deferred command", "task", "vars", "silent");
      return plain(range, keys, innerCommand, deferrable(outerSilent, written), true);
    }
    if (task != null) {
      if (outerSilent != null) {
        context.warn(
            Kind.CMD_KEY_NO_EFFECT,
            outer.keyRange("silent"),
            "'silent' has no effect here; write it inside 'defer'");
      }
      return new Command.Call(range, keys, task, vars, deferrable(silent, written), true);
    }
    boolean cmd = mapping.get("cmd") != null;
    inner.lacks(
        Problem.of(
            Kind.DEFER_EMPTY,
            Effect.DOUBTFUL,
            outer.keyRange("defer"),
            "this never runs: 'defer' needs a command as its value, or a mapping with 'task'"
                + (cmd ? "; write 'defer: COMMAND' without 'cmd'" : ""),
            null),
        "defer",
        "task");
    return null;
  }

  /** What counts of the keys next to {@code defer}. */
  private static Modifiers deferrable(@Nullable Flag silent, Modifiers written) {
    return new Modifiers(
        null,
        null,
        silent == null ? ImmutableMap.of() : ImmutableMap.of(FlagKey.SILENT, silent),
        written.timeout());
  }

  private void deferNoEffect(MappingReader outer) {
    noEffect(
        Kind.CMD_KEY_NO_EFFECT,
        outer,
        "next to 'defer'",
        "cmd",
        "task",
        "vars",
        "for",
        "if",
        "ignore_error",
        "set",
        "shopt",
        "platforms");
  }

  private void noEffect(Kind kind, MappingReader mappingReader, String where, String... keys) {
    for (String key : keys) {
      if (mappingReader.has(key)) {
        context.warn(kind, mappingReader.keyRange(key), "'" + key + "' has no effect " + where);
      }
    }
  }

  /** The timeout of a command or a dependency. */
  private @Nullable Text timeout(MappingReader mappingReader) {
    Text timeout = mappingReader.nonEmpty("timeout");
    if (timeout == null) {
      return null;
    }
    Duration duration = GoDuration.read(timeout.value());
    if (duration == null) {
      context.refuse(
          Kind.TIMEOUT_INVALID,
          timeout.range(),
          "'" + timeout.value() + "' is not a duration; write one such as 30s, 500ms or 1h30m",
          "invalid timeout format");
    } else if (duration.isNegative() || duration.isZero()) {
      context.refuse(
          Kind.TIMEOUT_INVALID,
          timeout.range(),
          "'timeout' must be greater than zero",
          "timeout must be greater than zero");
    }
    return timeout;
  }

  ImmutableList<Dep> deps(@Nullable YamlSequence sequence) {
    if (sequence == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Dep> deps = ImmutableList.builder();
    for (YamlItem item : sequence.items()) {
      YamlNode value = context.value(item.value());
      Dep dep = value == null ? null : dep(value, item.value().range());
      if (dep != null) {
        deps.add(dep);
      }
    }
    return deps.build();
  }

  /**
   * @param loop may have nothing to loop over, and so do no harm
   */
  private static Problem withoutTask(TextRange range, @Nullable Loop loop) {
    return Problem.of(
        Kind.DEP_WITHOUT_TASK,
        loop == null ? Effect.FAILS : Effect.DOUBTFUL,
        range,
        "a dependency needs 'task'; without it the task fails",
        null);
  }

  private @Nullable Dep dep(YamlNode value, TextRange range) {
    if (!(value instanceof YamlMapping mapping)) {
      Text name = context.text(value);
      if (name == null) {
        context.wrongKind(value, "a dependency", ValueType.DEP);
        return null;
      }
      if (name.value().isEmpty()) {
        context.add(withoutTask(name.range(), null));
      }
      return Dep.of(range, name);
    }
    MappingReader mappingReader = MappingReader.of(context, mapping, MappingType.DEP);
    Text task = mappingReader.nonEmpty("task");
    ImmutableList<Variable> vars = variables.read(mappingReader, "vars");
    Loop loop = loops.read(mappingReader);
    Flag silent = mappingReader.flag("silent");
    Text timeout = timeout(mappingReader);
    if (task == null) {
      if (!MappingReader.isAbsentOrText(mappingReader.value("task"))) {
        return null;
      }
      mappingReader.lacks(withoutTask(context.marked(mapping), loop), "task");
      task = Text.emptyAt(mapping.range().start());
    }
    return new Dep(range, mappingReader.keys(), task, vars, loop, silent, timeout);
  }
}
