package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.WrittenReferences.Meant;
import io.github.taskfilels.ide.rules.WrittenReferences.Written;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls with a value that is not allowed. */
public final class RequiresEnumViolationRule implements WorkspaceRule {
  @Override
  public String id() {
    return "requires-enum-violation";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A call that passes a value to a task which does not allow it: its `requires` lists the "
            + "allowed ones by `enum`.",
        "Stops (`has an invalid value`).",
        """
        version: '3'
        tasks:
          all:
            deps: [{task: deploy, vars: {STAGE: prd}}]
        #                                       ^^^
          deploy:
            requires: {vars: [{name: STAGE, enum: [test, prod]}]}
            cmds: ['deploy {{.STAGE}}']
        """,
        """
        version: '3'
        tasks:
          all:
            deps: [{task: deploy, vars: {STAGE: prod}}]
          deploy:
            requires: {vars: [{name: STAGE, enum: [test, prod]}]}
            cmds: ['deploy {{.STAGE}}']
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
    Set<String> passed = new HashSet<>();
    written.reference().vars().forEach(variable -> passed.add(variable.name()));
    if (meant.entry().requires().stream().noneMatch(passed::contains)) {
      return;
    }
    Taskfile taskfile = context.snapshot().taskfile(meant.task().file());
    Task task = taskfile == null ? null : taskfile.task(meant.task().name());
    if (task == null) {
      return;
    }
    for (Requirement required : task.conditions().requires()) {
      boolean own =
          task.environment().vars().stream()
              .anyMatch(variable -> variable.name().equals(required.name().value()));
      if (!own && !required.allowed().isEmpty()) {
        check(context, written, required, findings);
      }
    }
  }

  private void check(
      RuleContext context,
      Written written,
      Requirement required,
      ImmutableList.Builder<Finding> findings) {
    Task caller = context.taskfile().tasks().get(written.place());
    for (Variable variable : written.reference().variables(caller)) {
      boolean same = variable.name().equals(required.name().value());
      if (same
          && variable.value() instanceof String value
          && variable.text() != null
          && !value.contains("{{")
          && required.allowed().stream().noneMatch(allowed -> allowed.value().equals(value))) {
        String message =
            "'"
                + value
                + "' is not allowed for '"
                + variable.name()
                + "'; it may be "
                + required.allowed().stream().map(Text::value).collect(Collectors.joining(", "));
        findings.add(Finding.of(this, context.file(), variable.text().range(), message));
      }
    }
  }
}
