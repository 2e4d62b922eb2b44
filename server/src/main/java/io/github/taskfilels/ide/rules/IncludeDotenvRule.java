package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.load.IncludedDotenv;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusal.Kind;

/** Included files with {@code dotenv}. */
public final class IncludeDotenvRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_DOTENV.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An included file with `dotenv`, which is allowed only in the file that is run. "
            + "Told at the key and at each include of the file. A task may have `dotenv` in an "
            + "included file, too.",
        "Refuses to load such files.",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        #                ^^^^^^^^^^
        //- /docs.yml
        version: '3'
        dotenv: [.env]
        #^^^^^
        """,
        """
        //- /Taskfile.yml
        version: '3'
        dotenv: [.env]
        includes: {docs: ./docs.yml}
        //- /docs.yml
        version: '3'
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    LoadRefusal own = IncludedDotenv.of(context.snapshot(), context.graph(), context.file());
    if (own != null) {
      findings.add(Finding.of(this, own));
    }
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      LoadRefusal included = IncludedDotenv.of(context.snapshot(), edge);
      if (included != null) {
        findings.add(Finding.of(this, included));
      }
    }
    return findings.build();
  }
}
