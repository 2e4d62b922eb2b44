package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.Summary.Guard;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.ReferenceKind;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.List;

/** What can be said of a reference to a task without running anything. */
public final class References {
  private static final String OPEN = "{{";

  private References() {}

  /**
   * The names that a reference stands for, in order: one, or one for each round of a loop over
   * values that are written; empty where only a run can tell.
   */
  public static ImmutableList<String> names(Reference reference) {
    String text = reference.task();
    if (text.isBlank()) {
      return ImmutableList.of();
    }
    if (!text.contains(OPEN)) {
      return ImmutableList.of(text);
    }
    return reference.names().sure();
  }

  /**
   * The names that a reference stands for where nobody sets variables to something else; those that
   * are sure where some are.
   */
  static ImmutableList<String> likely(Reference reference) {
    ImmutableList<String> sure = names(reference);
    return sure.isEmpty() ? reference.names().likely() : sure;
  }

  /** Whether only a run can tell which task is meant. */
  public static boolean dynamic(Reference reference) {
    return !reference.task().isBlank() && names(reference).isEmpty();
  }

  /**
   * Whether something may keep a reference of a task from being followed, so that a cycle through
   * it may end: a condition, a check that comes before it, a loop that may be empty, or variables
   * that may change from round to round. Checks come after deps and so do not guard them.
   */
  public static boolean conditional(TaskEntry task, Reference reference) {
    boolean guarded =
        reference.kind() == ReferenceKind.DEP
            ? task.guards().contains(Guard.IF)
            : !task.guards().isEmpty();
    return guarded
        || (reference.mayBeEmpty() && reference.names().likely().isEmpty())
        || reference.conditional()
        || !task.platforms().isEmpty()
        || mayChange(reference.vars());
  }

  private static boolean mayChange(List<VariableEntry> vars) {
    for (VariableEntry variable : vars) {
      if (variable.kind() != Variable.Kind.LITERAL
          || (variable.value() != null && variable.value().toString().contains(OPEN))) {
        return true;
      }
    }
    return false;
  }
}
