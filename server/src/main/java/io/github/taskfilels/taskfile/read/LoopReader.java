package io.github.taskfilels.taskfile.read;

import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.Vocabulary;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code for} ({@code ast/for.go}, {@code ast/matrix.go}). */
final class LoopReader {
  /** What Task says of a row that is no list. */
  static final String ROW = "matrix values must be an array or a reference";

  private final ReadContext context;
  private final ValueReader values;

  LoopReader(ReadContext context) {
    this.context = context;
    this.values = new ValueReader(context, false);
  }

  /** The loop of a command or a dependency. */
  @Nullable Loop read(MappingReader mappingReader) {
    YamlNode value = mappingReader.checked("for");
    return switch (value) {
      case null -> null;
      case YamlSequence sequence -> new Loop.Values(sequence.range(), values.elements(sequence));
      case YamlMapping mapping -> mapping(mapping);
      default -> keyword(value);
    };
  }

  private @Nullable Loop keyword(YamlNode value) {
    Text word = context.text(value);
    if (word == null) {
      return null;
    }
    if (!Vocabulary.LOOP_SOURCES.contains(word.value())) {
      context.warn(
          Kind.FOR_UNKNOWN_WORD,
          word.range(),
          "'"
              + word.value()
              + "' is not something to loop over, so the command never runs; write 'sources',"
              + " 'generates', a list, or a mapping with 'var' or 'matrix'");
    }
    return new Loop.Files(word.range(), word.value());
  }

  private @Nullable Loop mapping(YamlMapping mapping) {
    MappingReader mappingReader = MappingReader.of(context, mapping, MappingType.LOOP);
    Text variable = mappingReader.nonEmpty("var");
    Text split = mappingReader.nonEmpty("split");
    Text as = mappingReader.nonEmpty("as");
    YamlMapping matrix = mappingReader.mapping("matrix");
    boolean rows = matrix != null && !matrix.entries().isEmpty();
    if (variable != null && rows) {
      context.refuse(
          Kind.FOR_INVALID,
          mappingReader.keyRange("matrix"),
          "'for' cannot have both 'var' and 'matrix'",
          "cannot use both var and matrix in for");
    }
    if (variable != null) {
      return new Loop.Var(mapping.range(), variable, split, as);
    }
    if (rows && matrix != null) {
      return new Loop.Matrix(
          mapping.range(),
          NamedEntries.read(context, matrix, "matrix row", entry -> row(matrix, entry)),
          as);
    }
    // A value of the wrong kind has been reported already.
    if (!mappingReader.has("var") && (!mappingReader.has("matrix") || matrix != null)) {
      mappingReader.lacks(
          Problem.of(
              Kind.FOR_INVALID,
              Effect.REFUSED,
              context.marked(mapping),
              "'for' needs 'var' or a 'matrix' with rows",
              Refusal.decode("invalid keys in for")),
          "var",
          "matrix");
    }
    return null;
  }

  private Loop.@Nullable Row row(YamlMapping matrix, YamlEntry entry) {
    YamlNode value = context.value(entry.value());
    if (entry.value() instanceof YamlAlias alias) {
      context.refuse(
          Kind.ALIAS_IN_MATRIX,
          alias.range(),
          "Task does not accept an alias as a matrix row; write the list",
          ROW);
    } else if (value instanceof YamlMapping mapping) {
      MappingReader mappingReader = MappingReader.of(context, mapping, MappingType.ROW);
      Text ref = mappingReader.nonEmpty("ref");
      if (ref == null && !mappingReader.has("ref")) {
        mappingReader.lacks(
            Problem.of(
                Kind.FOR_MATRIX_EMPTY,
                Effect.DOUBTFUL,
                entry.key().range(),
                "a matrix row without values means that nothing runs; give it a list or 'ref'",
                null),
            "ref");
      }
      return new Loop.Row(entry.keyText(), entry.key().range(), List.of(), ref);
    } else if (!(value instanceof YamlSequence)) {
      context.refuse(
          Kind.FOR_INVALID,
          value == null ? entry.key().range() : value.range(),
          "a matrix row must be a list or a mapping with 'ref'",
          ROW);
    }
    return new Loop.Row(
        entry.keyText(),
        entry.key().range(),
        value instanceof YamlSequence sequence ? values.elements(sequence) : List.of(),
        null);
  }
}
