package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import java.util.List;

/** Variables with a name that Task sets itself. */
public final class VarOverridesSpecialRule implements FileRule {
  /** What has a value in some places only, and nowhere else is anybody's. */
  private static final ImmutableSet<String> SET_IN_PLACES =
      ImmutableSet.of("ITEM", "MATCH", "CHECKSUM", "TIMESTAMP", "EXIT_CODE");

  @Override
  public String id() {
    return "var-overrides-special";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable with the name of one that Task sets itself, such as `TASK` or "
            + "`ROOT_DIR`. Everything that reads that name gets the new value.",
        "Takes the written value instead of its own.",
        """
        version: '3'
        vars:
          TASK: build
        # ^^^^
        tasks: {show: 'echo {{.TASK}}'}
        """,
        """
        version: '3'
        vars:
          TARGET: build
        tasks: {show: 'echo {{.TARGET}}'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    check(context, context.taskfile().vars(), findings);
    check(context, context.taskfile().env(), findings);
    for (Task task : context.taskfile().tasks()) {
      check(context, task.environment().vars(), findings);
      check(context, task.environment().env(), findings);
    }
    return findings.build();
  }

  private void check(
      FileContext context, List<Variable> variables, ImmutableList.Builder<Finding> findings) {
    for (Variable variable : variables) {
      boolean kept =
          variable.text() != null && variable.text().value().contains("." + variable.name());
      if (!kept
          && !SET_IN_PLACES.contains(variable.name())
          && SpecialVariable.find(variable.name()) != null) {
        findings.add(
            context.finding(
                this,
                variable.nameRange(),
                "this takes the place of a variable that Task sets itself; choose another name"));
      }
    }
  }
}
