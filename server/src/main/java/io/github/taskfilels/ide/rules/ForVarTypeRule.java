package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;

/** Loops over what is no list. */
public final class ForVarTypeRule implements FileRule {
  @Override
  public String id() {
    return "for-var-type";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A loop over a variable that is a number or a boolean. A text is split, a list or a map "
            + "gives its elements.",
        "Stops (`loop var must be a delimiter-separated string, list or a map`).",
        """
        version: '3'
        tasks:
          build:
            vars: {COUNT: 3}
            cmds:
              - for: {var: COUNT}
        #                  ^^^^^
                cmd: echo {{.ITEM}}
        """,
        """
        version: '3'
        tasks:
          build:
            vars: {COUNT: [1, 2, 3]}
            cmds:
              - for: {var: COUNT}
                cmd: echo {{.ITEM}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    ConstantVariables constants = null;
    for (Task task : context.taskfile().tasks()) {
      for (Loop loop : task.loops()) {
        if (loop instanceof Loop.Var variable) {
          constants = constants == null ? context.constants() : constants;
          Object value = constants.value(variable.var().range(), variable.var().value());
          if (value instanceof Number || value instanceof Boolean) {
            String message =
                "'"
                    + variable.var()
                    + "' is "
                    + value
                    + ", which is no list; write a list or a text";
            findings.add(context.finding(this, variable.var().range(), message));
          }
        }
      }
    }
    return findings.build();
  }
}
