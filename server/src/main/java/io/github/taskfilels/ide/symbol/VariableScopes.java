package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a name of a variable can mean at a place of a file. */
final class VariableScopes {
  private static final String ITEM = "ITEM";

  private final FileId file;

  /** That of the variables that all files see. */
  private final FileId first;

  /** By where they start; no two tasks share a character. */
  private final NavigableMap<Integer, Task> tasks = new TreeMap<>();

  /** By the key of a task, the names that have a value of their own in it. */
  private final SetMultimap<String, String> own =
      MultimapBuilder.hashKeys().hashSetValues().build();

  /** What is written outside of a task and belongs to it, behind an anchor. */
  private final ListMultimap<TextRange, Task> borrowed =
      MultimapBuilder.linkedHashKeys().arrayListValues().build();

  /**
   * @param first of the files that includes connect with the file
   */
  VariableScopes(FileId file, FileId first, Taskfile taskfile) {
    this.file = file;
    this.first = first;
    taskfile.tasks().forEach(this::index);
  }

  private void index(Task task) {
    tasks.put(task.range().start(), task);
    task.environment().vars().forEach(variable -> own.put(task.name(), variable.name()));
    task.deps().forEach(dep -> index(task, dep.loop()));
    task.cmds().forEach(command -> index(task, command.loop()));
    borrow(task, task.environment().vars());
    borrow(task, task.environment().env());
    for (Dep dep : task.deps()) {
      borrow(task, dep.range());
      borrow(task, dep.vars());
    }
    for (Command command : task.cmds()) {
      borrow(task, command.range());
      if (command instanceof Command.Call call) {
        borrow(task, call.vars());
      }
    }
    task.fingerprint().sources().forEach(glob -> borrow(task, glob.pattern().range()));
    task.fingerprint().generates().forEach(glob -> borrow(task, glob.pattern().range()));
    task.fingerprint().status().forEach(status -> borrow(task, status.range()));
    task.conditions().preconditions().forEach(check -> borrow(task, check.range()));
  }

  private void borrow(Task task, List<Variable> variables) {
    variables.forEach(variable -> borrow(task, variable.range()));
  }

  private void borrow(Task task, TextRange range) {
    if (!task.range().covers(range)) {
      borrowed.put(range, task);
    }
  }

  /**
   * The tasks to which a place belongs: the one around it, and those that take it by an alias; some
   * more than once.
   */
  private ImmutableList<Task> owners(TextRange range) {
    Task around = around(range);
    if (borrowed.isEmpty()) {
      return around == null ? ImmutableList.of() : ImmutableList.of(around);
    }
    ImmutableList.Builder<Task> owners = ImmutableList.builder();
    if (around != null) {
      owners.add(around);
    }
    for (TextRange place : borrowed.keySet()) {
      if (place.covers(range)) {
        owners.addAll(borrowed.get(place));
      }
    }
    return owners.build();
  }

  /** What a name can mean that is read at a place, in all tasks to which that belongs. */
  ImmutableSet<Symbol> read(String name, TextRange range) {
    ImmutableList<Task> owners = owners(range);
    if (owners.isEmpty()) {
      return ImmutableSet.of(ofAll(name));
    }
    return owners.stream()
        .flatMap(task -> read(task, name, range).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Each round has a value of its own. */
  private void index(Task task, @Nullable Loop loop) {
    Text as =
        switch (loop) {
          case Loop.Var var -> var.as();
          case Loop.Matrix matrix -> matrix.as();
          case null, default -> null;
        };
    if (loop != null) {
      own.put(task.name(), as == null ? ITEM : as.value());
    }
  }

  FileId file() {
    return file;
  }

  /** The task around a range; null outside of tasks. */
  @Nullable Task around(TextRange range) {
    Map.Entry<Integer, Task> before = tasks.floorEntry(range.start());
    return before != null && before.getValue().range().covers(range) ? before.getValue() : null;
  }

  /** Whether a task gives a name a value of its own. */
  boolean sets(Task task, String name) {
    return own.containsEntry(task.name(), name);
  }

  /** What a name can mean that is read at a place. */
  ImmutableSet<Symbol> read(@Nullable Task task, String name, TextRange range) {
    if (task == null) {
      return ImmutableSet.of(ofAll(name));
    }
    // While the variables of a task are set, a name still has the value from outside.
    boolean known =
        sets(task, name)
            && task.environment().vars().stream().noneMatch(set -> set.range().covers(range));
    return known ? ImmutableSet.of(of(task, name)) : ImmutableSet.of(of(task, name), ofAll(name));
  }

  /** The variable that is set at a place; all files see it outside of tasks. */
  Symbol set(@Nullable Task task, String name) {
    return task == null ? ofAll(name) : of(task, name);
  }

  private Symbol of(Task task, String name) {
    return new Symbol.Variable(file, task.name(), name);
  }

  Symbol ofAll(String name) {
    return new Symbol.Variable(first, null, name);
  }
}
