package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;

/** Includes over an unencrypted connection. */
public final class IncludeInsecureRule implements FileRule {
  @Override
  public String id() {
    return "include-insecure";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include with `http://`. What it brings is run on this machine, and anybody "
            + "on the way can change it.",
        "Refuses it without `--insecure`.",
        """
        version: '3'
        includes:
          docs: http://example.com/Taskfile.yml
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """,
        """
        version: '3'
        includes:
          docs: https://example.com/Taskfile.yml
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Include include : context.taskfile().includes()) {
      Text path = include.taskfile();
      if (path != null && path.value().startsWith("http://")) {
        findings.add(
            context.finding(
                this, path.range(), "Task refuses http:// without --insecure; write https://"));
      }
    }
    return findings.build();
  }
}
