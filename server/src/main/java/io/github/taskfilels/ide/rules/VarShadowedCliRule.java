package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.WrittenReferences.Meant;
import io.github.taskfilels.ide.rules.WrittenReferences.Written;
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
    WrittenReferences.thatMeanOne(context).forEach(meant -> check(context, meant, findings));
    return findings.build();
  }

  private void check(RuleContext context, Meant meant, ImmutableList.Builder<Finding> findings) {
    Written written = meant.written();
    for (VariableEntry passed : written.reference().vars()) {
      VariableEntry own = own(meant.entry(), passed.name());
      if (own != null && hides(own, passed)) {
        Task caller = context.taskfile().tasks().get(written.place());
        for (Variable variable : written.reference().variables(caller)) {
          // What an alias brings is meant for many.
          if (variable.name().equals(passed.name()) && caller.range().covers(variable.range())) {
            String message =
                "task '"
                    + meant.task().name()
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
