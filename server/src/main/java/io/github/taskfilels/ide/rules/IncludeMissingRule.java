package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.workspace.FileId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Includes of files that are not there or cannot be read. */
public final class IncludeMissingRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-missing";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "An include whose file is not there or cannot be read, so that Task stops. For a file that"
        + " may be absent, `optional: true` says so.";
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      String problem = problem(context, edge.target());
      Include include = problem == null ? null : edge.written(context.snapshot());
      if (include != null) {
        String message = "include '" + include.namespace() + "': " + problem;
        findings.add(
            Finding.of(this, context.file(), include.targetRange(), message, ImmutableList.of()));
      }
    }
    return findings.build();
  }

  private static @Nullable String problem(RuleContext context, IncludeTarget target) {
    return switch (target) {
      case IncludeTarget.Missing missing -> missing(context, missing.tried());
      case IncludeTarget.Failed failed ->
          context.name(failed.file()) + " " + failed.failure().message();
      case IncludeTarget.Refused refused -> refused.reason();
      case IncludeTarget.Resolved resolved -> null;
      case IncludeTarget.OptionalAbsent absent -> null;
      case IncludeTarget.Dynamic dynamic -> null;
      case IncludeTarget.Remote remote -> null;
      case IncludeTarget.Unwritten unwritten -> null;
    };
  }

  private static String missing(RuleContext context, ImmutableList<FileId> tried) {
    FileId first = tried.getFirst();
    FileId folder = first.directory();
    if (tried.size() == 1 || folder == null) {
      return context.name(first) + " does not exist";
    }
    return "no Taskfile in "
        + context.name(folder)
        + " (tried "
        + tried.stream().map(FileId::fileName).collect(Collectors.joining(", "))
        + ")";
  }
}
