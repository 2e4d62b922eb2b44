package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import java.util.HashSet;
import java.util.Set;

/** Allowed values of what is no text. */
public final class RequiresEnumNonstringRule implements FileRule {
  @Override
  public String id() {
    return "requires-enum-nonstring";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A required variable with `enum` whose value in the file is a number, a boolean, a list "
            + "or a map. Only texts are compared with the allowed values; write it in quotes.",
        "Takes any value that is no text.",
        """
        version: '3'
        vars:
          LEVEL: 4
        # ^^^^^
        tasks:
          show:
            requires: {vars: [{name: LEVEL, enum: ['1', '2']}]}
            cmds: ['echo {{.LEVEL}}']
        """,
        """
        version: '3'
        vars:
          LEVEL: '2'
        tasks:
          show:
            requires: {vars: [{name: LEVEL, enum: ['1', '2']}]}
            cmds: ['echo {{.LEVEL}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    Set<String> limited = new HashSet<>();
    for (Task task : context.taskfile().tasks()) {
      for (Requirement required : task.conditions().requires()) {
        if (!required.allowed().isEmpty() || required.allowedRef() != null) {
          limited.add(required.name().value());
        }
      }
    }
    for (Variable variable : context.taskfile().vars()) {
      if (limited.contains(variable.name())
          && variable.kind() == Variable.Kind.LITERAL
          && variable.value() != null
          && !(variable.value() instanceof String)) {
        String message = "this is no text, so it is not compared with the allowed values; quote it";
        findings.add(context.finding(this, variable.nameRange(), message));
      }
    }
    return findings.build();
  }
}
