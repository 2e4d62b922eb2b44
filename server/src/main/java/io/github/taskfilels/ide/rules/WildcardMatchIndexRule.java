package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.template.Node;

/** Parts of a name that its wildcards do not have. */
public final class WildcardMatchIndexRule implements FileRule {
  @Override
  public String id() {
    return "wildcard-match-index";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An `index .MATCH N` in a task whose name has fewer than N + 1 asterisks.",
        "Fails when it renders the text (`index out of range`).",
        """
        version: '3'
        tasks:
          'build-*': echo {{index .MATCH 1}}
        #                                ^
        """,
        """
        version: '3'
        tasks:
          'build-*': echo {{index .MATCH 0}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      long parts = task.name().chars().filter(c -> c == '*').count();
      if (parts == 0) {
        continue;
      }
      for (WrittenTemplate written : context.templates()) {
        if (task.range().covers(written.text().range())) {
          for (Node.Pipeline pipeline : written.pipelines()) {
            pipeline
                .commands()
                .forEach(command -> check(context, written, command, parts, findings));
          }
        }
      }
    }
    return findings.build();
  }

  private void check(
      FileContext context,
      WrittenTemplate written,
      Node.Command command,
      long parts,
      ImmutableList.Builder<Finding> findings) {
    if (command.operands().size() == 3
        && command.operands().get(0) instanceof Node.Identifier function
        && function.name().equals("index")
        && command.operands().get(1) instanceof Node.Field field
        && field.names().size() == 1
        && field.names().getFirst().text().equals("MATCH")
        && command.operands().get(2) instanceof Node.NumberLiteral number
        && number.value().integer() != null
        && number.value().integer() >= parts) {
      findings.add(
          context.finding(
              this,
              written.range(number.range()),
              "the name of the task has "
                  + parts
                  + (parts == 1 ? " asterisk" : " asterisks")
                  + "; the first is number 0"));
    }
  }
}
