package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.WrittenReferences.Written;
import io.github.taskfilels.program.ChainFailures;
import io.github.taskfilels.program.ChainFailures.Failure;
import io.github.taskfilels.program.Programs;
import java.util.stream.Collectors;

/** References by an alias that several tasks have. */
public final class TaskAmbiguousRule implements WorkspaceRule {
  @Override
  public String id() {
    return "task-ambiguous";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A dependency or call by an alias that several tasks have. As a warning: one that "
            + "is so in one way to include the file and not in another.",
        "Refuses to choose when it gets there.",
        """
        version: '3'
        tasks:
          build: {aliases: [b], cmds: [make]}
          bench: {aliases: [b], cmds: [make bench]}
          all: {deps: [b]}
        #              ^
        """,
        """
        version: '3'
        tasks:
          build: {aliases: [b], cmds: [make]}
          bench: {cmds: [make bench]}
          all: {deps: [b]}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    Programs programs = Programs.ofNames(context.snapshot(), context.file());
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Written written : WrittenReferences.of(context)) {
      ChainFailures.Result result =
          programs.failures(context.file(), written.task().name(), written.name());
      for (Failure failure : result.failures()) {
        if (!failure.tasks().isEmpty()) {
          Finding finding =
              Finding.of(
                  this, context.file(), written.range(context), message(context, written, failure));
          findings.add(result.everywhere() ? finding : finding.withSeverity(Severity.WARNING));
          break;
        }
      }
    }
    return findings.build();
  }

  private static String message(RuleContext context, Written written, Failure failure) {
    String tasks =
        failure.tasks().stream().map(task -> "'" + task + "'").collect(Collectors.joining(", "));
    String where =
        failure.includePath().isRoot()
            ? ""
            : " (as included by " + context.name(failure.includePath().root()) + ")";
    return "'"
        + written.name()
        + "' is an alias of several tasks"
        + where
        + ": "
        + tasks
        + "; Task refuses to choose";
  }
}
