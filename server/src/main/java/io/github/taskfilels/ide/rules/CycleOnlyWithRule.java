package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskCycles.OnCycle;
import io.github.taskfilels.text.Chain;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** Tasks that need themselves in one way to include them, or with one value. */
public final class CycleOnlyWithRule implements WorkspaceRule {
  @Override
  public String id() {
    return "cycle-only-with";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "Tasks that need each other in a circle in one of the ways in which their file is"
            + " included, and not in another; the message tells the chain. As a hint: a circle by"
            + " the value that a file writes for a variable, where something else sets that"
            + " variable too.",
        "Works in the other ways; in this one it ends with an error after 1,000 calls.",
        """
        //- /one/Taskfile.yml
        version: '3'
        includes: {lib: ../lib.yml}
        tasks:
          setup: {deps: ['lib:build']}
        //- /two/Taskfile.yml
        version: '3'
        includes: {lib: ../lib.yml}
        tasks:
          setup: {cmds: [make]}
        //- /lib.yml
        version: '3'
        tasks:
          build: {deps: [':setup']}
        #                ^^^^^^^^
        """,
        """
        //- /one/Taskfile.yml
        version: '3'
        includes: {lib: ../lib.yml}
        tasks:
          setup: {cmds: [make]}
          build: {deps: ['lib:build']}
        //- /two/Taskfile.yml
        version: '3'
        includes: {lib: ../lib.yml}
        tasks:
          setup: {cmds: [make]}
        //- /lib.yml
        version: '3'
        tasks:
          build: {deps: [':setup']}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    Snapshot snapshot = context.snapshot();
    FileId file = context.file();
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (OnCycle cycle : Programs.around(snapshot, file).cycles(file)) {
      TextRange range =
          cycle.always()
              ? null
              : TaskCycleRule.range(snapshot, file, cycle.from().name(), cycle.reference());
      if (range != null) {
        String message =
            "task cycle "
                + only(context, cycle)
                + ": "
                + Chain.text(cycle.names(), TaskCycleRule.ARROW);
        Finding finding =
            Finding.of(this, file, range, message, TaskCycleRule.related(snapshot, cycle));
        findings.add(cycle.certain() ? finding : finding.withSeverity(Severity.HINT));
      }
    }
    return findings.build();
  }

  private static String only(RuleContext context, OnCycle cycle) {
    IncludePath chain = cycle.onlyIn();
    if (chain == null) {
      return "as long as " + String.join(", ", cycle.assumed()) + " is as it is written";
    }
    String namespace = chain.namespace();
    return "as included by "
        + context.name(chain.root())
        + (namespace.isEmpty() ? "" : " as '" + namespace + "'");
  }
}
