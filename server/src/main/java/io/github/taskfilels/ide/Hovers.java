package io.github.taskfilels.ide;

import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.symbol.SymbolAt;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.program.Referrers.Referrer;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task, an include or a variable under the cursor: for a task its description,
 * where it is from, what it needs and what needs it; for an include where it leads; for a variable
 * its value and where that comes from.
 */
public final class Hovers {
  /** More names than this are counted, not listed. */
  private static final int MOST_NAMES = 12;

  private Hovers() {}

  /** What to show for a range, as Markdown. */
  public record Hover(TextRange range, String markdown) {}

  /** The hover at an offset, or null where there is nothing to say. */
  public static @Nullable Hover at(Snapshot snapshot, FileId file, int offset) {
    for (Occurrence occurrence : SymbolAt.of(snapshot, file, offset)) {
      List<String> parts = new ArrayList<>();
      for (Symbol symbol : occurrence.symbols()) {
        String part = of(snapshot, file, symbol);
        if (part != null) {
          parts.add(part);
        }
        if (symbol instanceof Symbol.Variable) {
          // What else it may be is told as what that one overrides.
          break;
        }
      }
      if (!parts.isEmpty()) {
        return new Hover(occurrence.range(), String.join("\n\n---\n\n", parts));
      }
    }
    return null;
  }

  /**
   * What is known of a symbol, as Markdown; null where there is nothing to say.
   *
   * @param asking the file in which it is named
   */
  public static @Nullable String of(Snapshot snapshot, FileId asking, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task task -> ofTask(snapshot, task.definition());
      case Symbol.Include include -> ofInclude(snapshot, include);
      case Symbol.Alias alias -> of(snapshot, asking, alias.of());
      case Symbol.Variable variable ->
          VariableHovers.of(
              snapshot,
              variable.task() == null ? asking : variable.file(),
              variable.task(),
              variable.name());
      case Symbol.File _, Symbol.Anchor _, Symbol.Environment _, Symbol.Template _ -> null;
    };
  }

  private static @Nullable String ofTask(Snapshot snapshot, Definition definition) {
    Task task = Definitions.task(snapshot, definition);
    Summary summary = snapshot.summary(definition.file());
    Summary.TaskEntry entry = summary == null ? null : summary.task(definition.name());
    if (task == null || entry == null) {
      return null;
    }
    Programs programs = Programs.around(snapshot, definition.file());
    IncludePath includePath = programs.chainTo(definition.file(), definition.name());
    StringBuilder text = new StringBuilder();
    text.append("**task** ")
        .append(
            Markdown.code(includePath == null ? task.name() : includePath.qualify(task.name())));
    if (includePath == null) {
      text.append(" _(left out by `excludes` wherever the file is included)_");
    } else if (programs.of(includePath.root()).view(includePath, entry).internal()) {
      text.append(" _(internal)_");
    }
    String description = new Descriptions(snapshot).of(definition.file(), task);
    if (!description.isBlank()) {
      text.append("\n\n").append(Markdown.text(description.strip()));
    }
    if (task.description().summary() != null && !task.description().summary().value().isBlank()) {
      text.append("\n\n").append(Markdown.text(task.description().summary().value().strip()));
    }
    List<String> facts = new ArrayList<>();
    list(facts, "deps", entry, Set.of(Summary.ReferenceKind.DEP));
    list(
        facts,
        "calls",
        entry,
        Set.of(Summary.ReferenceKind.CALL, Summary.ReferenceKind.DEFERRED_CALL));
    Set<String> dependents = dependents(snapshot, programs, definition);
    if (!dependents.isEmpty()) {
      facts.add("needed by " + names(dependents));
    }
    if (!entry.aliases().isEmpty()) {
      facts.add("aliases " + names(entry.aliases()));
    }
    if (!entry.requires().isEmpty()) {
      facts.add("requires " + names(entry.requires()));
    }
    facts.add("from " + Markdown.code(relative(snapshot, definition.file())));
    text.append("\n\n");
    facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
    return text.toString().stripTrailing();
  }

  private static void list(
      List<String> facts, String label, Summary.TaskEntry entry, Set<Summary.ReferenceKind> kinds) {
    Set<String> found = new LinkedHashSet<>();
    entry.references().stream()
        .filter(reference -> kinds.contains(reference.kind()))
        .forEach(
            reference -> {
              if (References.dynamic(reference)) {
                found.add(reference.task());
              }
              found.addAll(References.names(reference));
            });
    if (!found.isEmpty()) {
      facts.add(label + " " + names(found));
    }
  }

  /** The full names of the tasks of the workspace that name this one. */
  private static Set<String> dependents(
      Snapshot snapshot, Programs programs, Definition definition) {
    Set<String> found = new LinkedHashSet<>();
    for (Referrer referrer : Referrers.of(snapshot, definition)) {
      found.add(programs.chainTo(referrer.file()).qualify(referrer.task().name()));
    }
    return found;
  }

  private static @Nullable String ofInclude(Snapshot snapshot, Symbol.Include include) {
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(include.file())) {
      if (edge.index() == include.index()) {
        return "**include** "
            + Markdown.code(edge.entry().namespace())
            + "\n\n"
            + target(snapshot, edge.target());
      }
    }
    return null;
  }

  private static String target(Snapshot snapshot, IncludeTarget target) {
    return switch (target) {
      case IncludeTarget.Resolved resolved -> {
        Summary summary = snapshot.summary(resolved.file());
        int tasks = summary == null ? 0 : summary.tasks().size();
        yield Markdown.code(relative(snapshot, resolved.file()))
            + ", "
            + tasks
            + (tasks == 1 ? " task" : " tasks");
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
    return names(files.stream().map(file -> relative(snapshot, file)).toList());
  }

  private static String names(Iterable<String> names) {
    List<String> shown = new ArrayList<>();
    int count = 0;
    for (String name : names) {
      if (count++ < MOST_NAMES) {
        shown.add(Markdown.code(name));
      }
    }
    String more = count > MOST_NAMES ? " and " + (count - MOST_NAMES) + " more" : "";
    return String.join(", ", shown) + more;
  }

  /** The path inside the innermost workspace folder that holds the file, or the whole path. */
  public static String relative(Snapshot snapshot, FileId file) {
    Path path = file.path();
    if (path == null) {
      return file.toString();
    }
    FileId best = null;
    for (FileId folder : snapshot.folders()) {
      if (file.isWithin(folder)
          && (best == null || folder.toString().length() > best.toString().length())) {
        best = folder;
      }
    }
    Path base = best == null ? null : best.path();
    return base == null ? path.toString() : base.relativize(path).toString();
  }
}
