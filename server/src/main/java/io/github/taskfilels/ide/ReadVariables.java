package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that templates of a file read. */
public final class ReadVariables {
  private ReadVariables() {}

  /**
   * The names that templates read, as often as they do.
   *
   * @param task whose templates count; null for all of the file
   */
  public static ImmutableMultiset<String> of(
      Snapshot snapshot, FileId file, @Nullable String task) {
    return inTask(snapshot, file, task, Role.READS);
  }

  private static ImmutableMultiset<String> inTask(
      Snapshot snapshot, FileId file, @Nullable String task, Role role) {
    ImmutableMultiset.Builder<String> names = ImmutableMultiset.builder();
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      if (occurrence.role() == role) {
        for (Symbol symbol : occurrence.symbols()) {
          if (symbol instanceof Symbol.Variable(FileId _, String around, String name)
              && (task == null || task.equals(around))) {
            names.add(name);
          }
        }
      }
    }
    return names.build();
  }

  /** What a task of a file reads, and neither it, its loops nor the file sets. */
  public static ImmutableSet<String> missing(
      Snapshot snapshot, FileId file, Taskfile taskfile, Task task) {
    Set<String> names =
        new LinkedHashSet<>(inTask(snapshot, file, task.name(), Role.READS).elementSet());
    names.removeAll(inTask(snapshot, file, task.name(), Role.WRITES).elementSet());
    for (Variable variable : task.environment().vars()) {
      names.remove(variable.name());
    }
    for (Variable variable : taskfile.vars()) {
      names.remove(variable.name());
    }
    names.removeIf(name -> SpecialVariable.find(name) != null);
    return ImmutableSet.copyOf(names);
  }

  /** What a task wants to be given: what it requires, then what else it reads and does not set. */
  public static ImmutableSet<String> wanted(Snapshot snapshot, Definition definition) {
    Taskfile taskfile = snapshot.taskfile(definition.file());
    Task task = taskfile == null ? null : taskfile.task(definition.name());
    if (taskfile == null || task == null) {
      return ImmutableSet.of();
    }
    Set<String> names = new LinkedHashSet<>();
    for (Requirement requirement : task.conditions().requires()) {
      names.add(requirement.name().value());
    }
    names.addAll(missing(snapshot, definition.file(), taskfile, task));
    task.environment().vars().forEach(variable -> names.add(variable.name()));
    return ImmutableSet.copyOf(names);
  }
}
