package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import java.util.regex.Pattern;

/** Versions that YAML takes for decimal numbers. */
public final class VersionFloatRule implements FileRule {
  @Override
  public String id() {
    return "version-float";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A `version` without quotes whose last digit is a zero behind a point, such as "
            + "`3.10`. To other tools that is the number 3.1.",
        "Reads the text, and so version 3.10.",
        """
        version: 3.10
        #        ^^^^
        """,
        """
        version: '3.10'
        """);
  }

  private static final Pattern ENDS_IN_ZERO = Pattern.compile("\\d+\\.\\d*0");

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    Text version = context.taskfile().version();
    return version != null
            && version.range().in(context.taskfile().tree().text()).equals(version.value())
            && ENDS_IN_ZERO.matcher(version.value()).matches()
        ? ImmutableList.of(
            context.finding(
                this,
                version.range(),
                "other tools read this as a decimal number; put it in quotes"))
        : ImmutableList.of();
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
