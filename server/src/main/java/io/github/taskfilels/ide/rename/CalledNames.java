package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.Wildcards;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import org.jspecify.annotations.Nullable;

/**
 * The names by which tasks are called from the command line, in each chain of includes. Nothing
 * needs to refer to them in a Taskfile for people to know them.
 */
final class CalledNames {
  /** So many chains are looked at. */
  private static final int MOST_CHAINS = 32;

  /** So many tasks of an included file are. */
  private static final int MOST_TASKS = 50;

  private CalledNames() {}

  /** A name in the table of a file. */
  private record Called(FileId file, String name) {}

  /**
   * The names that begin or end with the name of a symbol.
   *
   * @param bare whether a namespace alone is one: not where a task is called so
   */
  private static ImmutableList<Called> names(
      Snapshot snapshot, Symbol symbol, String name, boolean bare) {
    return switch (symbol) {
      case Symbol.Task(Definition task) -> ImmutableList.of(new Called(task.file(), name));
      case Symbol.Alias(Symbol.Task(Definition task), _) ->
          ImmutableList.of(new Called(task.file(), name));
      case Symbol.Alias(Symbol.Include include, _) -> below(snapshot, include, name, bare);
      case Symbol.Include include -> below(snapshot, include, name, bare);
      default -> ImmutableList.of();
    };
  }

  private static ImmutableList<Called> below(
      Snapshot snapshot, Symbol.Include include, String name, boolean bare) {
    Summary own = snapshot.summary(include.file());
    if (own == null || own.includes().get(include.index()).flatten()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Called> names = ImmutableList.builder();
    if (bare) {
      names.add(new Called(include.file(), name));
    }
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(include.file())) {
      FileId to = edge.to();
      Summary summary = to == null ? null : snapshot.summary(to);
      if (edge.index() == include.index() && summary != null) {
        summary.tasks().stream()
            .limit(MOST_TASKS)
            .map(TaskEntry::name)
            .filter(task -> !task.startsWith(":"))
            .forEach(task -> names.add(new Called(include.file(), name + ":" + task)));
      }
    }
    return names.build();
  }

  /** Whether a task of the including file has the name of a namespace. */
  private static boolean isTask(Snapshot snapshot, Symbol symbol, String name) {
    FileId file =
        switch (symbol) {
          case Symbol.Include include -> include.file();
          case Symbol.Alias(Symbol.Include include, _) -> include.file();
          default -> null;
        };
    Summary summary = file == null ? null : snapshot.summary(file);
    return summary != null && summary.task(name) != null;
  }

  /** Refuses a new name by which something else is called. */
  static void refuseTaken(Snapshot snapshot, Symbol symbol, String oldName, String newName)
      throws RenameRefusedException {
    boolean bare = !isTask(snapshot, symbol, oldName);
    ImmutableList<Called> olds = names(snapshot, symbol, oldName, bare);
    ImmutableList<Called> news = names(snapshot, symbol, newName, bare);
    for (int i = 0; i < news.size(); i++) {
      Called called = news.get(i);
      Programs programs = Programs.around(snapshot, called.file());
      for (IncludePath way : programs.chainsTo(called.file(), MOST_CHAINS)) {
        String full = way.qualify(called.name());
        if (programs.of(way.root()).lookup(full) instanceof Lookup.Found found
            && programs.of(way.root()).lookup(way.qualify(olds.get(i).name()))
                instanceof Lookup.Found before) {
          refuse(full, found, before, olds.get(i).name());
        }
      }
    }
  }

  private static void refuse(String full, Lookup.Found found, Lookup.Found before, String oldName)
      throws RenameRefusedException {
    String name = found.task().name();
    if (full.equals(name)) {
      throw new RenameRefusedException(
          Reason.CLASH, "another task is called '" + full + "' already; choose another name");
    }
    boolean wild = !found.match().isEmpty();
    if (!wild) {
      throw new RenameRefusedException(
          Reason.CAPTURED,
          "'" + full + "' is an alias of the task '" + name + "'; take that away first");
    }
    boolean always =
        Definition.of(found.task()).equals(Definition.of(before.task()))
            || Wildcards.match(found.task().task().name(), oldName) != null;
    if (!always) {
      throw new RenameRefusedException(
          Reason.CAPTURED,
          "'"
              + full
              + "' is what the task '"
              + name
              + "' with its wildcards answers to; choose another name");
    }
  }

  /** Refuses edits after which a task is not called by its new name. */
  static void refuseLost(
      Snapshot before,
      Snapshot after,
      Symbol symbol,
      String oldName,
      Symbol renamed,
      String newName)
      throws RenameRefusedException {
    boolean bare = !isTask(before, symbol, oldName);
    ImmutableList<Called> olds = names(before, symbol, oldName, bare);
    ImmutableList<Called> news = names(after, renamed, newName, bare);
    for (int i = 0; i < Math.min(olds.size(), news.size()); i++) {
      Called called = olds.get(i);
      Programs programs = Programs.around(before, called.file());
      Programs edited = Programs.around(after, called.file());
      ImmutableList<IncludePath> ways = programs.chainsTo(called.file(), MOST_CHAINS);
      ImmutableList<IncludePath> newWays = edited.chainsTo(called.file(), MOST_CHAINS);
      for (int w = 0; w < Math.min(ways.size(), newWays.size()); w++) {
        TaskView was = task(programs, ways.get(w), called.name());
        TaskView is = task(edited, newWays.get(w), news.get(i).name());
        if (was == null && is != null && ways.get(w).excludes(called.name())) {
          throw new RenameRefusedException(
              Reason.CHANGED,
              "an include leaves out '"
                  + ways.get(w).qualify(called.name())
                  + "', but would not leave out '"
                  + newWays.get(w).qualify(news.get(i).name())
                  + "'; choose another name");
        }
        boolean same =
            was == null || (is != null && expected(was, symbol, newName).equals(Definition.of(is)));
        if (!same) {
          throw new RenameRefusedException(
              Reason.CHANGED,
              "'"
                  + newWays.get(w).qualify(news.get(i).name())
                  + "' would not mean what '"
                  + ways.get(w).qualify(called.name())
                  + "' does; choose another name");
        }
      }
    }
  }

  private static Definition expected(TaskView was, Symbol symbol, String newName) {
    Definition task = Definition.of(was);
    return symbol.equals(new Symbol.Task(task)) ? new Definition(task.file(), newName) : task;
  }

  private static @Nullable TaskView task(Programs programs, IncludePath way, String name) {
    return programs.of(way.root()).lookup(way.qualify(name)).task();
  }
}
