package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.NameMap;
import io.github.taskfilels.taskfile.Output;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.taskfile.schema.Vocabulary;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the model from a tree ({@code ast/taskfile.go}, {@code ast/output.go}). */
public final class TaskfileReader {
  private static final Refusal NO_VERSION = new Refusal(Refusal.Stage.NO_VERSION, "");

  private final ReadContext context;

  private TaskfileReader(ReadContext context) {
    this.context = context;
  }

  /** Reads the model from a tree; never throws. */
  public static Taskfile read(YamlTree tree) {
    return new TaskfileReader(new ReadContext(tree)).read();
  }

  private Taskfile read() {
    Anchors.check(context);
    YamlNode root = context.value(context.tree().root());
    if (root instanceof YamlMapping mapping) {
      return file(MappingReader.of(context, mapping, MappingType.ROOT));
    }
    if (root == null) {
      emptyFile();
    } else {
      context.wrongKind(
          Kind.NOT_A_MAPPING,
          root,
          "a Taskfile",
          ValueType.TASKFILE.accepted(),
          ValueType.TASKFILE.into());
    }
    return empty();
  }

  private Taskfile empty() {
    return new Taskfile(
        context.tree(),
        ImmutableMap.of(),
        null,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        new NameMap<>(ImmutableList.of(), Task::name),
        ImmutableList.of(),
        null,
        null,
        null,
        ImmutableList.of(),
        ImmutableList.of(),
        null,
        null,
        null,
        context.problems());
  }

  private Taskfile file(MappingReader mappingReader) {
    EnumReader enumReader = new EnumReader(context);
    VariableReader variables = new VariableReader(context);
    Text version = version(mappingReader);
    ImmutableList<Include> includes = new IncludeReader(context).read(mappingReader);
    ImmutableList<Variable> vars = variables.read(mappingReader, "vars");
    ImmutableList<Variable> env = variables.read(mappingReader, "env");
    ImmutableList<Task> tasks = new TaskReader(context).read(mappingReader);
    ImmutableList<Text> dotenv = mappingReader.texts("dotenv");
    Output output = output(mappingReader);
    Text method =
        enumReader.word(
            Kind.METHOD_INVALID,
            mappingReader,
            "method",
            Vocabulary.METHODS,
            inherits(tasks, task -> task.fingerprint().method()));
    Text run =
        enumReader.word(
            Kind.RUN_INVALID,
            mappingReader,
            "run",
            Vocabulary.RUNS,
            inherits(tasks, task -> task.behaviour().run()));
    boolean shell =
        tasks.isEmpty() || tasks.stream().anyMatch(task -> TaskReader.runsShell(task.cmds()));
    ImmutableList<Text> set = enumReader.setOptions(mappingReader, shell);
    ImmutableList<Text> shopt = enumReader.shoptOptions(mappingReader, shell);
    Flag silent = mappingReader.flag("silent");
    Text interval = interval(mappingReader);
    Flag useGitignore = mappingReader.flag("use_gitignore");
    return new Taskfile(
        context.tree(),
        mappingReader.keys(),
        version,
        includes,
        vars,
        env,
        tasks,
        new NameMap<>(tasks, Task::name),
        dotenv,
        output,
        method,
        run,
        set,
        shopt,
        silent,
        interval,
        useGitignore,
        context.problems());
  }

  /** Whether any task has no such key of its own; those of includes may be without, too. */
  private static boolean inherits(ImmutableList<Task> tasks, Function<Task, @Nullable Text> own) {
    return tasks.isEmpty() || tasks.stream().anyMatch(task -> own.apply(task) == null);
  }

  private @Nullable Text version(MappingReader mappingReader) {
    if (!mappingReader.has("version")) {
      versionMissing(lack -> mappingReader.lacks(lack, "version"));
      return null;
    }
    Text version = mappingReader.text("version");
    if (version != null) {
      Versions.check(context, version);
    }
    return version;
  }

  /** Not reported while anything is broken, as the version. */
  private void emptyFile() {
    if (!context.mask().any()) {
      context.refuse(
          Kind.EMPTY_FILE,
          start(),
          "this file is empty; a Taskfile needs at least version: '3'",
          NO_VERSION);
    }
  }

  /** Not reported while anything is broken: the key may be what is being typed. */
  private void versionMissing(Consumer<Problem> report) {
    if (!context.mask().any()) {
      report.accept(
          Problem.of(
              Kind.VERSION_MISSING,
              Effect.REFUSED,
              start(),
              "a Taskfile needs a version; add version: '3'",
              NO_VERSION));
    }
  }

  /** The first line that is not a comment or empty, or the start of the file. */
  private TextRange start() {
    YamlNode root = context.tree().root();
    return root instanceof YamlMapping mapping && !mapping.entries().isEmpty()
        ? mapping.entries().getFirst().key().range()
        : TextRange.at(0);
  }

  private @Nullable Text interval(MappingReader mappingReader) {
    YamlNode value = mappingReader.checked("interval");
    Text interval = context.text(value);
    if (value == null || interval == null) {
      return null;
    }
    boolean string = !(value instanceof YamlScalar scalar) || scalar.type() == ScalarType.STRING;
    if (!string || GoDuration.read(interval.value()) == null) {
      context.refuse(
          Kind.INTERVAL_INVALID,
          interval.range(),
          "'interval' must be a duration such as 500ms or 1m, not " + interval.value(),
          Refusal.cannotUnmarshal(value, ValueType.DURATION.into()));
      return null;
    }
    return interval;
  }

  private @Nullable Output output(MappingReader mappingReader) {
    YamlNode value = mappingReader.checked("output");
    if (value instanceof YamlMapping mapping) {
      MappingReader output = MappingReader.of(context, mapping, MappingType.OUTPUT);
      YamlMapping inner = output.mapping("group");
      if (inner == null) {
        if (!output.has("group")) {
          output.lacks(
              Problem.of(
                  Kind.OUTPUT_INVALID,
                  Effect.REFUSED,
                  context.marked(mapping),
                  "'output' as a mapping needs 'group'",
                  Refusal.decode("output style must have the \"group\" key when in mapping form")),
              "group");
        }
        return null;
      }
      MappingReader group = MappingReader.of(context, inner, MappingType.GROUP);
      return new Output(
          mapping.range(),
          "group",
          group.text("begin"),
          group.text("end"),
          group.flag("error_only"));
    }
    Text style = context.text(value);
    if (style == null || style.value().isEmpty()) {
      return null;
    }
    if (!Vocabulary.OUTPUTS.contains(style.value())) {
      context.refuse(
          Kind.OUTPUT_INVALID,
          style.range(),
          EnumReader.notOneOf("output", style.value(), Vocabulary.OUTPUTS),
          new Refusal(
              Refusal.Stage.OUTPUT, "task: output style \"" + style.value() + "\" not recognized"));
    }
    return new Output(style.range(), style.value(), null, null, null);
  }
}
