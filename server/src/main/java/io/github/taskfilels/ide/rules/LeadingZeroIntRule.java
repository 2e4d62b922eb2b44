package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlScalar;
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
    for (Variable variable : Iterables.concat(context.variables(), context.environment())) {
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
    return findings.build();
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
