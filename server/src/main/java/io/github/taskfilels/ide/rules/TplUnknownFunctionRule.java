package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.TemplateError;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;

/** Functions that templates do not have. */
public final class TplUnknownFunctionRule implements FileRule {
  @Override
  public String id() {
    return "tpl-unknown-function";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A function that does not exist in templates of Task. Of the Sprig functions "
            + "many are left out; Helm has more, too. A variable needs a dot before its name.",
        "Fails when it renders the text (`function not defined`).",
        """
        version: '3'
        tasks:
          greet: echo {{.USER | uper}}
        #                       ^^^^
        """,
        """
        version: '3'
        tasks:
          greet: echo {{.USER | upper}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      for (TemplateError error : written.template().errors()) {
        if (isUnknown(error)) {
          String name = error.range().in(written.text().value());
          String near = Similar.nearest(name, FunctionTable.names());
          String hint = near == null ? "" : "; did you mean '" + near + "'?";
          findings.add(
              context.finding(
                  this,
                  written.range(error.range()),
                  "templates have no function '" + name + "'" + hint));
        }
      }
    }
    return findings.build();
  }

  /** Whether an error is one of this rule. */
  static boolean isUnknown(TemplateError error) {
    return error.message().startsWith("function ") && error.message().endsWith(" not defined");
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    String name = file == null ? "" : finding.range().in(file.text());
    String near = file == null ? null : Similar.nearest(name, FunctionTable.names());
    if (file == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Fix> fixes = ImmutableList.builder();
    if (near != null) {
      fixes.add(file.preferred("Write '" + near + "'", new TextEdit(finding.range(), near)));
    }
    return fixes
        .add(file.offered("Write '." + name + "'", new TextEdit(finding.range(), "." + name)))
        .build();
  }
}
