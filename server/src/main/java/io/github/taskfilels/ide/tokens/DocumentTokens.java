package io.github.taskfilels.ide.tokens;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.tokens.SemanticToken.Modifier;
import io.github.taskfilels.ide.tokens.SemanticToken.Type;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a file. Names are those of {@link Occurrences}, and of no other finder. */
public final class DocumentTokens {
  private static final Style TASK = Style.of(Type.FUNCTION);
  private static final Style TASK_DECLARED = Style.of(Type.FUNCTION, Modifier.DECLARATION);
  private static final Style NAMESPACE = Style.of(Type.NAMESPACE);
  private static final Style NAMESPACE_DECLARED = Style.of(Type.NAMESPACE, Modifier.DECLARATION);
  private static final Style VARIABLE = Style.of(Type.VARIABLE);
  private static final Style VARIABLE_DECLARED = Style.of(Type.VARIABLE, Modifier.DECLARATION);
  private static final Style SPECIAL =
      Style.of(Type.VARIABLE, Modifier.READONLY, Modifier.DEFAULT_LIBRARY);

  private final Painter painter;
  private final List<Occurrence> occurrences;
  private final ScriptStrokes.Round scripts;

  /** The first occurrence that does not stand before the scalar. */
  private int next;

  private DocumentTokens(String text, List<Occurrence> occurrences, ScriptStrokes.Round scripts) {
    this.painter = new Painter(text);
    this.occurrences = occurrences;
    this.scripts = scripts;
  }

  /** All tokens of a file in order of position, none over another; empty where it has no text. */
  public static ImmutableList<SemanticToken> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
            new FileKey(DocumentTokens.class, file), reader -> new All(read(reader, file)))
        .tokens;
  }

  /** Is not compared with what was there before an edit, for nothing else is made of it. */
  private static final class All {
    final ImmutableList<SemanticToken> tokens;

    All(ImmutableList<SemanticToken> tokens) {
      this.tokens = tokens;
    }
  }

  /** Those of them that share a character with a range. */
  public static ImmutableList<SemanticToken> in(Snapshot snapshot, FileId file, TextRange range) {
    ImmutableList<SemanticToken> all = of(snapshot, file);
    int from = firstEndingBehind(all, range.start());
    int to = from;
    while (to < all.size() && all.get(to).range().start() < range.end()) {
      to++;
    }
    return all.subList(from, to);
  }

  private static int firstEndingBehind(List<SemanticToken> tokens, int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).range().end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static ImmutableList<SemanticToken> read(Snapshot snapshot, FileId file) {
    YamlTree tree = snapshot.tree(file);
    if (tree == null) {
      return ImmutableList.of();
    }
    ScriptStrokes.Round scripts = ScriptStrokes.of(snapshot, file).begin();
    DocumentTokens tokens =
        new DocumentTokens(tree.text(), Occurrences.of(snapshot, file), scripts);
    TypedScalars.each(tree, tokens::paint);
    scripts.end();
    return tokens.painter.tokens();
  }

  private void paint(YamlNode node, ValueType type) {
    List<Occurrence> here = occurrencesIn(node.range());
    switch (node) {
      case YamlScalar scalar -> {
        boolean template = Template.isTemplate(scalar.source());
        if (here.isEmpty() && !template && type != ValueType.SHELL && !isExpression(type)) {
          return;
        }
        painter.begin(scalar);
        paint(scalar.value(), type, template, here);
      }
      case YamlTemplate text -> {
        painter.begin(text);
        paint(text.text(), type, true, here);
      }
      default -> {
        return;
      }
    }
    painter.end();
  }

  private static boolean isExpression(ValueType type) {
    return type == ValueType.EXPRESSION;
  }

  private void paint(String value, ValueType type, boolean template, List<Occurrence> names) {
    if (type == ValueType.SHELL) {
      painter.paint(scripts.get(value));
    }
    names(Iterables.filter(names, name -> !isVariable(name)));
    if (isExpression(type)) {
      TemplateTokens.paintExpression(value, painter);
    } else if (template) {
      TemplateTokens.paint(value, painter);
    }
    names(Iterables.filter(names, DocumentTokens::isVariable));
  }

  private List<Occurrence> occurrencesIn(TextRange range) {
    while (next < occurrences.size() && occurrences.get(next).range().start() < range.start()) {
      next++;
    }
    int first = next;
    while (next < occurrences.size() && occurrences.get(next).range().start() < range.end()) {
      next++;
    }
    return occurrences.subList(first, next);
  }

  private void names(Iterable<Occurrence> names) {
    for (Occurrence name : names) {
      Style style = style(name);
      if (style != null) {
        painter.source(name.range(), style);
      }
    }
  }

  private static boolean isVariable(Occurrence name) {
    return !name.symbols().isEmpty() && name.symbols().iterator().next() instanceof Symbol.Variable;
  }

  /**
   * What a name is shown as; null for YAML's paths and anchors, and for the strings that name
   * templates.
   */
  private static @Nullable Style style(Occurrence name) {
    if (name.role() == Role.IMPORTS) {
      return null;
    }
    for (Symbol symbol : name.symbols()) {
      Style style = style(symbol, name.role());
      if (style != null) {
        return style;
      }
    }
    // A call names a task, and what it passes is a variable, whether somebody knows them or not.
    return switch (name.role()) {
      case CALLS -> TASK;
      case PASSES -> VARIABLE;
      default -> null;
    };
  }

  private static @Nullable Style style(Symbol symbol, Role role) {
    return switch (symbol) {
      case Symbol.Task _ -> role == Role.DEFINES ? TASK_DECLARED : TASK;
      case Symbol.Include _ -> role == Role.DEFINES ? NAMESPACE_DECLARED : NAMESPACE;
      case Symbol.Alias alias -> style(alias.of(), role);
      case Symbol.Variable variable -> {
        if (role == Role.WRITES) {
          yield VARIABLE_DECLARED;
        }
        yield role == Role.READS && SpecialVariable.find(variable.name()) != null
            ? SPECIAL
            : VARIABLE;
      }
      case Symbol.Environment _ -> role == Role.WRITES ? VARIABLE_DECLARED : VARIABLE;
      case Symbol.File _, Symbol.Anchor _, Symbol.Template _ -> null;
    };
  }
}
