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
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/** Whether a value that is written already may be that of another key. */
record ValueFit(Snapshot snapshot, FileId file) {

  boolean of(Key key, YamlNode value) {
    if (value instanceof YamlScalar scalar && !key.values().isEmpty()) {
      return key.values().contains(scalar.value()) || Template.isTemplate(scalar.value());
    }
    return of(key.valueType(), value);
  }

  private boolean of(@Nullable ValueType type, YamlNode value) {
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
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.keyText();
      Key key = fixed == null ? null : fixed.key(name);
      boolean fits =
          name.equals("<<")
              || (fixed == null
                  ? of(type.entry(), entry.value())
                  : key != null && of(key, entry.value()));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean scalar(ValueType type, YamlScalar scalar) {
    ValueType wanted = type.scalar();
    if (scalar.type() == ScalarType.NULL) {
      return true;
    }
    String value = scalar.value();
    return switch (wanted) {
      case null -> false;
      case BOOL -> scalar.type() == ScalarType.BOOL;
      case DURATION -> GoDuration.read(value) != null;
      case VERSION -> value.startsWith("3");
      case TASK_NAME ->
          Template.isTemplate(value)
              || !Programs.around(snapshot, file).meaning(file, value).wrong();
      case EXPRESSION -> Template.parseExpression(value).errors().isEmpty();
      case PLATFORM -> Vocabulary.isPlatform(value);
      default -> true;
    };
  }
}
