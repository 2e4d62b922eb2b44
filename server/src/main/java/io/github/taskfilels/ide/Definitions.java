package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.symbol.SymbolAt;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
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
    for (Occurrence occurrence : SymbolAt.of(snapshot, file, offset)) {
      ImmutableList.Builder<Target> targets = ImmutableList.builder();
      for (Symbol symbol : occurrence.symbols()) {
        Target target = of(snapshot, occurrence.range(), symbol);
        if (target != null) {
          targets.add(target);
        }
      }
      ImmutableList<Target> found = targets.build();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return ImmutableList.of();
  }

  private static @Nullable Target of(Snapshot snapshot, TextRange origin, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task(Definition definition) -> {
        Task task = task(snapshot, definition);
        yield task == null
            ? null
            : new Target(origin, definition.file(), task.range(), task.nameRange());
      }
      case Symbol.Include include -> {
        FileId included = includedFile(snapshot, include);
        yield included == null ? null : start(origin, included);
      }
      case Symbol.File(FileId file) -> start(origin, file);
      // Where a variable comes from is told by its hover.
      case Symbol.Variable variable -> null;
    };
  }

  private static Target start(TextRange origin, FileId file) {
    TextRange start = TextRange.at(0);
    return new Target(origin, file, start, start);
  }

  /** The file that an include leads to; null where it leads to none that can be read. */
  private static @Nullable FileId includedFile(Snapshot snapshot, Symbol.Include include) {
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(include.file())) {
      if (edge.index() == include.index()) {
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
