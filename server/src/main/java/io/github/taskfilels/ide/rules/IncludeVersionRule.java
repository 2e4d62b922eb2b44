package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.program.load.VersionClash;
import io.github.taskfilels.taskfile.read.Versions;

/** Included files of another {@code version} than the file that includes them. */
public final class IncludeVersionRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_VERSION.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include of a file whose `version` is not the one of the including file. `3`, "
            + "`3.0` and `3.0.0` are the same, `3` and `3.1` are not.",
        "Stops.",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        #                ^^^^^^^^^^
        //- /docs.yml
        version: '3.1'
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        //- /docs.yml
        version: '3'
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      VersionClash clash = VersionClash.of(context.snapshot(), edge);
      // What is wrong with a version that Task does not read is told where it stands.
      if (clash != null
          && Versions.isSupported(clash.own())
          && Versions.isSupported(clash.other())) {
        findings.add(
            Finding.of(
                this,
                context.file(),
                edge.range(context.snapshot()),
                "include '%s': %s has version %s and this file %s; Task refuses different versions"
                    .formatted(
                        edge.entry().namespace(),
                        context.name(clash.to()),
                        clash.other(),
                        clash.own())));
      }
    }
    return findings.build();
  }
}
