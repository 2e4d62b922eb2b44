package io.github.taskfilels.ide;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.DocumentSymbols.Kind;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.Fuzzy;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tasks, includes and variables of all Taskfiles of the workspace by what somebody types. Tasks
 * have the names by which the nearest root calls them. Found in summaries: no file is parsed for
 * it.
 */
public final class WorkspaceSymbols {
  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingInt((Scored scored) -> -scored.score())
          .thenComparingInt(scored -> scored.found().name().length())
          .thenComparing(scored -> scored.found().name());

  private final Snapshot snapshot;
  private final Fuzzy typed;
  private final List<Scored> fitting = new ArrayList<>();

  private WorkspaceSymbols(Snapshot snapshot, String query) {
    this.snapshot = snapshot;
    this.typed = new Fuzzy(query);
  }

  /**
   * Something with a name.
   *
   * @param container the path of its file in the workspace
   * @param key what it is written as in its file
   */
  public record Found(String name, String container, Kind kind, FileId file, String key) {}

  private record Scored(Found found, int score) {}

  /**
   * The best of what fits.
   *
   * @param all how many fit
   */
  public record Answer(ImmutableList<Found> best, int all) {}

  /**
   * What fits a query, the best first; everything fits an empty one.
   *
   * @param most how many are wanted
   */
  public static Answer of(Snapshot snapshot, String query, int most) {
    WorkspaceSymbols symbols = new WorkspaceSymbols(snapshot, query);
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      snapshot.checkCancelled();
      symbols.add(file);
    }
    return new Answer(
        symbols.fitting.stream().collect(Comparators.least(most, BEST_FIRST)).stream()
            .map(Scored::found)
            .collect(ImmutableList.toImmutableList()),
        symbols.fitting.size());
  }

  private void add(FileId file) {
    Summary summary = snapshot.summary(file);
    if (summary == null) {
      return;
    }
    String container = Printable.line(Hovers.relative(snapshot, file));
    IncludePath way = Programs.ofNames(snapshot, file).chainTo(file);
    for (Summary.IncludeEntry include : summary.includes()) {
      add(include.namespace(), container, Kind.INCLUDE, file, include.namespace());
    }
    for (List<Summary.VariableEntry> variables : List.of(summary.vars(), summary.env())) {
      for (Summary.VariableEntry variable : variables) {
        add(variable.name(), container, Kind.VARIABLE, file, variable.name());
      }
    }
    for (Summary.TaskEntry task : summary.tasks()) {
      add(way.qualify(task.name()), container, Kind.TASK, file, task.name());
      for (String alias : task.aliases()) {
        add(way.qualify(alias), container, Kind.TASK, file, task.name());
      }
    }
  }

  private void add(String name, String container, Kind kind, FileId file, String key) {
    int score = name.isBlank() ? Fuzzy.NONE : typed.score(name);
    if (score != Fuzzy.NONE) {
      fitting.add(new Scored(new Found(Printable.line(name), container, kind, file, key), score));
    }
  }

  /** Where something is written by its key; the start of the file where it is not any more. */
  public static TextRange range(Snapshot snapshot, FileId file, Kind kind, String key) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null) {
      return TextRange.at(0);
    }
    Stream<TextRange> ranges =
        switch (kind) {
          case TASK ->
              taskfile.tasks().stream()
                  .filter(task -> task.name().equals(key))
                  .map(Task::nameRange);
          case INCLUDE ->
              taskfile.includes().stream()
                  .filter(include -> include.namespace().equals(key))
                  .map(Include::namespaceRange);
          case VARIABLE ->
              Stream.concat(taskfile.vars().stream(), taskfile.env().stream())
                  .filter(variable -> variable.name().equals(key))
                  .map(Variable::nameRange);
        };
    return ranges.findFirst().orElse(TextRange.at(0));
  }
}
