package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks need or call which: by dependencies, calls and deferred calls. A name that only a run
 * can tell leads nowhere.
 */
public final class CallHierarchy {
  private CallHierarchy() {}

  /**
   * A task.
   *
   * @param name as the nearest root calls it
   * @param detail its file
   * @param range the whole task
   * @param selection its key, inside {@code range}
   */
  public record Item(
      Definition task, String name, String detail, TextRange range, TextRange selection) {}

  /**
   * A task that calls or is called.
   *
   * @param ranges where the caller names the other, in the caller's file
   */
  public record Call(Item item, ImmutableList<TextRange> ranges) {}

  /** The tasks that are named at an offset: several where a name means several. */
  public static ImmutableList<Item> at(Snapshot snapshot, FileId file, int offset) {
    ImmutableList.Builder<Item> items = ImmutableList.builder();
    for (Symbol symbol : SymbolReferences.symbolsAt(snapshot, file, offset)) {
      Item item = symbol instanceof Symbol.Task(Definition task) ? item(snapshot, task) : null;
      if (item != null) {
        items.add(item);
      }
    }
    return items.build();
  }

  /** The tasks that name a task, each once, in the order of the files. */
  public static ImmutableList<Call> incoming(Snapshot snapshot, Definition task) {
    SetMultimap<Definition, TextRange> ranges = LinkedHashMultimap.create();
    for (Referrers.Referrer referrer : Referrers.of(snapshot, task)) {
      Definition caller = new Definition(referrer.file(), referrer.task().name());
      TextRange range = written(snapshot, caller, referrer.reference());
      if (range != null) {
        ranges.put(caller, range);
      }
    }
    return calls(snapshot, ranges);
  }

  /** The tasks that a task names, each once, in the order of its references. */
  public static ImmutableList<Call> outgoing(Snapshot snapshot, Definition task) {
    Summary summary = snapshot.summary(task.file());
    TaskEntry entry = summary == null ? null : summary.task(task.name());
    if (entry == null) {
      return ImmutableList.of();
    }
    Programs programs = Programs.around(snapshot, task.file());
    SetMultimap<Definition, TextRange> ranges = LinkedHashMultimap.create();
    for (Reference reference : entry.references()) {
      TextRange range = written(snapshot, task, reference);
      for (String name : References.names(reference)) {
        ImmutableSet<Definition> called = programs.meaning(task.file(), name).tasks();
        if (range != null) {
          called.forEach(one -> ranges.put(one, range));
        }
      }
    }
    return calls(snapshot, ranges);
  }

  private static ImmutableList<Call> calls(
      Snapshot snapshot, SetMultimap<Definition, TextRange> ranges) {
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    ranges
        .asMap()
        .forEach(
            (task, written) -> {
              Item item = item(snapshot, task);
              if (item != null) {
                calls.add(new Call(item, ImmutableList.copyOf(written)));
              }
            });
    return calls.build();
  }

  private static @Nullable TextRange written(
      Snapshot snapshot, Definition caller, Reference reference) {
    Task task = Definitions.task(snapshot, caller);
    Text name = task == null ? null : reference.in(task);
    return name == null ? null : name.range();
  }

  private static @Nullable Item item(Snapshot snapshot, Definition definition) {
    Task task = Definitions.task(snapshot, definition);
    if (task == null) {
      return null;
    }
    IncludePath way = Programs.around(snapshot, definition.file()).chainTo(definition.file());
    String name = way.qualify(task.name());
    return new Item(
        definition,
        name.isBlank() ? "(unnamed)" : Printable.line(name),
        Printable.line(Hovers.relative(snapshot, definition.file())),
        TextRange.covering(task.range(), task.nameRange()),
        task.nameRange());
  }
}
