package io.github.taskfilels.ide.completion;

import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.Shape;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.taskfile.schema.Vocabulary;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value that is written already may be that of another key.
 *
 * @param named whether names of tasks have to mean something; not where the tasks themselves are
 *     what the value says
 */
record ValueFit(Snapshot snapshot, FileId file, boolean named) {
  /** Hardly a command: names a task, which may be in a file that is not there. */
  private static final Pattern QUALIFIED = Pattern.compile("[\\w.-]*(:[\\w.*-]+)+");

  private static final Pattern YAML = Pattern.compile("\\.ya?ml$");
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

  boolean of(Key key, YamlNode value) {
    if (key.name().equals("checksum")) {
      return value instanceof YamlScalar scalar && CHECKSUM.matcher(scalar.value()).matches();
    }
    return (key.values().isEmpty() || isKnown(key, value)) && of(key.valueType(), value);
  }

  private static boolean isKnown(Key key, YamlNode value) {
    return switch (value) {
      case YamlScalar scalar ->
          key.values().contains(scalar.value())
              || (key.name().equals("set") && Vocabulary.isSetOption(scalar.value()));
      case YamlSequence sequence ->
          sequence.items().stream().allMatch(item -> isKnown(key, item.value()));
      default -> true;
    };
  }

  boolean of(@Nullable ValueType type, YamlNode value) {
    if (type == null) {
      return false;
    }
    return switch (value) {
      case YamlScalar scalar -> scalar(type, scalar);
      case YamlSequence sequence ->
          type.accepts(Shape.LIST)
              && sequence.items().stream()
                  .map(YamlItem::value)
                  .allMatch(item -> of(type.element(), item));
      case YamlMapping mapping -> type.accepts(Shape.MAPPING) && mapping(type, mapping);
      default -> true;
    };
  }

  private boolean mapping(ValueType type, YamlMapping mapping) {
    MappingType fixed = type.mapping();
    int unknown = 0;
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.keyText();
      Key key = fixed == null ? null : fixed.key(name);
      if (name.equals("<<")) {
        continue;
      }
      if (fixed != null && key == null) {
        unknown++;
      } else if (!(key == null ? of(type.entry(), entry.value()) : of(key, entry.value()))) {
        return false;
      }
    }
    // A slip in one of many keys says nothing about what the value is.
    return 2 * unknown <= mapping.entries().size();
  }

  private boolean scalar(ValueType type, YamlScalar scalar) {
    ValueType wanted = type.scalar();
    if (scalar.type() == ScalarType.NULL) {
      return true;
    }
    String value = scalar.value();
    if (type == ValueType.LOOP) {
      return Vocabulary.LOOP_SOURCES.contains(value);
    }
    if (type == ValueType.INCLUDE) {
      return Template.isTemplate(value) || YAML.matcher(value).find() || isThere(value);
    }
    return switch (wanted) {
      case null -> false;
      case BOOL -> scalar.type() == ScalarType.BOOL;
      case DURATION -> GoDuration.read(value) != null;
      case VERSION -> value.startsWith("3");
      case TASK_NAME ->
          !named
              || QUALIFIED.matcher(value).matches()
              || Template.isTemplate(value)
              || !Programs.ofNames(snapshot, file).meaning(file, value).wrong();
      case EXPRESSION -> Template.parseExpression(value).errors().isEmpty();
      case PLATFORM -> Vocabulary.isPlatform(value);
      default -> true;
    };
  }

  /** Whether a path leads to something. */
  private boolean isThere(String path) {
    FileId folder = file.directory();
    Path base = folder == null ? null : folder.path();
    try {
      return base != null
          && !path.isBlank()
          && snapshot.kind(FileId.of(base.resolve(path).normalize())) != PathKind.MISSING;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
