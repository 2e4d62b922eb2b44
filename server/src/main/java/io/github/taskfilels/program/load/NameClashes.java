package io.github.taskfilels.program.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import io.github.taskfilels.program.Conflicts;
import io.github.taskfilels.program.Conflicts.Conflict;
import io.github.taskfilels.program.Conflicts.Source;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.program.load.LoadRefusal.Related;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Task names that come twice to the table of one file, told at both places in that file. */
public final class NameClashes {
  /** So many names are written out. */
  private static final int MOST_NAMED = 3;

  private final Snapshot snapshot;
  private final FileId file;

  private NameClashes(Snapshot snapshot, FileId file) {
    this.snapshot = snapshot;
    this.file = file;
  }

  /** Two sources of the same names; the earlier include is null for the file itself. */
  private record Sides(@Nullable IncludeStep earlier, IncludeStep later) {}

  /** For each include that clashes with the file or with another include, and for each own task. */
  public static ImmutableList<LoadRefusal> of(Snapshot snapshot, Programs programs, FileId file) {
    ImmutableList<Conflict> conflicts = Conflicts.of(programs, file);
    if (conflicts.isEmpty()) {
      return ImmutableList.of();
    }
    NameClashes clashes = new NameClashes(snapshot, file);
    ListMultimap<Sides, Conflict> bySides = LinkedListMultimap.create();
    for (Conflict conflict : conflicts) {
      IncludeStep later = Objects.requireNonNull(conflict.later().include());
      bySides.put(new Sides(conflict.earlier().include(), later), conflict);
    }
    ImmutableList.Builder<LoadRefusal> refusals = ImmutableList.builder();
    for (Sides sides : bySides.keySet()) {
      clashes.add(sides, bySides.get(sides), refusals);
    }
    return refusals.build();
  }

  private void add(
      Sides sides, List<Conflict> conflicts, ImmutableList.Builder<LoadRefusal> refusals) {
    IncludeStep earlier = sides.earlier();
    String names = names(conflicts);
    String other =
        earlier == null ? "this file has itself" : "include '" + name(earlier) + "' brings, too";
    refusals.add(
        refusal(
            conflicts,
            place(sides.later()),
            "include '%s' brings %s, which %s; Task refuses a name that is there twice: exclude or rename one"
                .formatted(name(sides.later()), names, other)));
    if (earlier != null) {
      refusals.add(
          refusal(
              conflicts,
              place(earlier),
              "include '%s' brings %s, which include '%s' brings, too; Task refuses a name that is there twice: exclude or rename one"
                  .formatted(name(earlier), names, name(sides.later()))));
      return;
    }
    for (Conflict conflict : conflicts) {
      refusals.add(
          refusal(
              List.of(conflict),
              definition(conflict.earlier()),
              "include '%s' brings a task '%s', too; Task refuses a name that is there twice: exclude or rename one"
                  .formatted(name(sides.later()), conflict.name())));
    }
  }

  private LoadRefusal refusal(List<Conflict> conflicts, TextRange range, String message) {
    Conflict first = conflicts.getFirst();
    String words =
        "task: Found multiple tasks ("
            + first.name()
            + ") included by \""
            + name(Objects.requireNonNull(first.later().include()))
            + "\"\"";
    ImmutableList.Builder<Related> related = ImmutableList.builder();
    for (Conflict conflict : conflicts) {
      for (Source source : List.of(conflict.earlier(), conflict.later())) {
        TextRange place = definition(source);
        if (!source.task().file().equals(file) || !place.equals(range)) {
          String what = "'" + conflict.name() + "' is written here";
          related.add(new Related(what, source.task().file(), place));
        }
      }
    }
    return LoadRefusal.of(
        Kind.NAME_CONFLICT,
        ExitCode.TASK_NAME_CONFLICT,
        file,
        range,
        message,
        words,
        related.build());
  }

  private static String names(Collection<Conflict> conflicts) {
    String names =
        conflicts.stream()
            .limit(MOST_NAMED)
            .map(conflict -> "'" + conflict.name() + "'")
            .collect(Collectors.joining(", "));
    int more = conflicts.size() - MOST_NAMED;
    String task = conflicts.size() == 1 ? "a task " : "tasks ";
    return task + names + (more > 0 ? " and " + more + " more" : "");
  }

  private static String name(IncludeStep step) {
    return step.include().namespace();
  }

  private TextRange place(IncludeStep step) {
    Taskfile model = snapshot.taskfile(step.from());
    return model == null || step.index() >= model.includes().size()
        ? TextRange.at(0)
        : model.includes().get(step.index()).targetRange();
  }

  private TextRange definition(Source source) {
    Taskfile model = snapshot.taskfile(source.task().file());
    Task task = model == null ? null : model.task(source.task().name());
    return task == null ? TextRange.at(0) : task.nameRange();
  }
}
