package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import java.util.List;

/** What wildcards stand for where there are none. */
public final class MatchWithoutWildcardRule implements FileRule {
  @Override
  public String id() {
    return "match-without-wildcard";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "`MATCH` in a task whose name has no asterisk. It is set for names with wildcards alone.",
        "Renders it as empty text; `index` fails.",
        """
        version: '3'
        tasks:
          build: echo {{.MATCH}}
        #                ^^^^^
        """,
        """
        version: '3'
        tasks:
          build-*: echo {{.MATCH}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    if (!context.taskfile().tree().text().contains("MATCH")) {
      return findings.build();
    }
    ConstantVariables tasks = context.constants();
    for (WrittenTemplate written : context.templates()) {
      Task task = tasks.around(written.text().range());
      boolean none =
          task != null
              && task.name().indexOf('*') < 0
              && task.description().aliases().stream().noneMatch(one -> one.value().contains("*"));
      for (FieldUse use : none ? written.uses().fields() : List.<FieldUse>of()) {
        if (use.name().equals("MATCH")
            && written.uses().functions().stream().noneMatch(one -> !one.name().equals("index"))) {
          String message = "'MATCH' is empty here; the name of the task has no asterisk";
          findings.add(context.finding(this, written.range(use.range()), message));
        }
      }
    }
    return findings.build();
  }
}
