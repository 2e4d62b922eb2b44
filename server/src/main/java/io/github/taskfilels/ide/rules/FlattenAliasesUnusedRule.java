package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;

/** Aliases of includes without a namespace. */
public final class FlattenAliasesUnusedRule implements FileRule {
  @Override
  public String id() {
    return "flatten-aliases-unused";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include with both `flatten: true` and `aliases`. A flattened include has no "
            + "namespace that could have another name.",
        "Ignores the aliases.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs.yml, flatten: true, aliases: [d]}
        #                                             ^^^^^^^
        //- /docs.yml
        version: '3'
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs.yml, flatten: true}
        //- /docs.yml
        version: '3'
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Include include : context.taskfile().includes()) {
      TextRange key = include.keys().get("aliases");
      if (key != null && include.flatten() && !include.aliases().isEmpty()) {
        findings.add(
            context.finding(this, key, "'aliases' has no effect with 'flatten: true'; remove it"));
      }
    }
    return findings.build();
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    TextEdit edit = file == null ? null : file.withoutEntryAt(finding.range().start());
    return file == null || edit == null
        ? ImmutableList.of()
        : ImmutableList.of(file.preferred("Remove aliases", edit));
  }
}
