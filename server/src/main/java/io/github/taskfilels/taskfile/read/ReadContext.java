package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.Shape;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one tree: follows aliases and collects problems. Used by one thread, then thrown
 * away.
 */
final class ReadContext {
  /**
   * How many elements are reached by aliases before the rest counts as absent; Task's library has a
   * similar limit.
   */
  private static final int MOST_ALIASED = 400_000;

  private final YamlTree tree;
  private final SyntaxErrorMask mask;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<YamlAlias, Optional<YamlNode>> targets = new HashMap<>();
  private int aliased;

  ReadContext(YamlTree tree) {
    this.tree = tree;
    this.mask = new SyntaxErrorMask(tree);
  }

  YamlTree tree() {
    return tree;
  }

  SyntaxErrorMask mask() {
    return mask;
  }

  /** All problems, each once, in order of position. */
  ImmutableList<Problem> problems() {
    return ImmutableList.sortedCopyOf(Ordering.natural().onResultOf(Problem::range), problems);
  }

  /**
   * The value that a node stands for; null where it is null in YAML, missing, or an alias that
   * leads nowhere.
   */
  @Nullable YamlNode value(YamlNode node) {
    YamlNode target = node;
    if (node instanceof YamlAlias alias) {
      target = aliased > MOST_ALIASED ? null : resolve(alias);
      aliased += 1 + size(target);
    }
    return switch (target) {
      case null -> null;
      case YamlMissing missing -> null;
      case YamlAlias chained -> null;
      case YamlScalar scalar -> {
        String misfit = scalar.misfit();
        if (misfit != null) {
          refuse(scalar.range(), "the tag does not fit: " + misfit, misfit);
        }
        yield scalar.type() == ScalarType.NULL ? null : scalar;
      }
      default -> target;
    };
  }

  @Nullable YamlNode resolve(YamlAlias alias) {
    Optional<YamlNode> known = targets.get(alias);
    if (known == null) {
      known = Optional.ofNullable(tree.resolve(alias));
      targets.put(alias, known);
    }
    return known.orElse(null);
  }

  private static int size(@Nullable YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> mapping.entries().size();
      case YamlSequence sequence -> sequence.items().size();
      case null, default -> 0;
    };
  }

  /** The shape of what {@link #value} gives. */
  static Shape shape(YamlNode value) {
    return switch (value) {
      case YamlMapping mapping -> Shape.MAPPING;
      case YamlSequence sequence -> Shape.LIST;
      default -> Shape.SCALAR;
    };
  }

  /** The string that a scalar or an unquoted template stands for; null for anything else. */
  static @Nullable Text text(@Nullable YamlNode value) {
    return switch (value) {
      case YamlScalar scalar -> new Text(scalar.value(), scalar.range(), scalar.sourceMap());
      case YamlTemplate template ->
          new Text(template.text(), template.range(), SourceMap.verbatim(template.range()));
      case null, default -> null;
    };
  }

  /** What a value is, with its article, for messages. */
  static String kindOf(YamlNode value) {
    return switch (value) {
      case YamlMapping mapping -> "a mapping";
      case YamlSequence sequence -> "a list";
      case YamlScalar scalar ->
          switch (scalar.type()) {
            case BOOL -> "a boolean";
            case INT, FLOAT -> "a number";
            case TIMESTAMP -> "a date";
            case NULL, STRING -> "a string";
          };
      default -> "a string";
    };
  }

  void refuse(TextRange range, String message, Refusal refusal) {
    add(new Problem(Problem.Kind.SCHEMA, message, range, ImmutableList.of(), "", refusal));
  }

  /** Task refuses the file when it decodes it, with these words. */
  void refuse(TextRange range, String message, String words) {
    refuse(range, message, Refusal.decode(words));
  }

  void warn(TextRange range, String message) {
    warn(range, message, null);
  }

  /**
   * @param refusal how this Task refuses the file, which another may accept
   */
  void warn(TextRange range, String message, @Nullable Refusal refusal) {
    add(new Problem(Problem.Kind.SCHEMA_WARNING, message, range, ImmutableList.of(), "", refusal));
  }

  void wrongKind(YamlNode value, String what, ValueType wanted) {
    wrongKind(value, what, wanted.accepted(), wanted.into());
  }

  /**
   * @param into what Task calls the kind that it wants
   */
  void wrongKind(YamlNode value, String what, String accepted, String into) {
    // An unquoted template is a syntax error already, and was meant as a string.
    if (!(value instanceof YamlTemplate)) {
      refuse(
          marked(value),
          what + " must be " + accepted + ", not " + kindOf(value),
          Refusal.cannotUnmarshal(value, into));
    }
  }

  void add(Problem problem) {
    if (!mask.at(problem.range())) {
      problems.add(problem);
    }
  }

  /**
   * Where a problem with a value is shown: all of a scalar, but only the first line of a
   * collection.
   */
  TextRange marked(YamlNode value) {
    TextRange range = value.range();
    if (value instanceof YamlScalar || value instanceof YamlTemplate) {
      return range;
    }
    int end = range.start();
    while (end < range.end()
        && tree.text().charAt(end) != '\n'
        && tree.text().charAt(end) != '\r') {
      end++;
    }
    return new TextRange(range.start(), end);
  }
}
