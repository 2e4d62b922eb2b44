package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import java.util.List;

/** Secrets that are written out. */
public final class SecretLiteralRule implements FileRule {
  @Override
  public String id() {
    return "secret-literal";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable with `secret: true` and a value that is written out. Whoever reads "
            + "the file reads the secret.",
        "Hides it in its own output only.",
        """
        version: '3'
        vars:
          TOKEN: {value: abc123, secret: true}
        # ^^^^^
        """,
        """
        version: '3'
        vars:
          TOKEN: {sh: cat token, secret: true}
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
      if (variable.secret()
          && variable.kind() == Variable.Kind.LITERAL
          && variable.value() instanceof String text
          && !text.isEmpty()
          && !Template.isTemplate(text)) {
        findings.add(
            context.finding(
                this,
                variable.nameRange(),
                "this secret is readable in the file; read it with 'sh' or from the environment"));
      }
    }
  }
}
