package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.TemplateUses.NameUse;

/** Templates that are called and not defined. */
public final class TplUnknownTemplateRule implements FileRule {
  @Override
  public String id() {
    return "tpl-unknown-template";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A `template` that calls one which is not defined in the same text. Each text "
            + "is a template of its own; definitions are not shared.",
        "Fails when it renders the text (`template not defined`).",
        """
        version: '3'
        tasks:
          show: echo {{template "greeting" .}}
        #                       ^^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{define "greeting"}}hello{{end}}{{template "greeting" .}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      if (!written.template().errors().isEmpty() || !written.text().value().contains("template")) {
        continue;
      }
      for (NameUse call : written.uses().calls()) {
        if (!written.template().definitions().containsKey(call.name())) {
          findings.add(
              context.finding(
                  this,
                  written.range(call.range()),
                  "no template '" + call.name() + "' is defined in this text"));
        }
      }
    }
    return findings.build();
  }
}
