package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.read.Versions;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;

/** Included files of another {@code version} than the file that includes them. */
public final class IncludeVersionRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-version";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "An include of a file whose `version` is not the one of the including file, so that Task"
        + " stops. `3`, `3.0` and `3.0.0` are the same, `3` and `3.1` are not.";
  }

  /** Reads summaries alone, so that typing in an included file does not lead here. */
  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    Text own = context.taskfile().version();
    if (own == null) {
      return ImmutableList.of();
    }
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      FileId to = edge.to();
      Summary other = to == null ? null : context.snapshot().summary(to);
      if (to == null || other == null || !clash(own.value(), other.version())) {
        continue;
      }
      Include include = edge.written(context.snapshot());
      if (include != null) {
        findings.add(
            Finding.of(
                this,
                context.file(),
                include.targetRange(),
                "include '%s': %s has version %s and this file %s; Task refuses different versions"
                    .formatted(include.namespace(), context.name(to), other.version(), own.value()),
                ImmutableList.of()));
      }
    }
    return findings.build();
  }

  /** Of versions that Task can read; what is wrong with the others is told where they stand. */
  private static boolean clash(String own, String other) {
    return Versions.isSupported(own) && Versions.isSupported(other) && !Versions.isSame(own, other);
  }
}
