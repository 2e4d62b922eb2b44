package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.CodeLenses.Kind;
import io.github.taskfilels.ide.ProjectFacts.Ended;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the {@linkplain Kind#isLazy lazy} lenses of a task tell. A task that is gone since its
 * lenses were listed is named nowhere and never ran: an editor shows a lens without words as a
 * fault.
 */
public final class LensDetails {
  private LensDetails() {}

  /**
   * What a lens tells.
   *
   * @param title in words
   * @param name where the task has its name; null where it is gone
   * @param places what is shown to those who choose the lens, in the order of files and in them
   */
  public record Detail(String title, @Nullable TextRange name, ImmutableList<Place> places) {}

  /** A place in a file. */
  public record Place(FileId file, TextRange range) {}

  /**
   * What the lens of one kind tells of a task.
   *
   * @throws IllegalArgumentException if the kind is not lazy
   */
  public static Detail of(Snapshot snapshot, Kind kind, Definition definition, ProjectFacts facts) {
    Task task = Definitions.task(snapshot, definition);
    TextRange name = task == null ? null : task.nameRange();
    return switch (kind) {
      case REFERENCES -> counted("reference", name, references(snapshot, definition, name));
      case DEPENDENTS -> counted("dependent", name, dependents(snapshot, definition));
      case LAST_RUN -> new Detail(lastRun(snapshot, definition, facts), name, ImmutableList.of());
      case INCLUDE_GRAPH, RUN, RUN_WITH_ARGUMENTS, DRY_RUN, TASK_GRAPH ->
          throw new IllegalArgumentException(kind + " is not lazy");
    };
  }

  private static Detail counted(
      String what, @Nullable TextRange name, ImmutableList<Place> places) {
    int count = places.size();
    return new Detail(count + " " + what + (count == 1 ? "" : "s"), name, places);
  }

  /** What a search for references at the name of the task finds beside the names themselves. */
  private static ImmutableList<Place> references(
      Snapshot snapshot, Definition definition, @Nullable TextRange name) {
    return name == null
        ? ImmutableList.of()
        : SymbolReferences.at(snapshot, definition.file(), name.start(), false).stream()
            .map(found -> new Place(found.file(), found.occurrence().range()))
            .collect(ImmutableList.toImmutableList());
  }

  /** The tasks that name the task, without those of which only a run can tell. */
  private static ImmutableList<Place> dependents(Snapshot snapshot, Definition definition) {
    ImmutableSet.Builder<Place> places = ImmutableSet.builder();
    for (Referrers.Referrer referrer : Referrers.of(snapshot, definition)) {
      snapshot.checkCancelled();
      Task task =
          Definitions.task(snapshot, new Definition(referrer.file(), referrer.task().name()));
      if (task != null) {
        places.add(new Place(referrer.file(), task.nameRange()));
      }
    }
    return places.build().asList();
  }

  private static String lastRun(Snapshot snapshot, Definition definition, ProjectFacts facts) {
    Programs programs = Programs.ofNames(snapshot, definition.file());
    IncludePath way = programs.chainTo(definition.file(), definition.name());
    Ended last = way == null ? null : facts.past(way.root(), way.qualify(definition.name())).last();
    return last == null ? "never run" : (last.succeeded() ? "✔ " : "✘ ") + Spans.of(last);
  }
}
