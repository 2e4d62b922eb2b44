package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checksum of sources where it is not set. */
public final class ChecksumWrongFieldRule implements FileRule {
  private static final Pattern VARIABLE = Pattern.compile("\\b(CHECKSUM|TIMESTAMP)['\"]?\\s*:");

  @Override
  public String id() {
    return "checksum-wrong-field";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "`CHECKSUM` or `TIMESTAMP` in a task without `sources`, or of another `method` than the "
            + "one that the task has.",
        "Renders it as empty text.",
        """
        version: '3'
        tasks:
          build:
            method: timestamp
            sources: ['*.go']
            status: ['test -e {{.CHECKSUM}}']
        #                        ^^^^^^^^
            cmds: [go build]
        """,
        """
        version: '3'
        tasks:
          build:
            method: checksum
            sources: ['*.go']
            status: ['test -e {{.CHECKSUM}}']
            cmds: [go build]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    if (!context.taskfile().tree().text().contains("CHECKSUM")
        && !context.taskfile().tree().text().contains("TIMESTAMP")) {
      return ImmutableList.of();
    }
    ConstantVariables variables = context.constants();
    for (WrittenTemplate written : context.templates()) {
      Task task = variables.around(written.text().range());
      if (task != null) {
        check(context, task, written, findings);
      }
    }
    return findings.build();
  }

  private void check(
      FileContext context,
      Task task,
      WrittenTemplate written,
      ImmutableList.Builder<Finding> findings) {
    for (FieldUse use : written.uses().fields()) {
      String wrong = wrong(context, task, use.name());
      if (wrong != null && isSpecial(context, use.name())) {
        String message = use.name() + " is empty here: " + wrong;
        findings.add(context.finding(this, written.range(use.range()), message));
      }
    }
  }

  /** Whether a name is one of these and no variable of the file. */
  private static boolean isSpecial(FileContext context, String name) {
    return (name.equals("CHECKSUM") || name.equals("TIMESTAMP"))
        && !VARIABLE.matcher(context.taskfile().tree().text()).find();
  }

  private static @Nullable String wrong(FileContext context, Task task, String name) {
    if (task.fingerprint().sources().isEmpty()) {
      return "the task has no 'sources'";
    }
    Text method =
        task.fingerprint().method() == null
            ? context.taskfile().method()
            : task.fingerprint().method();
    String known = method == null ? "checksum" : method.value();
    return known.contains("{{") || known.equals(name.toLowerCase(Locale.ROOT))
        ? null
        : "the method of the task is '" + known + "'";
  }
}
