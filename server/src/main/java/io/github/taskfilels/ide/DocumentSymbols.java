package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outline of one Taskfile: includes, variables and tasks in the order in which they are
 * written.
 */
public final class DocumentSymbols {
  private DocumentSymbols() {}

  /** What an outline entry stands for. */
  public enum Kind {
    INCLUDE,
    VARIABLE,
    TASK
  }

  /**
   * One entry of the outline.
   *
   * @param detail what to show beside the name; may be empty
   * @param range the whole entry
   * @param selectionRange its name, inside {@code range}
   */
  public record Symbol(
      String name,
      String detail,
      Kind kind,
      TextRange range,
      TextRange selectionRange,
      ImmutableList<Symbol> children) {}

  /** The outline of a file in order of position; empty where there is none. */
  public static ImmutableList<Symbol> of(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null) {
      return ImmutableList.of();
    }
    Descriptions descriptions = new Descriptions(snapshot);
    return of(taskfile, task -> descriptions.of(file, task));
  }

  private static ImmutableList<Symbol> of(Taskfile taskfile, Function<Task, String> description) {
    List<Symbol> symbols = new ArrayList<>();
    for (Include include : taskfile.includes()) {
      symbols.add(
          symbol(
              include.namespace(),
              include.taskfile() == null ? "" : include.taskfile().value(),
              Kind.INCLUDE,
              include.range(),
              include.namespaceRange(),
              ImmutableList.of()));
    }
    symbols.addAll(variables(taskfile.vars(), "var"));
    symbols.addAll(variables(taskfile.env(), "env"));
    for (Task task : taskfile.tasks()) {
      ImmutableList<Symbol> children =
          ImmutableList.<Symbol>builder()
              .addAll(variables(task.environment().vars(), "var"))
              .addAll(variables(task.environment().env(), "env"))
              .build()
              .stream()
              // What comes from an anchor elsewhere is written there.
              .filter(child -> task.range().covers(child.range()))
              .collect(ImmutableList.toImmutableList());
      symbols.add(
          symbol(
              task.name(),
              firstLine(description.apply(task)),
              Kind.TASK,
              task.range(),
              task.nameRange(),
              sorted(children)));
    }
    return sorted(symbols);
  }

  private static List<Symbol> variables(ImmutableList<Variable> variables, String detail) {
    List<Symbol> symbols = new ArrayList<>();
    for (Variable variable : variables) {
      symbols.add(
          symbol(
              variable.name(),
              detail,
              Kind.VARIABLE,
              variable.range(),
              variable.nameRange(),
              ImmutableList.of()));
    }
    return symbols;
  }

  /**
   * Editors refuse an empty name and a selection outside its range, which half-typed text can give.
   */
  private static Symbol symbol(
      String name,
      String detail,
      Kind kind,
      TextRange range,
      @Nullable TextRange selection,
      ImmutableList<Symbol> children) {
    TextRange inside =
        selection == null || !range.covers(selection) ? TextRange.at(range.start()) : selection;
    return new Symbol(
        name.isBlank() ? "(unnamed)" : Printable.line(name),
        Printable.line(detail),
        kind,
        range,
        inside,
        children);
  }

  private static ImmutableList<Symbol> sorted(List<Symbol> symbols) {
    return ImmutableList.sortedCopyOf(
        Comparator.comparing((Symbol symbol) -> symbol.range()), symbols);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
