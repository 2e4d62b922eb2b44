package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Task;
import java.util.List;

/** Patterns that exclude what nothing has named before them. */
public final class GlobExcludeOrderRule implements FileRule {
  @Override
  public String id() {
    return "glob-exclude-order";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An `exclude` in `sources` or `generates` that stands before all patterns. It "
            + "takes out of what those above it have named.",
        "Goes through the list in order, so such an entry takes nothing out.",
        """
        version: '3'
        tasks:
          build:
            sources:
              - exclude: '*_test.go'
        #                ^^^^^^^^^^^
              - '*.go'
            cmds: [go build]
        """,
        """
        version: '3'
        tasks:
          build:
            sources:
              - '*.go'
              - exclude: '*_test.go'
            cmds: [go build]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      check(context, task.fingerprint().sources(), findings);
      check(context, task.fingerprint().generates(), findings);
    }
    return findings.build();
  }

  private void check(
      FileContext context, List<Glob> globs, ImmutableList.Builder<Finding> findings) {
    for (Glob glob : globs) {
      if (!glob.exclude()) {
        return;
      }
      findings.add(
          context.finding(
              this,
              glob.pattern().range(),
              "nothing is named above this, so it excludes nothing; move it below the patterns"));
    }
  }
}
