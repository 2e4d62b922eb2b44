package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlScalar;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers that are printed in another form. */
public final class LongFloatRule implements FileRule {
  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-4;

  @Override
  public String id() {
    return "long-float";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A number with a point that is so large or small that it is printed with an exponent, such"
            + " as `1e+06`, or a whole number that is beyond 64 bits. In quotes it stays as it is "
            + "written.",
        "Prints floating-point numbers in the shortest form, with an exponent from a million on "
            + "and below a ten thousandth.",
        """
        version: '3'
        vars:
          LIMIT: 2500000.0
        # ^^^^^
        tasks: {show: 'echo {{.LIMIT}}'}
        """,
        """
        version: '3'
        vars:
          LIMIT: '2500000.0'
        tasks: {show: 'echo {{.LIMIT}}'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Variable variable : Iterables.concat(context.variables(), context.environment())) {
      if (isLong(variable.value())) {
        String message = "this is printed with an exponent; write it in quotes to keep it";
        findings.add(context.finding(this, variable.nameRange(), message));
      }
    }
    return findings.build();
  }

  private static boolean isLong(@Nullable Object value) {
    return value instanceof BigInteger
        || (value instanceof Double number
            && number != 0
            && !number.isInfinite()
            && (Math.abs(number) >= LARGE || Math.abs(number) < SMALL));
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    YamlEntry entry = file == null ? null : file.entryAt(finding.range().start());
    return file == null
            || entry == null
            || !(entry.value() instanceof YamlScalar scalar)
            || scalar.style() != ScalarStyle.PLAIN
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Write it in quotes",
                new TextEdit(scalar.range(), "'" + scalar.range().in(file.text()) + "'")));
  }
}
