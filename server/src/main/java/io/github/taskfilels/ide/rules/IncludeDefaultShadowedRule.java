package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/** Default tasks that a task of the including file hides. */
public final class IncludeDefaultShadowedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-default-shadowed";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task with the name of an include whose file has a `default` task. The name means the "
            + "task; the default one of the include is called by its full name alone, and the aliases "
            + "of the include do not lead to it.",
        "Runs the task of the including file.",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        tasks:
          docs: {deps: ['docs:build']}
        # ^^^^
        //- /docs.yml
        version: '3'
        tasks: {default: make, build: make}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        tasks:
          all-docs: {deps: ['docs:build']}
        //- /docs.yml
        version: '3'
        tasks: {default: make, build: make}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      String namespace = edge.entry().namespace();
      Summary target =
          edge.to() == null || edge.entry().flatten() || context.summary().task(namespace) == null
              ? null
              : context.snapshot().summary(edge.to());
      TaskEntry hidden = target == null ? null : target.task("default");
      if (hidden != null
          && !edge.entry().excludes().contains("default")
          && !isCalled(context, namespace)) {
        Task task = context.taskfile().task(namespace);
        if (task != null) {
          String message =
              "this hides the default task of include '"
                  + namespace
                  + "', which is '"
                  + namespace
                  + ":default' now; rename one, or exclude 'default'";
          findings.add(Finding.of(this, context.file(), task.nameRange(), message));
        }
      }
    }
    return findings.build();
  }

  /** Whether the task itself calls the other one, so that it is meant to stand before it. */
  private static boolean isCalled(RuleContext context, String namespace) {
    TaskEntry task = context.summary().task(namespace);
    return task != null
        && task.references().stream()
            .anyMatch(reference -> reference.task().equals(namespace + ":default"));
  }
}
