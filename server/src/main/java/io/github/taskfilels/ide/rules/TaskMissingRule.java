package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.Suggestions;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/** References to tasks that do not exist. */
public final class TaskMissingRule implements WorkspaceRule {
  @Override
  public String id() {
    return "task-missing";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "A dependency or call of a task that does not exist, neither by name nor by alias or"
        + " wildcard, in whatever way the file is included. Task notices only when it gets there."
        + " Nothing is said where an include that could bring the task cannot be read.";
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    Snapshot snapshot = context.snapshot();
    FileId file = context.file();
    Summary summary = Summary.of(context.taskfile());
    Programs programs = Programs.of(snapshot);
    IncludePath includePath = programs.chainTo(file);
    Suggestions suggestions = new Suggestions(programs.of(includePath.root()));
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (int i = 0; i < summary.tasks().size(); i++) {
      TaskEntry entry = summary.tasks().get(i);
      for (Reference reference : entry.references()) {
        Text text = reference.in(context.taskfile().tasks().get(i));
        for (String name : References.names(reference)) {
          if (text != null && programs.meaning(file, name).wrong()) {
            findings.add(
                Finding.of(
                    this, file, text.range(), message(context, includePath, suggestions, name)));
          }
        }
      }
    }
    return findings.build();
  }

  private static String message(
      RuleContext context, IncludePath includePath, Suggestions suggestions, String name) {
    StringBuilder message = new StringBuilder("no task '").append(name).append('\'');
    if (!includePath.isRoot()) {
      String qualified = includePath.qualify(name);
      message.append(" (as included by ").append(context.name(includePath.root()));
      message.append(qualified.equals(name) ? ")" : ": '" + qualified + "')");
    }
    String suggestion = suggestions.reference(includePath, name);
    if (suggestion != null) {
      message.append("; did you mean '").append(suggestion).append("'?");
    }
    return message.toString();
  }
}
