package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.load.IncludeRefusals;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusal.Kind;

/** Included files that are not those that the {@code checksum} of their entry wants. */
public final class IncludeChecksumRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_CHECKSUM.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include with a `checksum` that is not the SHA-256 of the file, in lower-case "
            + "hex. Look at what has changed in the file before you take the new one.",
        "Stops (`does not match`).",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs.yml, checksum: abc}
        #                                        ^^^
        //- /docs.yml
        version: '3'
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs.yml}
        //- /docs.yml
        version: '3'
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      LoadRefusal mismatch = IncludeRefusals.checksum(context.snapshot(), edge);
      if (mismatch != null) {
        String message = "include '" + edge.entry().namespace() + "': " + mismatch.message();
        findings.add(Finding.of(this, context.file(), mismatch.range(), message));
      }
    }
    return findings.build();
  }
}
