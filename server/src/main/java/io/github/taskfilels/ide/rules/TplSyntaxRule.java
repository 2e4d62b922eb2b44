package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.template.TemplateError;

/** Templates that cannot be parsed. */
public final class TplSyntaxRule implements FileRule {
  @Override
  public String id() {
    return "tpl-syntax";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A template that is not well formed: an action or a block that is not closed, a "
            + "word that has no place there.",
        "Fails when it renders the text: for a task when that runs, for a global "
            + "variable in every run.",
        """
        version: '3'
        tasks:
          greet: echo {{if .NAME}}hello
        #             ^^^^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          greet: echo {{if .NAME}}hello{{end}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      TemplateError first =
          written.expression() ? null : Iterables.getFirst(written.template().errors(), null);
      if (first != null && !TplUnknownFunctionRule.isUnknown(first)) {
        findings.add(
            context.finding(
                this, written.range(first.range()), "this is no template: " + first.message()));
      }
    }
    return findings.build();
  }
}
