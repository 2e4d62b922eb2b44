package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.template.TemplateError;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlScalar;

/** Expressions of {@code ref} that cannot be parsed. */
public final class RefSyntaxRule implements FileRule {
  @Override
  public String id() {
    return "ref-syntax";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A `ref` that is not one expression: with braces, empty, or with text around "
            + "it. What stands in a `ref` is written as inside of `{{` and `}}`.",
        "Fails each time it works out the variable.",
        """
        version: '3'
        vars:
          A: [one, two]
          B: {ref: '{{.A}}'}
        #          ^^^^^^^^
        tasks: {show: 'echo {{.B}}'}
        """,
        """
        version: '3'
        vars:
          A: [one, two]
          B: {ref: '.A'}
        tasks: {show: 'echo {{.B}}'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      TemplateError first =
          written.expression() ? Iterables.getFirst(written.template().errors(), null) : null;
      if (first != null && !TplUnknownFunctionRule.isUnknown(first)) {
        String why =
            inBraces(written.text().value())
                ? "'ref' is an expression; take away the braces"
                : "'ref' must be one expression: " + first.message();
        findings.add(context.finding(this, written.text().range(), why));
      }
    }
    return findings.build();
  }

  private static boolean inBraces(String ref) {
    String text = ref.strip();
    return text.startsWith("{{")
        && text.endsWith("}}")
        && text.indexOf("{{", 2) < 0
        && text.length() > 4;
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    YamlScalar scalar = file == null ? null : file.scalarAt(finding.range().start());
    if (file == null || scalar == null || !inBraces(scalar.value())) {
      return ImmutableList.of();
    }
    String source = scalar.source();
    int open = source.indexOf("{{");
    int close = source.lastIndexOf("}}");
    String kept =
        source.substring(0, open)
            + source.substring(open + 2, close).strip()
            + source.substring(close + 2);
    return ImmutableList.of(
        file.preferred("Take away the braces", new TextEdit(scalar.range(), kept)));
  }
}
