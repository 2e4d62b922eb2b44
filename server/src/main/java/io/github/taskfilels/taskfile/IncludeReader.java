package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads include entries ({@code ast/include.go}). */
final class IncludeReader {
  private static final Refusal SELF = new Refusal(Refusal.Stage.CYCLE, "include cycle detected");

  private final Reading reading;
  private final VariableReader variables;

  IncludeReader(Reading reading) {
    this.reading = reading;
    this.variables = new VariableReader(reading);
  }

  ImmutableList<Include> read(Fields root) {
    YamlMapping mapping = root.mapping("includes");
    return mapping == null
        ? ImmutableList.of()
        : Named.read(reading, mapping, "namespace", this::include);
  }

  private @Nullable Include include(YamlEntry entry) {
    if (Merges.isMerge(entry)) {
      reading.refuse(
          entry.key().range(),
          Named.mergeMessage("includes"),
          "include must specify taskfile or dir");
      return null;
    }
    if (entry.colon() < 0 && reading.damage().at(entry.range())) {
      // A name that is still being typed.
      return null;
    }
    YamlNode value = reading.value(entry.value());
    if (value instanceof YamlMapping mapping) {
      return advanced(entry, Fields.of(reading, mapping, MappingKind.INCLUDE));
    }
    Text path = Reading.text(value);
    if (value != null && path == null) {
      reading.wrongKind(value, "an include", "a path or a mapping with 'taskfile'", "include");
      return null;
    }
    if (path == null || path.value().isBlank()) {
      reading.refuse(
          entry.key().range(),
          "include '"
              + entry.keyText()
              + "' has no path; Task then includes this file itself and fails",
          SELF);
      path = null;
    }
    return new Include(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        ImmutableMap.of(),
        false,
        path,
        null,
        false,
        false,
        false,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        null);
  }

  private Include advanced(YamlEntry entry, Fields fields) {
    Text taskfile = blankIsNull(fields.text("taskfile"));
    Text dir = blankIsNull(fields.text("dir"));
    if (taskfile == null && Fields.isAbsentOrText(fields.value("taskfile"))) {
      String why = dir == null ? "" : "; with 'dir' alone Task includes this file itself and fails";
      reading.refuse(
          entry.key().range(),
          "include '" + entry.keyText() + "' needs 'taskfile'" + why,
          dir == null ? Refusal.decode("include must specify taskfile or dir") : SELF);
    }
    return new Include(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        fields.keys(),
        true,
        taskfile,
        dir,
        fields.isSet("optional"),
        fields.isSet("internal"),
        fields.isSet("flatten"),
        fields.texts("aliases"),
        fields.texts("excludes"),
        variables.read(fields, "vars"),
        fields.nonEmpty("checksum"));
  }

  private static @Nullable Text blankIsNull(@Nullable Text text) {
    return text == null || text.value().isBlank() ? null : text;
  }
}
