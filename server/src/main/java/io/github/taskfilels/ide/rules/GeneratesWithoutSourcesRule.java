package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextRange;

/** Generated files that nothing compares. */
public final class GeneratesWithoutSourcesRule implements FileRule {
  @Override
  public String id() {
    return "generates-without-sources";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task with `generates` and without `sources` or `status`: files alone do not "
            + "make it up to date.",
        "Runs it each time.",
        """
        version: '3'
        tasks:
          build:
            generates: [app]
        #   ^^^^^^^^^
            cmds: [go build -o app]
        """,
        """
        version: '3'
        tasks:
          build:
            sources: ['*.go']
            generates: [app]
            cmds: [go build -o app]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      Task.Fingerprint files = task.fingerprint();
      TextRange key = task.keys().get("generates");
      if (key != null
          && !files.generates().isEmpty()
          && files.sources().isEmpty()
          && files.status().isEmpty()) {
        findings.add(
            context.finding(
                this,
                key,
                "'generates' has no effect without 'sources' or 'status'; the task always runs"));
      }
    }
    return findings.build();
  }
}
