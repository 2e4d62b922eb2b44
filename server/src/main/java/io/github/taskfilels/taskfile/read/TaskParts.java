package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Precondition;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.ValueType;
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
  private final ReadContext context;
  private final EnumReader enumReader;

  TaskParts(ReadContext context) {
    this.context = context;
    this.enumReader = new EnumReader(context);
  }

  ImmutableList<Glob> globs(MappingReader task, String key) {
    YamlSequence sequence = task.list(key);
    if (sequence == null) {
      return ImmutableList.of();
    }
    enumReader.noNulls(task, key);
    ImmutableList.Builder<Glob> globs = ImmutableList.builder();
    for (YamlItem item : sequence.items()) {
      Glob glob = glob(context.value(item.value()));
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
      MappingReader mappingReader = MappingReader.of(context, mapping, MappingType.GLOB);
      Text pattern = mappingReader.text("exclude");
      if (pattern == null) {
        if (!mappingReader.has("exclude")) {
          mappingReader.lacks(
              Problem.of(
                  Kind.GLOB_EXCLUDE_MISSING,
                  Effect.DOUBTFUL,
                  context.marked(mapping),
                  "this matches nothing; a mapping here needs 'exclude'",
                  null),
              "exclude");
        }
        return null;
      }
      return new Glob(pattern, true);
    }
    Text pattern = context.text(value);
    if (pattern == null) {
      context.wrongKind(value, "a file pattern", ValueType.GLOB);
      return null;
    }
    if (pattern.value().startsWith("!")) {
      context.warn(
          Kind.GLOB_BANG, pattern.range(), "'!' does not exclude files; write 'exclude: PATTERN'");
    }
    return new Glob(pattern, false);
  }

  ImmutableList<Precondition> preconditions(MappingReader task) {
    YamlSequence sequence = task.list("preconditions");
    if (sequence == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Precondition> preconditions = ImmutableList.builder();
    for (YamlItem item : sequence.items()) {
      YamlNode value = context.value(item.value());
      Precondition precondition = value == null ? null : precondition(value, item.value().range());
      if (precondition != null) {
        preconditions.add(precondition);
      }
    }
    return preconditions.build();
  }

  private @Nullable Precondition precondition(YamlNode value, TextRange range) {
    if (value instanceof YamlMapping mapping) {
      MappingReader mappingReader = MappingReader.of(context, mapping, MappingType.PRECONDITION);
      if (!mappingReader.has("sh")) {
        mappingReader.lacks(
            Problem.of(
                Kind.PRECONDITION_NO_SH,
                Effect.DOUBTFUL,
                context.marked(mapping),
                "without 'sh' this always succeeds",
                null),
            "sh");
      }
      return new Precondition(range, mappingReader.text("sh"), mappingReader.text("msg"));
    }
    Text sh = context.text(value);
    if (sh == null) {
      context.wrongKind(value, "a precondition", ValueType.PRECONDITION);
      return null;
    }
    return new Precondition(range, sh, null);
  }

  ImmutableList<Requirement> requires(MappingReader task) {
    YamlMapping mapping = task.mapping("requires");
    if (mapping == null) {
      return ImmutableList.of();
    }
    MappingReader requires = MappingReader.of(context, mapping, MappingType.REQUIRES);
    YamlSequence vars = requires.list("vars");
    if (vars == null) {
      return ImmutableList.of();
    }
    enumReader.noNulls(requires, "vars");
    ImmutableList.Builder<Requirement> requirements = ImmutableList.builder();
    for (YamlItem item : vars.items()) {
      YamlNode value = context.value(item.value());
      Requirement requirement = value == null ? null : requirement(value, item.value().range());
      if (requirement != null) {
        requirements.add(requirement);
      }
    }
    return requirements.build();
  }

  private static Problem withoutName(TextRange range) {
    return Problem.of(
        Kind.REQUIRES_NO_NAME,
        Effect.FAILS,
        range,
        "a required variable needs 'name'; without it the task always fails",
        null);
  }

  private @Nullable Requirement requirement(YamlNode value, TextRange range) {
    if (!(value instanceof YamlMapping mapping)) {
      Text name = context.text(value);
      if (name == null) {
        context.wrongKind(value, "a required variable", ValueType.REQUIREMENT);
        return null;
      }
      if (name.value().isEmpty()) {
        context.add(withoutName(name.range()));
      }
      return new Requirement(range, name, ImmutableList.of(), null);
    }
    MappingReader mappingReader = MappingReader.of(context, mapping, MappingType.REQUIREMENT);
    Text name = mappingReader.nonEmpty("name");
    ImmutableList<Text> allowed = ImmutableList.of();
    Text ref = null;
    YamlNode values = mappingReader.checked("enum");
    if (values instanceof YamlSequence) {
      allowed = mappingReader.texts("enum");
    } else if (values instanceof YamlMapping inner) {
      MappingReader reference = MappingReader.of(context, inner, MappingType.ENUM);
      ref = reference.nonEmpty("ref");
      if (ref == null && MappingReader.isAbsentOrText(reference.value("ref"))) {
        reference.lacks(
            Problem.of(
                Kind.WRONG_KIND,
                Effect.REFUSED,
                context.marked(inner),
                "'enum' must be a list of values or a mapping with 'ref'",
                Refusal.cannotUnmarshal(inner, ValueType.ENUM.into())),
            "ref");
      }
    }
    if (name == null) {
      if (!MappingReader.isAbsentOrText(mappingReader.value("name"))) {
        return null;
      }
      mappingReader.lacks(withoutName(context.marked(mapping)), "name");
      name = Text.emptyAt(mapping.range().start());
    }
    return new Requirement(range, name, allowed, ref);
  }
}
