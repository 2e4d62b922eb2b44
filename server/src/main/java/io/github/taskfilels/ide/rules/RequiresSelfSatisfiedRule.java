package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;

/** Required variables that the task sets itself. */
public final class RequiresSelfSatisfiedRule implements FileRule {
  @Override
  public String id() {
    return "requires-self-satisfied";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable in `requires` that the task sets in its own `vars`. It is always "
            + "there, so nothing is required.",
        "Finds it set and goes on.",
        """
        version: '3'
        tasks:
          deploy:
            requires: {vars: [TARGET]}
        #                     ^^^^^^
            vars: {TARGET: staging}
            cmds: ['echo {{.TARGET}}']
        """,
        """
        version: '3'
        tasks:
          deploy:
            requires: {vars: [TARGET]}
            cmds: ['echo {{.TARGET}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      for (Requirement required : task.conditions().requires()) {
        boolean set =
            task.environment().vars().stream()
                .anyMatch(variable -> variable.name().equals(required.name().value()));
        if (set && required.allowed().isEmpty() && required.allowedRef() == null) {
          findings.add(
              context.finding(
                  this,
                  required.name().range(),
                  "the task sets this variable itself, so it is always there"));
        }
      }
    }
    return findings.build();
  }
}
