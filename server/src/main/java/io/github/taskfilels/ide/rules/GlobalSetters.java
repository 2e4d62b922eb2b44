package io.github.taskfilels.ide.rules;

import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.GlobalVariables;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files set a global variable, and who wins. Reads what files show to others where it can, so
 * that typing in a file does not lead here.
 */
record GlobalSetters(Snapshot snapshot, IncludeGraph graph, GlobalVariables.Kind kind) {

  /** A file that sets a name. */
  record Setter(FileId file, VariableEntry variable) {

    /** How the file does it; null where it has changed since. */
    @Nullable Variable written(Snapshot snapshot, GlobalVariables.Kind kind) {
      for (Variable written : snapshot.globals(file, kind)) {
        if (written.name().equals(variable.name())) {
          return written;
        }
      }
      return null;
    }
  }

  List<VariableEntry> variables(FileId file) {
    return GlobalVariables.of(snapshot, file).of(kind);
  }

  /** Who wins for one name below a file, which itself does not count. */
  Below below(FileId file, String name) {
    return new Below(file, name);
  }

  /** Who wins for one name in each file that was asked about. */
  final class Below {
    private final String name;
    private final Map<FileId, @Nullable Setter> known = new HashMap<>();

    private Below(FileId file, String name) {
      this.name = name;
      known.put(file, null);
    }

    /** What a file and all below it set the name to: its last include that does, or it itself. */
    @Nullable Setter winner(FileId file) {
      // Chains of includes can be longer than the stack.
      Set<FileId> open = new HashSet<>();
      Deque<FileId> todo = new ArrayDeque<>();
      todo.push(file);
      while (!todo.isEmpty()) {
        FileId next = todo.element();
        if (!known.containsKey(next) && open.add(next)) {
          for (IncludeEdge edge : graph.includes(next)) {
            FileId target = edge.to();
            if (target != null && !known.containsKey(target) && !open.contains(target)) {
              todo.push(target);
            }
          }
        } else {
          todo.pop();
          if (!known.containsKey(next)) {
            known.put(next, ofKnown(next));
          }
        }
      }
      return known.get(file);
    }

    private @Nullable Setter ofKnown(FileId file) {
      Setter winner = null;
      for (VariableEntry variable : variables(file)) {
        winner = variable.name().equals(name) ? new Setter(file, variable) : winner;
      }
      for (IncludeEdge edge : graph.includes(file)) {
        FileId target = edge.to();
        Setter below = target == null ? null : known.get(target);
        winner = below == null ? winner : below;
      }
      return winner;
    }
  }

  /**
   * Whether it makes no difference which one wins.
   *
   * @param sameDirectory whether a command of both runs in one directory
   */
  boolean same(Setter one, Setter other, boolean sameDirectory) {
    if (one.file().equals(other.file())) {
      return true;
    }
    if (one.variable().kind() != Variable.Kind.SH) {
      return one.variable().equals(other.variable());
    }
    return sameDirectory
        && other.variable().kind() == Variable.Kind.SH
        && Objects.equals(command(one), command(other));
  }

  private @Nullable String command(Setter setter) {
    Variable written = setter.written(snapshot, kind);
    return written == null || written.text() == null ? null : written.text().value();
  }
}
