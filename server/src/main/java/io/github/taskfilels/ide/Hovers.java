package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.symbol.SymbolAt;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of what the cursor stands on: a task, an include, a variable, an anchor; else a
 * key, a function, a path, a pattern or a word of the format.
 */
public final class Hovers {
  /** Of an anchored value so much is shown. */
  private static final int MOST_LINES = 10;

  private Hovers() {}

  /** The hover at an offset, or null where there is nothing to say. */
  public static @Nullable Hover at(Snapshot snapshot, FileId file, int offset, ProjectFacts facts) {
    Hover script = ofScript(snapshot, file, offset);
    if (script != null) {
      // A script sees other values than a template that names the same variable.
      return script;
    }
    for (Occurrence occurrence : SymbolAt.of(snapshot, file, offset)) {
      List<String> parts = new ArrayList<>();
      for (Symbol symbol : occurrence.symbols()) {
        String part = of(snapshot, file, symbol, facts);
        if (part != null) {
          parts.add(part);
        }
        if (symbol instanceof Symbol.Variable) {
          // What else it may be is told as what that one overrides.
          break;
        }
      }
      if (!parts.isEmpty()) {
        return Hover.of(occurrence.range(), String.join("\n\n---\n\n", parts));
      }
    }
    return ofPlace(snapshot, file, offset, facts);
  }

  private static @Nullable Hover ofScript(Snapshot snapshot, FileId file, int offset) {
    YamlTree tree = snapshot.tree(file);
    if (tree == null
        || !(SchemaPosition.at(tree, offset) instanceof InValue value)
        || value.valueType().scalar() != ValueType.SHELL) {
      return null;
    }
    List<Object> way = tree.pathTo(offset);
    return !way.isEmpty() && way.getLast() instanceof YamlScalar scalar
        ? ShellHovers.at(snapshot, file, value.task(), scalar, offset)
        : null;
  }

  /** What is known where nothing has a name of its own. */
  private static @Nullable Hover ofPlace(
      Snapshot snapshot, FileId file, int offset, ProjectFacts facts) {
    YamlTree tree = snapshot.tree(file);
    if (tree == null) {
      return null;
    }
    SchemaPosition position = SchemaPosition.at(tree, offset);
    String task = position.task();
    Hover path = new PathHovers(snapshot, file, facts).at(task, offset);
    if (path != null) {
      return path;
    }
    if (position instanceof InKey key) {
      Hover hover = WordHovers.key(key, offset);
      if (hover != null) {
        return hover;
      }
    }
    List<Object> way = tree.pathTo(offset);
    if (way.isEmpty()
        || !(way.getLast() instanceof YamlScalar scalar)
        || !scalar.range().touches(offset)) {
      return null;
    }
    Hover function = WordHovers.function(scalar, position, offset);
    if (function != null || !(position instanceof InValue value)) {
      return function;
    }
    return WordHovers.value(value, scalar);
  }

  /**
   * What is known of a symbol, as Markdown; null where there is nothing to say.
   *
   * @param asking the file in which it is named
   */
  public static @Nullable String of(
      Snapshot snapshot, FileId asking, Symbol symbol, ProjectFacts facts) {
    return switch (symbol) {
      case Symbol.Task task -> TaskHovers.of(snapshot, task.definition(), facts);
      case Symbol.Include include -> ofInclude(snapshot, include);
      case Symbol.Alias alias -> of(snapshot, asking, alias.of(), facts);
      case Symbol.Variable variable -> ofVariable(snapshot, asking, variable);
      case Symbol.Anchor anchor -> ofAnchor(snapshot, anchor);
      case Symbol.Environment variable ->
          VariableHovers.ofEnvironment(snapshot, variable.file(), variable.task(), variable.name());
      case Symbol.File _, Symbol.Template _ -> null;
    };
  }

  private static @Nullable String ofVariable(
      Snapshot snapshot, FileId asking, Symbol.Variable variable) {
    String known =
        VariableHovers.of(
            snapshot,
            variable.task() == null ? asking : variable.file(),
            variable.task(),
            variable.name());
    String special = FormatTexts.special(variable.name());
    if (special == null) {
      return known;
    }
    return known == null
        ? "**variable** " + Markdown.code(variable.name()) + ", set by Task\n\n" + special
        : known + "\n\n" + special;
  }

  /** The value behind an anchor, as it is written, and how often it is used. */
  private static @Nullable String ofAnchor(Snapshot snapshot, Symbol.Anchor anchor) {
    YamlTree tree = snapshot.tree(anchor.file());
    if (tree == null) {
      return null;
    }
    int aliases = 0;
    TextRange written = null;
    for (Occurrence occurrence :
        SymbolReferences.in(snapshot, anchor.file(), ImmutableSet.of(anchor))) {
      if (occurrence.declares()) {
        written = occurrence.range();
      } else {
        aliases++;
      }
    }
    if (written == null) {
      return null;
    }
    return "**anchor** "
        + Markdown.code(anchor.name())
        + ", "
        + aliases
        + (aliases == 1 ? " alias" : " aliases")
        + excerpt(tree, written);
  }

  private static String excerpt(YamlTree tree, TextRange anchor) {
    for (Object element : tree.pathTo(anchor.start()).reverse()) {
      // The anchor stands before the value that has it.
      Object value =
          switch (element) {
            case YamlEntry entry -> entry.value();
            case YamlItem item -> item.value();
            default -> element;
          };
      if (value instanceof YamlNode node
          && node.properties() != null
          && node.properties().range().touches(anchor.start())) {
        List<String> lines = node.range().in(tree.text()).lines().limit(MOST_LINES + 1).toList();
        String shown = String.join("\n", lines.subList(0, Math.min(MOST_LINES, lines.size())));
        return shown.isBlank()
            ? ""
            : "\n\n" + Markdown.text(shown) + (lines.size() > MOST_LINES ? "  \n…" : "");
      }
    }
    return "";
  }

  private static @Nullable String ofInclude(Snapshot snapshot, Symbol.Include include) {
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(include.file())) {
      if (edge.index() == include.index()) {
        return "**include** "
            + Markdown.code(edge.entry().namespace())
            + "\n\n"
            + target(snapshot, edge.target())
            + options(edge.written(snapshot));
      }
    }
    return null;
  }

  /** What is written beside the path. */
  private static String options(@Nullable Include include) {
    if (include == null) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    if (include.dir() != null) {
      lines.add("runs in " + Markdown.code(include.dir().value()));
    }
    List<String> flags = new ArrayList<>();
    for (Map.Entry<String, Boolean> flag :
        ImmutableMap.of(
                "optional", include.optional(),
                "flatten", include.flatten(),
                "internal", include.internal())
            .entrySet()) {
      if (flag.getValue()) {
        flags.add(flag.getKey());
      }
    }
    list(lines, "", flags);
    list(lines, "aliases ", include.aliases().stream().map(Text::value).toList());
    list(lines, "without ", include.excludes().stream().map(Text::value).toList());
    list(lines, "sets ", include.vars().stream().map(Variable::name).toList());
    return lines.isEmpty() ? "" : "\n\n- " + String.join("\n- ", lines);
  }

  private static void list(List<String> lines, String label, List<String> names) {
    if (!names.isEmpty()) {
      lines.add(label + Markdown.codes(names));
    }
  }

  private static String target(Snapshot snapshot, IncludeTarget target) {
    return switch (target) {
      case IncludeTarget.Resolved resolved -> {
        Summary summary = snapshot.summary(resolved.file());
        List<String> tasks =
            summary == null
                ? List.of()
                : summary.tasks().stream().map(Summary.TaskEntry::name).toList();
        String count = tasks.size() == 1 ? ", 1 task" : ", " + tasks.size() + " tasks";
        yield Markdown.code(relative(snapshot, resolved.file()))
            + count
            + (tasks.isEmpty() ? "" : "\n\n- tasks " + Markdown.codes(tasks));
      }
      case IncludeTarget.Missing missing ->
          "not found: "
              + paths(snapshot, missing.tried())
              + (missing.note().isEmpty() ? "" : "; " + missing.note());
      case IncludeTarget.OptionalAbsent absent ->
          "optional, and not there: " + paths(snapshot, absent.tried());
      case IncludeTarget.Failed failed ->
          Markdown.code(relative(snapshot, failed.file()))
              + " "
              + Markdown.text(failed.failure().message());
      case IncludeTarget.Dynamic dynamic ->
          "known when Task runs: " + Markdown.text(dynamic.reason());
      case IncludeTarget.Refused refused -> "refused by Task: " + Markdown.text(refused.reason());
      case IncludeTarget.Remote remote ->
          "remote, never fetched here: " + Markdown.code(remote.url());
      case IncludeTarget.Unwritten unwritten -> "no path is written";
    };
  }

  private static String paths(Snapshot snapshot, List<FileId> files) {
    return Markdown.codes(files.stream().map(file -> relative(snapshot, file)).toList());
  }

  /** The path inside the innermost workspace folder that holds the file, or the whole path. */
  public static String relative(Snapshot snapshot, FileId file) {
    FileId best = null;
    for (FileId folder : snapshot.folders()) {
      if (file.isWithin(folder)
          && (best == null || folder.toString().length() > best.toString().length())) {
        best = folder;
      }
    }
    return best == null ? file.toString() : file.within(best);
  }
}
