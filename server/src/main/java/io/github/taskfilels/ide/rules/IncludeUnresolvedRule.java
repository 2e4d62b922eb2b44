package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.taskfile.Include;
import org.jspecify.annotations.Nullable;

/** Includes whose file cannot be known here. */
public final class IncludeUnresolvedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-unresolved";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public String doc() {
    return "An include that is not followed here, because its path depends on what is only known when"
        + " Task runs or because it is on another machine. Its tasks are neither offered nor checked.";
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      String reason = reason(edge.target());
      Include include = reason == null ? null : edge.written(context.snapshot());
      if (include != null) {
        String message = "include '" + include.namespace() + "' is not followed: " + reason;
        findings.add(
            Finding.of(this, context.file(), include.targetRange(), message, ImmutableList.of()));
      }
    }
    return findings.build();
  }

  private static @Nullable String reason(IncludeTarget target) {
    return switch (target) {
      case IncludeTarget.Dynamic dynamic -> dynamic.reason();
      case IncludeTarget.Remote remote ->
          remote.url().startsWith("http:")
              ? "it is on another machine, and Task downloads http: only with --insecure"
              : "it is on another machine";
      case IncludeTarget.Resolved resolved -> null;
      case IncludeTarget.Missing missing -> null;
      case IncludeTarget.OptionalAbsent absent -> null;
      case IncludeTarget.Failed failed -> null;
      case IncludeTarget.Refused refused -> null;
      case IncludeTarget.Unwritten unwritten -> null;
    };
  }
}
