package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.ProjectFacts.Ended;
import io.github.taskfilels.ide.ProjectFacts.Outlook;
import io.github.taskfilels.ide.ProjectFacts.Past;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.program.Referrers.Referrer;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.ShownTexts;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task: its description, where it is from, what it needs and what needs it,
 * where and with what it runs, and what is remembered of its runs.
 */
final class TaskHovers {
  /** Of more variables the first are shown. */
  private static final int MOST_VARIABLES = 8;

  private final Snapshot snapshot;
  private final ProjectFacts facts;
  private final Definition definition;
  private final Task task;
  private final Summary.TaskEntry entry;
  private final Programs programs;

  /** The way to the task; null where every include leaves it out. */
  private final @Nullable IncludePath way;

  private final List<String> lines = new ArrayList<>();

  private TaskHovers(
      Snapshot snapshot,
      ProjectFacts facts,
      Definition definition,
      Task task,
      Summary.TaskEntry entry) {
    this.snapshot = snapshot;
    this.facts = facts;
    this.definition = definition;
    this.task = task;
    this.entry = entry;
    this.programs = Programs.around(snapshot, definition.file());
    this.way = programs.chainTo(definition.file(), definition.name());
  }

  /** What is known of a task as Markdown; null where it is gone. */
  static @Nullable String of(Snapshot snapshot, Definition definition, ProjectFacts facts) {
    Task task = Definitions.task(snapshot, definition);
    Summary summary = snapshot.summary(definition.file());
    Summary.TaskEntry entry = summary == null ? null : summary.task(definition.name());
    return task == null || entry == null
        ? null
        : new TaskHovers(snapshot, facts, definition, task, entry).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder("**task** ");
    text.append(Markdown.code(way == null ? task.name() : way.qualify(task.name())));
    TaskView view = way == null ? null : programs.of(way.root()).view(way, entry);
    if (view == null) {
      text.append(" _(left out by `excludes` wherever the file is included)_");
    } else if (view.internal()) {
      text.append(" _(internal)_");
    }
    String description = new Descriptions(snapshot).of(definition.file(), task);
    if (!description.isBlank()) {
      text.append("\n\n").append(Markdown.text(description.strip()));
    }
    Text summary = task.description().summary();
    if (summary != null && !summary.value().isBlank()) {
      text.append("\n\n").append(Markdown.text(summary.value().strip()));
    }
    relations();
    if (view != null) {
      surroundings(view);
      past(view);
    }
    text.append("\n\n");
    lines.forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString().stripTrailing();
  }

  private void relations() {
    list("deps", Set.of(Summary.ReferenceKind.DEP));
    list("calls", Set.of(Summary.ReferenceKind.CALL, Summary.ReferenceKind.DEFERRED_CALL));
    list("needed by ", dependents());
    list("aliases ", entry.aliases());
    list("requires ", entry.requires());
    lines.add("from " + Markdown.code(Hovers.relative(snapshot, definition.file())));
  }

  private void list(String label, Set<Summary.ReferenceKind> kinds) {
    Set<String> found = new LinkedHashSet<>();
    for (Summary.Reference reference : entry.references()) {
      if (kinds.contains(reference.kind())) {
        if (References.dynamic(reference)) {
          found.add(reference.task());
        }
        found.addAll(References.names(reference));
      }
    }
    list(label + " ", found);
  }

  private void list(String label, Iterable<String> names) {
    String shown = Markdown.codes(names);
    if (!shown.isEmpty()) {
      lines.add(label + shown);
    }
  }

  /** The full names of the tasks of the workspace that name this one. */
  private Set<String> dependents() {
    Set<String> found = new LinkedHashSet<>();
    for (Referrer referrer : Referrers.around(snapshot, definition.file()).of(definition)) {
      found.add(programs.chainTo(referrer.file()).qualify(referrer.task().name()));
    }
    return found;
  }

  /** Where it runs, if that is not beside the root, and the variables that it sets. */
  private void surroundings(TaskView view) {
    FileId root = view.includePath().root();
    FileId folder = root.directory();
    try {
      String directory = new ShownTexts(Looking.evaluator(snapshot, root)).directory(view);
      if (folder != null && !directory.equals(folder.toString())) {
        lines.add("runs in " + Markdown.code(shown(directory)));
      }
    } catch (ValueException e) {
      // What cannot be evaluated has its own diagnostics.
      return;
    }
    ImmutableList<String> names =
        task.environment().vars().stream()
            .map(Variable::name)
            .collect(ImmutableList.toImmutableList());
    if (!names.isEmpty()) {
      lines.addAll(
          VariableHovers.values(
              snapshot, definition.file(), definition.name(), names, MOST_VARIABLES));
      if (names.size() > MOST_VARIABLES) {
        lines.add("and " + (names.size() - MOST_VARIABLES) + " more variables");
      }
    }
  }

  private String shown(String directory) {
    try {
      return Hovers.relative(snapshot, FileId.of(Path.of(directory)));
    } catch (InvalidPathException e) {
      return directory;
    }
  }

  private void past(TaskView view) {
    FileId root = view.includePath().root();
    Past past = facts.past(root, view.name());
    if (past.typicalMillis().isPresent()) {
      lines.add("takes about " + Spans.of(past.typicalMillis().getAsLong()));
    }
    Ended last = past.last();
    if (last != null) {
      lines.add(
          (last.succeeded() ? "last run after " : "last run **failed** after ") + Spans.of(last));
    }
    if (!task.fingerprint().sources().isEmpty() && !view.name().contains("*")) {
      Outlook outlook = facts.outlook(snapshot, root, view.name());
      if (outlook == null) {
        lines.add("whether it is up to date is being looked at");
      } else if (!outlook.text().isEmpty()) {
        lines.add(Markdown.text(outlook.text()));
      }
    }
  }
}
