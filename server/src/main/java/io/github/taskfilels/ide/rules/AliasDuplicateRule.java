package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.Map;

/** Aliases that several tasks of a file have. */
public final class AliasDuplicateRule implements FileRule {
  @Override
  public String id() {
    return "alias-duplicate";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An alias that another task of the file has too, as its name or as an alias.",
        "Takes the task with that name; of two with the same alias it refuses to " + "choose.",
        """
        version: '3'
        tasks:
          build: {aliases: [b], cmds: [make]}
          bench: {aliases: [b], cmds: [make bench]}
        #                   ^
        """,
        """
        version: '3'
        tasks:
          build: {aliases: [b], cmds: [make]}
          bench: {aliases: [be], cmds: [make bench]}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    Map<String, String> taken = new HashMap<>();
    context.taskfile().tasks().forEach(task -> taken.put(task.name(), task.name()));
    for (Task task : context.taskfile().tasks()) {
      for (Text alias : task.description().aliases()) {
        String other = taken.putIfAbsent(alias.value(), task.name());
        if (other != null) {
          String whose = other.equals(task.name()) ? "this task" : "task '" + other + "'";
          findings.add(
              context.finding(
                  this,
                  alias.range(),
                  whose + " has the name '" + alias.value() + "' already; choose another alias"));
        }
      }
    }
    return findings.build();
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    TextEdit edit = file == null ? null : file.withoutItemAt(finding.range().start());
    return file == null || edit == null
        ? ImmutableList.of()
        : ImmutableList.of(file.offered("Remove the alias", edit));
  }
}
