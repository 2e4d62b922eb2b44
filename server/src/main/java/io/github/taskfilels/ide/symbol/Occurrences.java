package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Comparator;
import java.util.Set;

/** Everything that one file names. */
public final class Occurrences {
  static final Comparator<Occurrence> OUTER_FIRST =
      Comparator.<Occurrence>comparingInt(occurrence -> occurrence.range().start())
          .thenComparing(occurrence -> occurrence.range().end(), Comparator.reverseOrder());

  private Occurrences() {}

  /**
   * The occurrences of a file in order of position, the outer ones first; empty where it has no
   * text. The same object as long as the text is the same and no other file shows anything else to
   * others.
   */
  public static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(Occurrences.class, file), reader -> of(reader, file, Focus.EVERYTHING));
  }

  /** Those of them that may name one of some symbols, with less work where no variable is asked. */
  public static ImmutableList<Occurrence> that(
      Snapshot snapshot, FileId file, Set<? extends Symbol> symbols) {
    return areOfTasks(symbols) ? ofTasks(snapshot, file) : of(snapshot, file);
  }

  /** Whether none of them is a variable, an anchor or a template. */
  public static boolean areOfTasks(Set<? extends Symbol> symbols) {
    return symbols.stream().allMatch(Occurrences::isOfTasks);
  }

  private static boolean isOfTasks(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task _, Symbol.Include _, Symbol.File _, Symbol.Alias _ -> true;
      case Symbol.Anchor _, Symbol.Variable _, Symbol.Environment _, Symbol.Template _ -> false;
    };
  }

  /** Those of tasks, includes and files, with less work. */
  public static ImmutableList<Occurrence> ofTasks(Snapshot snapshot, FileId file) {
    return ofTasks(snapshot, file, Focus.EVERYTHING);
  }

  private static ImmutableList<Occurrence> ofTasks(Snapshot snapshot, FileId file, Focus focus) {
    ImmutableList<Occurrence> inScripts = ScriptCallOccurrences.of(snapshot, file);
    ImmutableList<Occurrence> others = TaskOccurrences.of(snapshot, file, focus);
    return inScripts.isEmpty()
        ? others
        : ImmutableList.sortedCopyOf(OUTER_FIRST, Iterables.concat(others, inScripts));
  }

  /** All that are asked for and perhaps more, in the same order. */
  static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file, Focus focus) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null) {
      return ImmutableList.of();
    }
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    VariableScopes scopes = new VariableScopes(file, first, taskfile);
    return ImmutableList.sortedCopyOf(
        OUTER_FIRST,
        Iterables.concat(
            ofTasks(snapshot, file, focus),
            VariableOccurrences.of(scopes, taskfile, focus),
            ShellOccurrences.of(scopes, () -> ShellNames.of(snapshot, first), taskfile, focus),
            TemplateOccurrences.of(file, taskfile.tree()),
            AnchorOccurrences.of(file, taskfile.tree(), focus)));
  }
}
