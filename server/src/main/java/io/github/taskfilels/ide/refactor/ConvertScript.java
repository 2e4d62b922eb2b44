package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.refactor.BuildScripts.Script;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import java.util.List;

/**
 * A target of the {@code Makefile} or a script of the {@code package.json} beside a Taskfile
 * becomes a task. Offered on the key {@code tasks}, for what has no task of its name yet. A guess:
 * make and npm run commands in other ways than Task.
 */
final class ConvertScript implements Refactoring {
  /** So many are offered at once. */
  private static final int MOST = 20;

  private static final String NPM = "package.json";

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    YamlEntry tasks = selection.edits().entryOf("tasks");
    if (tasks == null
        || !tasks.key().range().touches(selection.range().start())
        || !(tasks.value() instanceof YamlMapping mapping)
        || mapping.flow()
        || mapping.entries().isEmpty()
        || selection.column(mapping.entries().getLast().range().start()) < 0) {
      return ImmutableList.of();
    }
    YamlEntry last = mapping.entries().getLast();
    return BuildScripts.beside(selection.snapshot(), selection.file()).stream()
        .filter(script -> !hasTask(selection, script))
        .limit(MOST)
        .map(script -> proposal(selection, last, script))
        .collect(ImmutableList.toImmutableList());
  }

  private static boolean hasTask(Selection selection, Script script) {
    return selection.taskfile().tasks().stream().map(Task::name).anyMatch(script.name()::equals);
  }

  private static Proposal proposal(Selection selection, YamlEntry last, Script script) {
    FileId file = script.file();
    String title = "Convert '" + script.name() + "' of " + file.fileName() + " to a task";
    String guess =
        file.fileName().equals(NPM)
            ? "npm finds programs in node_modules/.bin, and runs what is called pre and post"
            : "make reads its own variables and functions, and compares times of files";
    return Proposal.of(
        Kind.REWRITE,
        title,
        Keeps.MEANING,
        () -> change(selection, last, script, title).guessed(guess));
  }

  private static Fix change(Selection selection, YamlEntry last, Script script, String title) {
    String lineBreak = selection.edits().newline();
    String indent = " ".repeat(selection.column(last.range().start()));
    StringBuilder lines = new StringBuilder();
    lines.append(indent).append(NewTask.write(script.name())).append(':').append(lineBreak);
    if (!script.variables().isEmpty()) {
      lines.append(indent).append("  # It read of make: ");
      lines.append(String.join(", ", script.variables())).append(lineBreak);
    }
    list(lines, indent + "  ", "deps", script.needs(), lineBreak);
    list(lines, indent + "  ", "cmds", script.commands(), lineBreak);
    TextEdit edit = new Insertion(selection).after(last, lines.toString());
    return selection.edits().offered(title, edit);
  }

  private static void list(
      StringBuilder lines, String indent, String key, List<String> values, String lineBreak) {
    if (values.isEmpty()) {
      return;
    }
    lines.append(indent).append(key).append(':').append(lineBreak);
    for (String value : values) {
      lines.append(indent).append("  - ");
      if (TextBlock.isMultiline(value)) {
        lines.append("|-");
        value
            .lines()
            .forEach(line -> lines.append(lineBreak).append(indent).append("    ").append(line));
      } else {
        lines.append(NewTask.write(value));
      }
      lines.append(lineBreak);
    }
  }
}
