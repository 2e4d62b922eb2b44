package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlScalar;

/** Characters in single quotes, which are numbers. */
public final class TplCharLiteralRule implements FileRule {
  @Override
  public String id() {
    return "tpl-char-literal";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "One character in single quotes inside of a template. That is the number of the "
            + "character; texts have double quotes or backquotes.",
        "Prints `120` for `'x'`.",
        """
        version: '3'
        tasks:
          show: echo {{.SEPARATOR | default ','}}
        #                                   ^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{.SEPARATOR | default ","}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      for (Node.Pipeline pipeline : written.pipelines()) {
        for (Node.Command command : pipeline.commands()) {
          for (Node.Operand operand : command.operands()) {
            if (operand instanceof Node.NumberLiteral number && number.value().isCharacter()) {
              findings.add(
                  context.finding(
                      this,
                      written.range(operand.range()),
                      "this is the number of a character; a text has double quotes"));
            }
          }
        }
      }
    }
    return findings.build();
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    YamlScalar scalar = file == null ? null : file.scalarAt(finding.range().start());
    String source = file == null ? "" : finding.range().in(file.text());
    boolean plain =
        scalar != null
            && scalar.style() != ScalarStyle.DOUBLE_QUOTED
            && scalar.style() != ScalarStyle.SINGLE_QUOTED;
    return file == null || !plain || source.length() != 3 || source.charAt(1) == '"'
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Use double quotes",
                new TextEdit(finding.range(), "\"" + source.charAt(1) + "\"")));
  }
}
