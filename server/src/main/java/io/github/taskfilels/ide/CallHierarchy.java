package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
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

  /**
   * Where a task is written.
   *
   * @param references the names of other tasks in it, in the order of its references
   */
  private record Written(TextRange range, TextRange name, ImmutableList<TextRange> references) {}

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
      Written written = written(snapshot, caller);
      int place = referrer.task().references().indexOf(referrer.reference());
      if (written != null && place >= 0 && place < written.references().size()) {
        ranges.put(caller, written.references().get(place));
      }
    }
    return calls(snapshot, ranges);
  }

  /** The tasks that a task names, each once, in the order of its references. */
  public static ImmutableList<Call> outgoing(Snapshot snapshot, Definition task) {
    Summary summary = snapshot.summary(task.file());
    TaskEntry entry = summary == null ? null : summary.task(task.name());
    Written written = written(snapshot, task);
    if (entry == null
        || written == null
        || written.references().size() < entry.references().size()) {
      return ImmutableList.of();
    }
    Programs programs = Programs.ofNames(snapshot, task.file());
    SetMultimap<Definition, TextRange> ranges = LinkedHashMultimap.create();
    for (int i = 0; i < entry.references().size(); i++) {
      TextRange range = written.references().get(i);
      for (String name : References.names(entry.references().get(i))) {
        programs.meaning(task.file(), name).tasks().forEach(one -> ranges.put(one, range));
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

  private static @Nullable Item item(Snapshot snapshot, Definition definition) {
    Written written = written(snapshot, definition);
    if (written == null) {
      return null;
    }
    IncludePath way = Programs.ofNames(snapshot, definition.file()).chainTo(definition.file());
    String name = way.qualify(definition.name());
    return new Item(
        definition,
        name.isBlank() ? "(unnamed)" : Printable.line(name),
        Printable.line(Hovers.relative(snapshot, definition.file())),
        TextRange.covering(written.range(), written.name()),
        written.name());
  }

  /** Null where the file has changed since. The files of callers are not parsed each time. */
  private static @Nullable Written written(Snapshot snapshot, Definition definition) {
    FileId file = definition.file();
    return snapshot
        .memo(new FileKey(CallHierarchy.class, file), reader -> tasks(reader.taskfile(file)))
        .get(definition.name());
  }

  private static ImmutableMap<String, Written> tasks(@Nullable Taskfile taskfile) {
    ImmutableMap.Builder<String, Written> tasks = ImmutableMap.builder();
    for (Task task : taskfile == null ? ImmutableList.<Task>of() : taskfile.tasks()) {
      ImmutableList.Builder<TextRange> references = ImmutableList.builder();
      task.deps().forEach(dep -> references.add(dep.task().range()));
      for (Command command : task.cmds()) {
        if (command instanceof Command.Call call) {
          references.add(call.task().range());
        }
      }
      tasks.put(task.name(), new Written(task.range(), task.nameRange(), references.build()));
    }
    return tasks.buildKeepingLast();
  }
}
