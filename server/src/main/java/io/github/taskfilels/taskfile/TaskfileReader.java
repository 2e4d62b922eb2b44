package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/** Reads the model from a tree ({@code ast/taskfile.go}, {@code ast/output.go}). */
final class TaskfileReader {
  private final Reading reading;

  private TaskfileReader(Reading reading) {
    this.reading = reading;
  }

  static Taskfile read(YamlTree tree) {
    return new TaskfileReader(new Reading(tree)).read();
  }

  private Taskfile read() {
    Anchors.check(reading);
    YamlNode root = reading.value(reading.tree().root());
    if (root instanceof YamlMapping mapping) {
      return file(Fields.of(reading, mapping, MappingKind.ROOT));
    }
    if (root == null) {
      versionMissing();
    } else {
      reading.wrongKind(root, "a Taskfile", "a mapping with 'version' and 'tasks'", "taskfile");
    }
    return empty();
  }

  private Taskfile empty() {
    return new Taskfile(
        reading.tree(),
        ImmutableMap.of(),
        null,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        new NameIndex<>(ImmutableList.of(), Task::name),
        ImmutableList.of(),
        null,
        null,
        null,
        ImmutableList.of(),
        ImmutableList.of(),
        null,
        null,
        null,
        reading.problems());
  }

  private Taskfile file(Fields fields) {
    Checks checks = new Checks(reading);
    VariableReader variables = new VariableReader(reading);
    Text version = version(fields);
    ImmutableList<Include> includes = new IncludeReader(reading).read(fields);
    ImmutableList<Variable> vars = variables.read(fields, "vars");
    ImmutableList<Variable> env = variables.read(fields, "env");
    ImmutableList<Task> tasks = new TaskReader(reading).read(fields);
    ImmutableList<Text> dotenv = fields.texts("dotenv");
    Output output = output(fields);
    Text method = checks.word(fields, "method", Words.METHODS);
    Text run = checks.word(fields, "run", Words.RUNS);
    ImmutableList<Text> set = checks.setOptions(fields);
    ImmutableList<Text> shopt = checks.shoptOptions(fields);
    Flag silent = fields.flag("silent");
    Text interval = interval(fields);
    Flag useGitignore = fields.flag("use_gitignore");
    return new Taskfile(
        reading.tree(),
        fields.keys(),
        version,
        includes,
        vars,
        env,
        tasks,
        new NameIndex<>(tasks, Task::name),
        dotenv,
        output,
        method,
        run,
        set,
        shopt,
        silent,
        interval,
        useGitignore,
        reading.problems());
  }

  private @Nullable Text version(Fields fields) {
    if (!fields.has("version")) {
      versionMissing();
      return null;
    }
    Text version = fields.text("version");
    if (version != null) {
      Versions.check(reading, version);
    }
    return version;
  }

  /** Not reported while anything is broken: the key may be what is being typed. */
  private void versionMissing() {
    if (!reading.damage().any()) {
      reading.refuse(
          start(),
          "a Taskfile needs a version; add version: '3'",
          new Refusal(Refusal.Stage.NO_VERSION, ""));
    }
  }

  /** The first line that is not a comment or empty, or the start of the file. */
  private TextRange start() {
    YamlNode root = reading.tree().root();
    return root instanceof YamlMapping mapping && !mapping.entries().isEmpty()
        ? mapping.entries().getFirst().key().range()
        : TextRange.at(0);
  }

  private @Nullable Text interval(Fields fields) {
    YamlNode value = fields.checked("interval");
    Text interval = Reading.text(value);
    if (value == null || interval == null) {
      return null;
    }
    boolean string = !(value instanceof YamlScalar scalar) || scalar.type() == ScalarType.STRING;
    if (!string || Durations.parse(interval.value()) == null) {
      reading.refuse(
          interval.range(),
          "'interval' must be a duration such as 500ms or 1m, not " + interval.value(),
          Refusal.cannotUnmarshal(value, Form.DURATION.into()));
      return null;
    }
    return interval;
  }

  private @Nullable Output output(Fields fields) {
    YamlNode value = fields.checked("output");
    if (value instanceof YamlMapping mapping) {
      Fields output = Fields.of(reading, mapping, MappingKind.OUTPUT);
      YamlMapping inner = output.mapping("group");
      if (inner == null) {
        if (!output.has("group")) {
          reading.refuse(
              reading.marked(mapping),
              "'output' as a mapping needs 'group'",
              "output style must have the \"group\" key when in mapping form");
        }
        return null;
      }
      Fields group = Fields.of(reading, inner, MappingKind.GROUP);
      return new Output(
          mapping.range(),
          "group",
          group.text("begin"),
          group.text("end"),
          group.flag("error_only"));
    }
    Text style = Reading.text(value);
    if (style == null || style.value().isEmpty()) {
      return null;
    }
    if (!Words.OUTPUTS.contains(style.value())) {
      reading.refuse(
          style.range(),
          Checks.notOneOf("output", style.value(), Words.OUTPUTS),
          new Refusal(
              Refusal.Stage.OUTPUT, "task: output style \"" + style.value() + "\" not recognized"));
    }
    return new Output(style.range(), style.value(), null, null, null);
  }
}
