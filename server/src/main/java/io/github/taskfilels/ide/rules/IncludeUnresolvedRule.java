package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.program.load.LoadRefusal.Kind;

/** Includes whose file cannot be known here. */
public final class IncludeUnresolvedRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_UNRESOLVED.id();
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include that is not followed here, because its path depends on what is only "
            + "known when Task runs or because it is on another machine. Its tasks are neither "
            + "offered nor checked.",
        "Downloads the file, after it has asked.",
        """
        version: '3'
        includes:
          docs: https://example.com/Taskfile.yml
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: ./docs.yml
        //- /docs.yml
        version: '3'
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      if (edge.target() instanceof IncludeTarget.Unknown unknown) {
        String message =
            "include '" + edge.entry().namespace() + "' is not followed: " + reason(unknown);
        findings.add(Finding.of(this, context.file(), edge.range(context.snapshot()), message));
      }
    }
    return findings.build();
  }

  private static String reason(IncludeTarget.Unknown unknown) {
    return switch (unknown) {
      case IncludeTarget.Dynamic dynamic -> dynamic.reason();
      case IncludeTarget.Remote remote ->
          remote.url().startsWith("http:")
              ? "it is on another machine, and Task downloads http: only with --insecure"
              : "it is on another machine";
    };
  }
}
