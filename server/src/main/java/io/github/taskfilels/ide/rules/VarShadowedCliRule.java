package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.rules.WrittenReferences.Written;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values passed to tasks that set the same variable themselves. */
public final class VarShadowedCliRule implements WorkspaceRule {
  @Override
  public String id() {
    return "var-shadowed-cli";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A call that passes a variable which the called task sets itself to something else. Its own"
            + " value wins over that of a call and of the command line, unless it is written as"
            + " `'{{.NAME | default \"value\"}}'`.",
        "Takes the value of the called task.",
        """
        version: '3'
        tasks:
          all: {deps: [{task: push, vars: {TAG: beta}}]}
        #                                  ^^^
          push:
            vars: {TAG: latest}
            cmds: ['docker push app:{{.TAG}}']
        """,
        """
        version: '3'
        tasks:
          all: {deps: [{task: push, vars: {TAG: beta}}]}
          push:
            vars: {TAG: '{{.TAG | default "latest"}}'}
            cmds: ['docker push app:{{.TAG}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    Programs programs = Programs.around(context.snapshot(), context.file());
    for (Written written : WrittenReferences.of(context)) {
      if (!written.reference().vars().isEmpty()) {
        ImmutableSet<Definition> tasks = programs.meaning(context.file(), written.name()).tasks();
        if (tasks.size() == 1) {
          check(context, written, tasks.iterator().next(), findings);
        }
      }
    }
    return findings.build();
  }

  private void check(
      RuleContext context,
      Written written,
      Definition target,
      ImmutableList.Builder<Finding> findings) {
    TaskEntry entry = Together.entry(context.snapshot(), target);
    if (entry == null || entry.vars().isEmpty()) {
      return;
    }
    for (VariableEntry passed : written.reference().vars()) {
      VariableEntry own = own(entry, passed.name());
      if (own != null && hides(own, passed)) {
        Task caller = context.taskfile().tasks().get(written.place());
        for (Variable variable : written.reference().variables(caller)) {
          // What an alias brings is meant for many.
          if (variable.name().equals(passed.name()) && caller.range().covers(variable.range())) {
            String message =
                "task '"
                    + target.name()
                    + "' sets '"
                    + passed.name()
                    + "' itself, and that wins; write '{{."
                    + passed.name()
                    + " | default …}}' there";
            findings.add(Finding.of(this, context.file(), variable.nameRange(), message));
          }
        }
      }
    }
  }

  private static @Nullable VariableEntry own(TaskEntry task, String name) {
    for (VariableEntry variable : task.vars()) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    return null;
  }

  /** Whether the task sets the variable to something that has nothing to do with what is passed. */
  private static boolean hides(VariableEntry own, VariableEntry passed) {
    return own.kind() == Variable.Kind.LITERAL
        && (own.value() == null || !own.value().toString().contains(own.name()))
        && !(passed.kind() == Variable.Kind.LITERAL && Objects.equals(own.value(), passed.value()));
  }
}
