package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.Shape;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlAnchors;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
  private final Set<TextRange> unquoted = new HashSet<>();
  private @Nullable YamlAnchors anchors;
  private final AliasRatio aliases = new AliasRatio(this);
  private int aliased;

  ReadContext(YamlTree tree) {
    this.tree = tree;
    this.mask = new SyntaxErrorMask(tree);
  }

  YamlTree tree() {
    return tree;
  }

  AliasRatio aliases() {
    return aliases;
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
          refuse(Kind.WRONG_KIND, scalar.range(), "the tag does not fit: " + misfit, misfit);
        }
        yield scalar.type() == ScalarType.NULL ? null : scalar;
      }
      default -> target;
    };
  }

  @Nullable YamlNode resolve(YamlAlias alias) {
    YamlAnchors known = anchors;
    if (known == null) {
      known = new YamlAnchors(tree);
      anchors = known;
    }
    return known.resolve(alias);
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

  /**
   * The string that a scalar or an unquoted template stands for; null for anything else. Reports
   * the template, of which Task's YAML library makes a mapping.
   */
  @Nullable Text text(@Nullable YamlNode value) {
    if (value instanceof YamlTemplate template) {
      unquoted(template, Refusal.cannotUnmarshal(template, ValueType.STRING.into()));
    }
    return asText(value);
  }

  /** The same without a report. */
  static @Nullable Text asText(@Nullable YamlNode value) {
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
      case YamlTemplate template -> "a template";
      default -> "a string";
    };
  }

  void refuse(Kind kind, TextRange range, String message, Refusal refusal) {
    add(Problem.of(kind, Effect.REFUSED, range, message, refusal));
  }

  /** Task refuses the file when it decodes it, with these words. */
  void refuse(Kind kind, TextRange range, String message, String words) {
    refuse(kind, range, message, Refusal.decode(words));
  }

  /** Task fails where this is used, whatever else is written. */
  void fail(Kind kind, TextRange range, String message) {
    add(Problem.of(kind, Effect.FAILS, range, message, null));
  }

  /**
   * @param used whether Task comes to use what is wrong
   */
  void failOrWarn(Kind kind, boolean used, TextRange range, String message) {
    if (used) {
      fail(kind, range, message);
    } else {
      warn(kind, range, message);
    }
  }

  void warn(Kind kind, TextRange range, String message) {
    warn(kind, range, message, null);
  }

  /**
   * @param refusal how this Task refuses the file, which another may accept
   */
  void warn(Kind kind, TextRange range, String message, @Nullable Refusal refusal) {
    add(Problem.of(kind, Effect.DOUBTFUL, range, message, refusal));
  }

  /** Where a string is meant. What else may be wrong with the value is not reported then. */
  void unquoted(YamlTemplate template, Refusal refusal) {
    refuse(Kind.TPL_YAML_FLOW, template.range(), YamlTemplate.UNQUOTED, refusal);
    unquoted.add(template.range());
  }

  void wrongKind(YamlNode value, String what, ValueType wanted) {
    if (!(value instanceof YamlTemplate)) {
      wrongKind(value, what, wanted.accepted(), wanted.into());
      return;
    }
    String message = what + " must be " + wanted.accepted() + ", not " + kindOf(value);
    switch (wanted) {
      // A mapping whose only name is empty.
      case TASKS, VARIABLES -> warn(Kind.TPL_YAML_FLOW, value.range(), message);
      case INCLUDES -> refuse(Kind.TPL_YAML_FLOW, value.range(), message, IncludeReader.SELF);
      case MATRIX -> refuse(Kind.TPL_YAML_FLOW, value.range(), message, LoopReader.ROW);
      default ->
          refuse(
              Kind.TPL_YAML_FLOW,
              value.range(),
              message,
              Refusal.cannotUnmarshal(
                  value, (wanted.mapping() == null ? wanted : ValueType.STRING).into()));
    }
  }

  /**
   * @param into what Task calls the kind that it wants
   */
  void wrongKind(YamlNode value, String what, String accepted, String into) {
    wrongKind(Kind.WRONG_KIND, value, what, accepted, into);
  }

  void wrongKind(Kind kind, YamlNode value, String what, String accepted, String into) {
    refuse(
        kind,
        marked(value),
        what + " must be " + accepted + ", not " + kindOf(value),
        Refusal.cannotUnmarshal(value, into));
  }

  void add(Problem problem) {
    if (!mask.at(problem.range()) && !unquoted.contains(problem.range())) {
      problems.add(problem);
    }
  }

  void replace(Problem told, Problem by) {
    problems.remove(told);
    add(by);
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
