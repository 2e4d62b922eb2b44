package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads file patterns, preconditions and required variables ({@code ast/glob.go}, {@code
 * ast/precondition.go}, {@code ast/requires.go}).
 */
final class TaskParts {
  private final Reading reading;
  private final Checks checks;

  TaskParts(Reading reading) {
    this.reading = reading;
    this.checks = new Checks(reading);
  }

  ImmutableList<Glob> globs(Fields task, String key) {
    YamlSequence sequence = task.list(key);
    if (sequence == null) {
      return ImmutableList.of();
    }
    checks.noNulls(task, key);
    ImmutableList.Builder<Glob> globs = ImmutableList.builder();
    for (YamlItem item : sequence.items()) {
      Glob glob = glob(reading.value(item.value()));
      if (glob != null) {
        globs.add(glob);
      }
    }
    return globs.build();
  }

  private @Nullable Glob glob(@Nullable YamlNode value) {
    if (value == null) {
      return null;
    }
    if (value instanceof YamlMapping mapping) {
      Fields fields = Fields.of(reading, mapping, MappingKind.GLOB);
      Text pattern = fields.text("exclude");
      if (pattern == null) {
        if (!fields.has("exclude")) {
          reading.warn(
              reading.marked(mapping), "this matches nothing; a mapping here needs 'exclude'");
        }
        return null;
      }
      return new Glob(pattern, true);
    }
    Text pattern = Reading.text(value);
    if (pattern == null) {
      reading.wrongKind(value, "a file pattern", "a string or a mapping with 'exclude'", "glob");
      return null;
    }
    if (pattern.value().startsWith("!")) {
      reading.warn(pattern.range(), "'!' does not exclude files; write 'exclude: PATTERN'");
    }
    return new Glob(pattern, false);
  }

  ImmutableList<Precondition> preconditions(Fields task) {
    YamlSequence sequence = task.list("preconditions");
    if (sequence == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Precondition> preconditions = ImmutableList.builder();
    for (YamlItem item : sequence.items()) {
      YamlNode value = reading.value(item.value());
      Precondition precondition = value == null ? null : precondition(value, item.value().range());
      if (precondition != null) {
        preconditions.add(precondition);
      }
    }
    return preconditions.build();
  }

  private @Nullable Precondition precondition(YamlNode value, TextRange range) {
    if (value instanceof YamlMapping mapping) {
      Fields fields = Fields.of(reading, mapping, MappingKind.PRECONDITION);
      if (!fields.has("sh")) {
        reading.warn(reading.marked(mapping), "without 'sh' this always succeeds");
      }
      return new Precondition(range, fields.text("sh"), fields.text("msg"));
    }
    Text sh = Reading.text(value);
    if (sh == null) {
      reading.wrongKind(
          value, "a precondition", "a shell command or a mapping with 'sh'", "precondition");
      return null;
    }
    return new Precondition(range, sh, null);
  }

  ImmutableList<Requirement> requires(Fields task) {
    YamlMapping mapping = task.mapping("requires");
    if (mapping == null) {
      return ImmutableList.of();
    }
    Fields requires = Fields.of(reading, mapping, MappingKind.REQUIRES);
    YamlSequence vars = requires.list("vars");
    if (vars == null) {
      return ImmutableList.of();
    }
    checks.noNulls(requires, "vars");
    ImmutableList.Builder<Requirement> requirements = ImmutableList.builder();
    for (YamlItem item : vars.items()) {
      YamlNode value = reading.value(item.value());
      Requirement requirement = value == null ? null : requirement(value, item.value().range());
      if (requirement != null) {
        requirements.add(requirement);
      }
    }
    return requirements.build();
  }

  private @Nullable Requirement requirement(YamlNode value, TextRange range) {
    if (!(value instanceof YamlMapping mapping)) {
      Text name = Reading.text(value);
      if (name == null) {
        reading.wrongKind(
            value, "a required variable", "a name or a mapping with 'name'", "requires");
        return null;
      }
      return new Requirement(range, name, ImmutableList.of(), null);
    }
    Fields fields = Fields.of(reading, mapping, MappingKind.REQUIREMENT);
    Text name = fields.nonEmpty("name");
    ImmutableList<Text> allowed = ImmutableList.of();
    Text ref = null;
    YamlNode values = fields.checked("enum");
    if (values instanceof YamlSequence) {
      allowed = fields.texts("enum");
    } else if (values instanceof YamlMapping inner) {
      Fields reference = Fields.of(reading, inner, MappingKind.ENUM);
      ref = reference.nonEmpty("ref");
      if (ref == null && Fields.isAbsentOrText(reference.value("ref"))) {
        reading.refuse(
            reading.marked(inner),
            "'enum' must be a list of values or a mapping with 'ref'",
            Refusal.cannotUnmarshal(inner, Form.ENUM.into()));
      }
    }
    if (name == null) {
      if (!fields.has("name")) {
        reading.warn(
            reading.marked(mapping),
            "a required variable needs 'name'; without it the task always fails");
      }
      return null;
    }
    return new Requirement(range, name, allowed, ref);
  }
}
