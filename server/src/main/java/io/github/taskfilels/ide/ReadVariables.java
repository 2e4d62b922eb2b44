package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
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
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that templates of a file read. */
public final class ReadVariables {
  private ReadVariables() {}

  /**
   * The names of one file.
   *
   * @param all what is read anywhere, as often as it is
   * @param reads by the key of the task that reads them
   * @param writes what tasks and their loops set
   */
  private record Names(
      ImmutableMultiset<String> all,
      ImmutableListMultimap<String, String> reads,
      ImmutableSetMultimap<String, String> writes) {

    static Names of(Snapshot snapshot, FileId file) {
      return snapshot.memo(
          new FileKey(ReadVariables.class, file), reader -> find(Occurrences.of(reader, file)));
    }

    private static Names find(ImmutableList<Occurrence> occurrences) {
      ImmutableMultiset.Builder<String> all = ImmutableMultiset.builder();
      ImmutableListMultimap.Builder<String, String> reads = ImmutableListMultimap.builder();
      ImmutableSetMultimap.Builder<String, String> writes = ImmutableSetMultimap.builder();
      for (Occurrence occurrence : occurrences) {
        for (Symbol symbol : occurrence.symbols()) {
          if (symbol instanceof Symbol.Variable(FileId _, String task, String name)) {
            if (occurrence.role() == Role.READS) {
              all.add(name);
            }
            if (task != null && occurrence.role() == Role.READS) {
              reads.put(task, name);
            } else if (task != null && occurrence.role() == Role.WRITES) {
              writes.put(task, name);
            }
          }
        }
      }
      return new Names(all.build(), reads.build(), writes.build());
    }
  }

  /**
   * The names that templates read, as often as they do.
   *
   * @param task whose templates count; null for all of the file
   */
  public static ImmutableMultiset<String> of(
      Snapshot snapshot, FileId file, @Nullable String task) {
    Names names = Names.of(snapshot, file);
    return task == null ? names.all() : ImmutableMultiset.copyOf(names.reads().get(task));
  }

  /** What a task of a file reads, and neither it, its loops nor the file sets. */
  public static ImmutableSet<String> missing(
      Snapshot snapshot, FileId file, Taskfile taskfile, Task task) {
    Names known = Names.of(snapshot, file);
    Set<String> names = new LinkedHashSet<>(known.reads().get(task.name()));
    names.removeAll(known.writes().get(task.name()));
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
