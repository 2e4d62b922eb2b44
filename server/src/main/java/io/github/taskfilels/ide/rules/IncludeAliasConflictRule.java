package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aliases that includes bring a second time. */
public final class IncludeAliasConflictRule implements WorkspaceRule {
  private static final String DEFAULT = "default";

  @Override
  public String id() {
    return "include-alias-conflict";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An alias by which several tasks would be called once the files are joined: two includes"
            + " with one name or alias whose files have tasks of the same name, an alias of a task"
            + " that is the name of an include with a `default` task, or the same alias in a"
            + " flattened file. Aliases within one file are `alias-duplicate`.",
        "Refuses to choose when somebody calls the alias (`Found multiple tasks`); where one"
            + " include has it as its name, takes the tasks of that one.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          api: {taskfile: ./api.yml, aliases: [x]}
          app: {taskfile: ./app.yml, aliases: [x]}
        #                                      ^
        //- /api.yml
        version: '3'
        tasks: {build: make api}
        //- /app.yml
        version: '3'
        tasks: {build: make app}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          api: {taskfile: ./api.yml, aliases: [x]}
          app: {taskfile: ./app.yml, aliases: [y]}
        //- /api.yml
        version: '3'
        tasks: {build: make api}
        //- /app.yml
        version: '3'
        tasks: {build: make app}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    ImmutableList<IncludeEdge> edges = context.graph().includes(context.file());
    ofIncludes(context, edges, findings);
    ofDefaults(context, edges, findings);
    ofFlattened(context, edges, findings);
    return findings.build();
  }

  /** An alias that is a name of another include too, so that one name stands for both. */
  private void ofIncludes(
      RuleContext context,
      ImmutableList<IncludeEdge> edges,
      ImmutableList.Builder<Finding> findings) {
    if (edges.stream().allMatch(edge -> edge.entry().aliases().isEmpty())) {
      return;
    }
    Map<String, IncludeEdge> taken = new HashMap<>();
    for (IncludeEdge edge : edges) {
      if (!edge.entry().flatten()) {
        taken.put(edge.entry().namespace(), edge);
      }
    }
    for (IncludeEdge edge : edges) {
      IncludeEntry entry = edge.entry();
      for (int i = 0; i < entry.aliases().size() && !entry.flatten(); i++) {
        IncludeEdge other = taken.putIfAbsent(entry.aliases().get(i), edge);
        String common = other == null || other == edge ? null : common(context, other, edge);
        Include written = common == null ? null : edge.written(context.snapshot());
        if (other != null && written != null && i < written.aliases().size()) {
          String message =
              "include '"
                  + other.entry().namespace()
                  + "' is called '"
                  + entry.aliases().get(i)
                  + "' too, and both have a task '"
                  + common
                  + "'; choose another alias";
          findings.add(Finding.of(this, context.file(), written.aliases().get(i).range(), message));
        }
      }
    }
  }

  /** A name of a task that both files have; null for none. */
  private static @Nullable String common(RuleContext context, IncludeEdge one, IncludeEdge other) {
    Summary first = names(context, one);
    Summary second = names(context, other);
    if (first == null || second == null) {
      return null;
    }
    for (TaskEntry task : first.tasks()) {
      if (second.task(task.name()) != null
          && !one.entry().excludes().contains(task.name())
          && !other.entry().excludes().contains(task.name())) {
        return task.name();
      }
    }
    return null;
  }

  private static @Nullable Summary names(RuleContext context, IncludeEdge edge) {
    return edge.to() == null ? null : context.snapshot().declaredNames(edge.to());
  }

  /** Aliases of tasks that are names of includes too. */
  private void ofDefaults(
      RuleContext context,
      ImmutableList<IncludeEdge> edges,
      ImmutableList.Builder<Finding> findings) {
    Map<String, IncludeEdge> byName = new HashMap<>();
    for (TaskEntry task : context.summary().tasks()) {
      if (!task.aliases().isEmpty() && byName.isEmpty()) {
        for (IncludeEdge edge : edges) {
          if (!edge.entry().flatten()) {
            byName.put(edge.entry().namespace(), edge);
            edge.entry().aliases().forEach(alias -> byName.putIfAbsent(alias, edge));
          }
        }
      }
      for (String alias : task.aliases()) {
        IncludeEdge edge = byName.get(alias);
        if (edge != null && bringsDefault(context, edge) && context.summary().task(alias) == null) {
          TextRange range = aliasOf(context, task.name(), alias);
          String message =
              "'"
                  + alias
                  + "' means the default task of include '"
                  + edge.entry().namespace()
                  + "' too; choose another alias";
          findings.add(Finding.of(this, context.file(), range, message));
        }
      }
    }
  }

  /** Whether the name of an include leads to its default task. */
  private static boolean bringsDefault(RuleContext context, IncludeEdge edge) {
    Summary target = names(context, edge);
    return target != null
        && target.task(DEFAULT) != null
        && !edge.entry().excludes().contains(DEFAULT)
        && context.summary().task(edge.entry().namespace()) == null;
  }

  /** Aliases that flattened files bring, beside those of the file itself. */
  private void ofFlattened(
      RuleContext context,
      ImmutableList<IncludeEdge> edges,
      ImmutableList.Builder<Finding> findings) {
    Map<String, String> taken = new HashMap<>();
    for (IncludeEdge edge : edges) {
      Summary target = edge.entry().flatten() ? names(context, edge) : null;
      if (target == null) {
        continue;
      }
      if (taken.isEmpty()) {
        taken.putAll(ownAliases(context));
      }
      Map<String, String> mine = new HashMap<>();
      for (TaskEntry task : target.tasks()) {
        if (!edge.entry().excludes().contains(task.name())) {
          for (String alias : task.aliases()) {
            String other = taken.get(alias);
            mine.putIfAbsent(alias, task.name());
            if (other != null) {
              String message =
                  "task '"
                      + task.name()
                      + "' of this include has the alias '"
                      + alias
                      + "' as task '"
                      + other
                      + "' has; choose another one";
              TextRange range = edge.range(context.snapshot());
              findings.add(Finding.of(this, context.file(), range, message));
            }
          }
        }
      }
      taken.putAll(mine);
    }
  }

  private static Map<String, String> ownAliases(RuleContext context) {
    Map<String, String> aliases = new HashMap<>();
    for (TaskEntry task : context.summary().tasks()) {
      task.aliases().forEach(alias -> aliases.put(alias, task.name()));
    }
    return aliases;
  }

  private static TextRange aliasOf(RuleContext context, String task, String alias) {
    Task written = context.taskfile().task(task);
    for (Text one : written == null ? ImmutableList.<Text>of() : written.description().aliases()) {
      if (one.value().equals(alias)) {
        return one.range();
      }
    }
    return TextRange.at(0);
  }
}
