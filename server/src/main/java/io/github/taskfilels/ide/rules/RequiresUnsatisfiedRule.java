package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.WrittenReferences.Meant;
import io.github.taskfilels.ide.rules.WrittenReferences.Written;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.ArrayList;
import java.util.List;

/** Calls without what the task requires. */
public final class RequiresUnsatisfiedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "requires-unsatisfied";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A dependency or call of a task that requires a variable which the call does not pass,"
            + " nothing sets for all tasks, and the calling task does not know of either. It can"
            + " still come from the command line or the environment.",
        "Stops (`missing required variables`), unless it comes from there.",
        """
        version: '3'
        tasks:
          all:
            deps: [deploy]
        #          ^^^^^^
          deploy:
            requires: {vars: [STAGE]}
            cmds: ['deploy {{.STAGE}}']
        """,
        """
        version: '3'
        tasks:
          all:
            deps: [{task: deploy, vars: {STAGE: test}}]
          deploy:
            requires: {vars: [STAGE]}
            cmds: ['deploy {{.STAGE}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Meant meant : WrittenReferences.thatMeanOne(context)) {
      Written written = meant.written();
      List<String> missing = missing(context, written, meant.entry());
      if (!missing.isEmpty()) {
        String message =
            "'"
                + written.name()
                + "' requires "
                + String.join(", ", missing)
                + ", which nothing passes or sets; pass it by 'vars'";
        findings.add(Finding.of(this, context.file(), written.range(context), message));
      }
    }
    return findings.build();
  }

  private static List<String> missing(RuleContext context, Written written, TaskEntry target) {
    List<String> missing = new ArrayList<>();
    for (String name : target.requires()) {
      if (!isSet(written.reference().vars(), name)
          && !isSet(target.vars(), name)
          && !isKnown(context, name)
          && !isIn(context, written, name)) {
        missing.add(name);
      }
    }
    return missing;
  }

  private static boolean isSet(List<VariableEntry> variables, String name) {
    return variables.stream().anyMatch(variable -> variable.name().equals(name));
  }

  /** Whether something may set it for all tasks. */
  private static boolean isKnown(RuleContext context, String name) {
    KnownVariables known = KnownVariables.around(context.snapshot(), context.file());
    return known.open()
        || known.global().contains(name)
        || known.env().contains(name)
        || context.snapshot().environment().containsKey(name);
  }

  /** Whether the calling task knows the name: it may be called with it, and so may the other. */
  private static boolean isIn(RuleContext context, Written written, String name) {
    Task task = context.taskfile().tasks().get(written.place());
    return task.range().in(context.taskfile().tree().text()).contains(name);
  }
}
