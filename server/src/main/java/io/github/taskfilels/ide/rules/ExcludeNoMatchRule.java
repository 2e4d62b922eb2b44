package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import org.jspecify.annotations.Nullable;

/** Excludes that leave nothing out. */
public final class ExcludeNoMatchRule implements WorkspaceRule {
  @Override
  public String id() {
    return "exclude-no-match";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An entry of `excludes` that names no task of the included file, nor of what that includes."
            + " Names are written as in the included file; `docs:*` stands for all tasks of its"
            + " include `docs`, and there are no other wildcards.",
        "Leaves nothing out.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, excludes: [biuld]}
        #                                       ^^^^^
        //- /lib.yml
        version: '3'
        tasks: {build: make}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, excludes: [build]}
        //- /lib.yml
        version: '3'
        tasks: {build: make}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    for (IncludeEdge edge : context.graph().includes(context.file())) {
      FileId target = edge.to();
      if (target != null && !edge.entry().excludes().isEmpty()) {
        check(context, edge, target, findings);
      }
    }
    return findings.build();
  }

  private void check(
      RuleContext context,
      IncludeEdge edge,
      FileId target,
      ImmutableList.Builder<Finding> findings) {
    Programs programs = Programs.ofNames(context.snapshot(), context.file());
    Include written = edge.written(context.snapshot());
    for (Text exclude : written == null ? ImmutableList.<Text>of() : written.excludes()) {
      String name = exclude.value();
      // A default task is often left out before there is one.
      if (!name.contains("{{")
          && !name.equals("default")
          && !isFound(context, programs, target, name)) {
        String suggestion = suggestion(context, target, name);
        String message =
            "'"
                + name
                + "' names no task of "
                + context.name(target)
                + ", so nothing is left out"
                + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?");
        findings.add(Finding.of(this, context.file(), exclude.range(), message));
      }
    }
  }

  private static boolean isFound(
      RuleContext context, Programs programs, FileId target, String name) {
    boolean namespace = name.endsWith(":*") && name.length() > 2;
    if (!namespace) {
      return programs.exactly(target, name) != null
          || programs.meaning(target, name).unknown() != null;
    }
    String prefix = name.substring(0, name.length() - 1);
    Summary summary = context.snapshot().summary(target);
    return summary == null
        || summary.uncertain()
        || summary.includes().stream()
            .anyMatch(include -> include.flatten() || prefix.startsWith(include.namespace() + ":"))
        || summary.tasks().stream().anyMatch(task -> task.name().startsWith(prefix));
  }

  private static @Nullable String suggestion(RuleContext context, FileId target, String name) {
    Summary summary = context.snapshot().summary(target);
    return summary == null
        ? null
        : Similar.nearest(name, Lists.transform(summary.tasks(), TaskEntry::name));
  }
}
