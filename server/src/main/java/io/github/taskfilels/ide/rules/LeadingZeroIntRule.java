package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers that are read as octal. */
public final class LeadingZeroIntRule implements FileRule {
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7]+");

  @Override
  public String id() {
    return "leading-zero-int";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A number without quotes that begins with a zero. YAML reads it as an octal " + "number.",
        "Has 8 for `010`.",
        """
        version: '3'
        vars:
          MODE: 0644
        #       ^^^^
        tasks: {show: 'echo {{.MODE}}'}
        """,
        """
        version: '3'
        vars:
          MODE: '0644'
        tasks: {show: 'echo {{.MODE}}'}
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
      if (variable.value() instanceof Long
          && new FileEdits(context.file(), context.taskfile().tree())
                  .entryAt(variable.nameRange().start())
              instanceof YamlEntry entry
          && entry.value() instanceof YamlScalar scalar
          && OCTAL.matcher(scalar.source()).matches()) {
        findings.add(
            context.finding(
                this,
                scalar.range(),
                "YAML reads this as the octal number of "
                    + variable.value()
                    + "; put it in quotes"));
      }
    }
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    return file == null
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Put it in quotes",
                new TextEdit(finding.range(), "'" + finding.range().in(file.text()) + "'")));
  }
}
