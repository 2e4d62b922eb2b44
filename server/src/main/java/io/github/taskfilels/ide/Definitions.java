package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Where something is defined: the task that a reference names, through all namespaces and in every
 * chain that leads to the file, and the file that an include names.
 */
public final class Definitions {
  private Definitions() {}

  /**
   * Where to go.
   *
   * @param origin what was asked about, in the asking file
   * @param range the whole definition
   * @param selection its name, inside {@code range}
   */
  public record Target(TextRange origin, FileId file, TextRange range, TextRange selection) {}

  /** All definitions of what stands at an offset; empty where there is nothing to go to. */
  public static ImmutableList<Target> at(Snapshot snapshot, FileId file, int offset) {
    Taskfile taskfile = snapshot.taskfile(file);
    Place place = taskfile == null ? null : Place.at(taskfile, offset);
    return switch (place) {
      case null -> ImmutableList.of();
      case Place.TaskName name -> target(snapshot, name.range(), file, name.task());
      case Place.TaskReference reference -> ofReference(snapshot, file, reference);
      case Place.IncludeTarget include -> ofInclude(snapshot, file, include);
    };
  }

  private static ImmutableList<Target> ofReference(
      Snapshot snapshot, FileId file, Place.TaskReference reference) {
    ImmutableList.Builder<Target> targets = ImmutableList.builder();
    for (Definition definition :
        Programs.of(snapshot).meaning(file, reference.name().value()).tasks()) {
      Task task = task(snapshot, definition);
      if (task != null) {
        targets.addAll(target(snapshot, reference.range(), definition.file(), task));
      }
    }
    return targets.build();
  }

  private static ImmutableList<Target> target(
      Snapshot snapshot, TextRange origin, FileId file, Task task) {
    snapshot.checkCancelled();
    return ImmutableList.of(new Target(origin, file, task.range(), task.nameRange()));
  }

  private static ImmutableList<Target> ofInclude(
      Snapshot snapshot, FileId file, Place.IncludeTarget include) {
    FileId to = includedFile(snapshot, file, include.index());
    TextRange start = TextRange.at(0);
    return to == null
        ? ImmutableList.of()
        : ImmutableList.of(new Target(include.range(), to, start, start));
  }

  /** The file that an include leads to; null where it leads to none that can be read. */
  static @Nullable FileId includedFile(Snapshot snapshot, FileId file, int index) {
    ImmutableList<IncludeEdge> edges = IncludeGraph.ofWorkspace(snapshot).includes(file);
    for (IncludeEdge edge : edges) {
      if (edge.index() == index) {
        return edge.to();
      }
    }
    return null;
  }

  /** The written task of a definition; null where the file has changed since. */
  static @Nullable Task task(Snapshot snapshot, Definition definition) {
    Taskfile taskfile = snapshot.taskfile(definition.file());
    return taskfile == null ? null : taskfile.task(definition.name());
  }
}
