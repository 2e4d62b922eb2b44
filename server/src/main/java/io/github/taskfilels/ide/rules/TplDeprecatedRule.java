package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.TemplateUses.NameUse;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;

/** Functions with a newer name. */
public final class TplDeprecatedRule implements FileRule {
  @Override
  public String id() {
    return "tpl-deprecated";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A function that has another name today. The old one may go away.",
        "Still knows it.",
        """
        version: '3'
        tasks:
          show: echo {{fromSlash "a/b"}} {{FromSlash "a/b"}}
        #                                  ^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{fromSlash "a/b"}} {{fromSlash "a/b"}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      for (NameUse use : written.uses().functions()) {
        FunctionDoc function = FunctionTable.find(use.name());
        if (function != null && !function.deprecated().isEmpty()) {
          findings.add(
              context.finding(
                  this,
                  written.range(use.range()),
                  "'" + use.name() + "' is deprecated: " + function.deprecated()));
        }
      }
    }
    return findings.build();
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    FunctionDoc function =
        file == null ? null : FunctionTable.find(finding.range().in(file.text()));
    return file == null || function == null || !FunctionTable.isFunction(function.deprecated())
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Write '" + function.deprecated() + "'",
                new TextEdit(finding.range(), function.deprecated())));
  }
}
