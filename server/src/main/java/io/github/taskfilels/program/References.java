package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.Summary.Guard;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.ReferenceKind;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said of a reference to a task without running anything. */
public final class References {
  private static final String OPEN = "{{";
  private static final Pattern ITEM = Pattern.compile("\\{\\{-?\\s*\\.ITEM\\s*-?}}");

  private References() {}

  /**
   * The names that a reference stands for, in order: one, or one for each round of a loop over
   * written values; empty where only a run can tell.
   */
  public static ImmutableList<String> names(Reference reference) {
    String text = reference.task();
    if (text.isBlank()) {
      return ImmutableList.of();
    }
    if (!text.contains(OPEN)) {
      return ImmutableList.of(text);
    }
    ImmutableList.Builder<String> names = ImmutableList.builder();
    for (String item : reference.loopValues()) {
      String name = ITEM.matcher(text).replaceAll(Matcher.quoteReplacement(item));
      // Leading colons count before templates are rendered, so an item cannot bring one.
      boolean newColon = name.startsWith(":") && !text.startsWith(":");
      if (name.contains(OPEN) || newColon || name.isBlank()) {
        return ImmutableList.of();
      }
      names.add(name);
    }
    return names.build();
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
    boolean mayBeEmpty = reference.looped() && reference.loopValues().isEmpty();
    return guarded
        || mayBeEmpty
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
