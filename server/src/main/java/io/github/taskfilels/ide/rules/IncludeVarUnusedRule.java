package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.VariableEntry;

/** Variables for an include that it does not know. */
public final class IncludeVarUnusedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-var-unused";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable of an include whose name stands nowhere in the included file or in those that"
            + " it includes. Only their tasks see it.",
        "Works it out for each task of the include, and none asks for it.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib:
            taskfile: ./lib.yml
            vars: {IMGAE: app}
        #          ^^^^^
        //- /lib.yml
        version: '3'
        tasks: {push: 'docker push {{.IMAGE}}'}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib:
            taskfile: ./lib.yml
            vars: {IMAGE: app}
        //- /lib.yml
        version: '3'
        tasks: {push: 'docker push {{.IMAGE}}'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      FileId target = edge.to();
      for (int i = 0; target != null && i < edge.entry().vars().size(); i++) {
        VariableEntry passed = edge.entry().vars().get(i);
        if (!passed.name().isEmpty() && !isNamed(context.snapshot(), target, passed.name())) {
          Include written = edge.written(context.snapshot());
          if (written != null && i < written.vars().size()) {
            Variable variable = written.vars().get(i);
            String message =
                "nothing in "
                    + context.name(target)
                    + " or what it includes reads '"
                    + passed.name()
                    + "'";
            findings.add(Finding.of(this, context.file(), variable.nameRange(), message));
          }
        }
      }
    }
    return findings.build();
  }

  private record NamedBelow(FileId file, String name) {}

  private record NamedIn(FileId file, String name) {}

  /** Whether a name stands in a file or in one that it includes, or may do so. */
  private static boolean isNamed(Snapshot snapshot, FileId target, String name) {
    return snapshot.memo(
        new NamedBelow(target, name),
        reader -> {
          IncludeGraph graph = IncludeGraph.of(reader, target);
          for (FileId file : graph.files()) {
            if (graph.includes(file).stream().anyMatch(edge -> edge.to() == null)
                || isNamedIn(reader, file, name)) {
              return true;
            }
          }
          return false;
        });
  }

  /** Kept for each file, so that an edit of one looks at no other. */
  private static boolean isNamedIn(Snapshot snapshot, FileId file, String name) {
    return snapshot.memo(
        new NamedIn(file, name),
        reader -> {
          FileText text = reader.text(file);
          return text == null || text.text().contains(name);
        });
  }
}
