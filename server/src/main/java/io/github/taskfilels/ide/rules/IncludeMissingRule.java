package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.include.PathNames;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Includes of files that are not there or cannot be read. */
public final class IncludeMissingRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_MISSING.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include whose file is not there or cannot be read. For a file that may be "
            + "absent, `optional: true` says so.",
        "Stops.",
        """
        version: '3'
        includes:
          docs: ./docs.yml
        #       ^^^^^^^^^^
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
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    ImmutableList.Builder<Fix> fixes = ImmutableList.builder();
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(finding.file())) {
      if (edge.target() instanceof IncludeTarget.Missing missing
          && edge.range(snapshot).equals(finding.range())) {
        FileId file = missing.tried().getFirst();
        String name = PathNames.relative(finding.file().directory(), file);
        fixes.add(Fix.creating("Create " + name, file, "version: '3'\n\ntasks: {}\n"));
      }
    }
    return fixes.addAll(IncludeFixes.remove(snapshot, finding)).build();
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      String reason = reason(context, edge.target());
      if (reason != null) {
        String message = "include '" + edge.entry().namespace() + "': " + reason;
        findings.add(Finding.of(this, context.file(), edge.range(context.snapshot()), message));
      }
    }
    return findings.build();
  }

  private static @Nullable String reason(RuleContext context, IncludeTarget target) {
    return switch (target) {
      case IncludeTarget.Missing missing -> missing(context, missing);
      case IncludeTarget.Failed failed ->
          context.name(failed.file()) + " " + failed.failure().message();
      default -> null;
    };
  }

  private static String missing(RuleContext context, IncludeTarget.Missing missing) {
    String sought = context.name(missing.sought());
    ImmutableList<FileId> tried = missing.tried();
    String reason =
        missing.sought().equals(tried.getFirst())
            ? sought + " does not exist"
            : "no Taskfile in "
                + sought
                + " (tried "
                + tried.stream().map(FileId::fileName).collect(Collectors.joining(", "))
                + ")";
    return missing.note().isEmpty() ? reason : reason + "; " + missing.note();
  }
}
