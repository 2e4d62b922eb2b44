package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlTemplate;
import org.jspecify.annotations.Nullable;

/** Reads include entries ({@code ast/include.go}). */
final class IncludeReader {
  /** How Task refuses an include without a path. */
  static final Refusal SELF = new Refusal(Refusal.Stage.CYCLE, "include cycle detected");

  private final ReadContext context;
  private final VariableReader variables;

  IncludeReader(ReadContext context) {
    this.context = context;
    this.variables = new VariableReader(context);
  }

  ImmutableList<Include> read(MappingReader root) {
    YamlMapping mapping = root.mapping("includes");
    return mapping == null
        ? ImmutableList.of()
        : NamedEntries.read(context, mapping, "namespace", this::include);
  }

  private @Nullable Include include(YamlEntry entry) {
    if (Merges.isMerge(entry)) {
      context.refuse(
          Kind.MERGE_KEY_MISPLACED,
          entry.key().range(),
          NamedEntries.mergeMessage("includes"),
          "include must specify taskfile or dir");
      return null;
    }
    if (entry.colon() < 0 && context.mask().at(entry.range())) {
      // A name that is still being typed.
      return null;
    }
    YamlNode value = context.value(entry.value());
    if (value instanceof YamlMapping mapping) {
      return advanced(entry, MappingReader.of(context, mapping, MappingType.INCLUDE));
    }
    Text path = context.text(value);
    if (value != null && path == null) {
      context.wrongKind(value, "an include", ValueType.INCLUDE);
      return null;
    }
    if (value instanceof YamlTemplate) {
      path = null;
    } else if (path == null || path.value().isBlank()) {
      context.refuse(
          Kind.INCLUDE_EMPTY,
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

  private Include advanced(YamlEntry entry, MappingReader mappingReader) {
    Text text = mappingReader.text("taskfile");
    Text taskfile =
        mappingReader.value("taskfile") instanceof YamlTemplate ? null : blankIsNull(text);
    Text dir = blankIsNull(mappingReader.text("dir"));
    if (blankIsNull(text) == null
        && MappingReader.isAbsentOrText(mappingReader.value("taskfile"))) {
      String why = dir == null ? "" : "; with 'dir' alone Task includes this file itself and fails";
      mappingReader.lacks(
          Problem.of(
              dir == null ? Kind.INCLUDE_EMPTY : Kind.INCLUDE_DIR_ONLY,
              Effect.REFUSED,
              entry.key().range(),
              "include '" + entry.keyText() + "' needs 'taskfile'" + why,
              dir == null ? Refusal.decode("include must specify taskfile or dir") : SELF),
          "taskfile");
    }
    return new Include(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        mappingReader.keys(),
        true,
        taskfile,
        dir,
        mappingReader.isSet("optional"),
        mappingReader.isSet("internal"),
        mappingReader.isSet("flatten"),
        mappingReader.texts("aliases"),
        mappingReader.texts("excludes"),
        variables.read(mappingReader, "vars"),
        mappingReader.nonEmpty("checksum"));
  }

  private static @Nullable Text blankIsNull(@Nullable Text text) {
    return text == null || text.value().isBlank() ? null : text;
  }
}
