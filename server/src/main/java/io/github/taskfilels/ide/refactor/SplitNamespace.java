package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All tasks whose names begin with {@code name:} move to a file of their own that is included as
 * {@code name}; a task without a colon moves alone, to a file whose include is flattened. They keep
 * their names, so nobody who calls them sees it.
 */
final class SplitNamespace implements Refactoring {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    Task task = selection.task();
    if (task == null || !task.nameRange().touches(selection.range().start())) {
      return ImmutableList.of();
    }
    int colon = task.name().indexOf(':');
    String name = colon < 0 ? task.name() : task.name().substring(0, colon);
    Path folder = folder(selection.file());
    if (folder == null || !NAME.matcher(name).matches()) {
      return ImmutableList.of();
    }
    boolean flat = colon < 0;
    FileId made = FileId.of(folder.resolve("Taskfile." + name + ".yml"));
    List<MovedTask> moved = new ArrayList<>();
    for (Task one : selection.taskfile().tasks()) {
      boolean meant = flat ? one.name().equals(name) : one.name().startsWith(name + ":");
      WrittenTask written = meant ? WrittenTask.of(selection.tree(), one) : null;
      if (written != null) {
        moved.add(new MovedTask(selection, written));
      }
    }
    String what = flat ? "the task" : "the tasks of";
    String title = "Move " + what + " '" + name + "' to the new file " + made.fileName();
    Parts parts = new Parts(selection, name, flat, made, moved);
    String refusal = parts.refusal();
    return ImmutableList.of(
        refusal.isEmpty()
            ? Proposal.of(Kind.MOVE, title, Keeps.MEANING, () -> parts.change(title))
            : Proposal.refused(Kind.MOVE, title, refusal));
  }

  private static @Nullable Path folder(FileId file) {
    Path path = file.path();
    return path == null ? null : path.getParent();
  }

  /** What moves, and to which file. */
  private record Parts(
      Selection selection, String namespace, boolean flat, FileId made, List<MovedTask> moved) {

    String refusal() {
      if (selection.snapshot().kind(made) != PathKind.MISSING) {
        return made.fileName() + " is there already; move the tasks there by hand";
      }
      for (Include include : selection.taskfile().includes()) {
        boolean alias = include.aliases().stream().map(Text::value).anyMatch(namespace::equals);
        if (alias || include.namespace().equals(namespace)) {
          return "'" + namespace + "' is an include already; move the tasks to its file";
        }
      }
      if (moved.isEmpty() || moved.size() == selection.taskfile().tasks().size()) {
        return "no task would be left in this file; rename the file instead";
      }
      for (MovedTask one : moved) {
        String refusal = one.refusal(ImmutableSet.of("TASKFILE"));
        if (refusal.isEmpty()) {
          refusal = flat ? ofDir(one) : ofName(one.written().task());
        }
        if (!refusal.isEmpty()) {
          return "'" + one.written().task().name() + "': " + refusal;
        }
      }
      return flat ? IncludeForm.ofInclude(selection).refusal() : "";
    }

    private static String ofDir(MovedTask one) {
      return one.hasTemplateDir() ? MovedTask.JOINED : "";
    }

    private String ofName(Task task) {
      String name = task.name().substring(namespace.length() + 1);
      if (name.isEmpty() || name.startsWith(":") || name.equals("default")) {
        return "it would get another name";
      }
      return task.description().aliases().isEmpty() ? "" : "its aliases would get other names";
    }

    Fix change(String title) throws RefactoringRefusedException {
      String lineBreak = selection.edits().newline();
      StringBuilder text = new StringBuilder();
      YamlEntry version = selection.edits().entryOf("version");
      text.append("version: ")
          .append(version == null ? "'3'" : version.value().range().in(selection.text()))
          .append(lineBreak + lineBreak + "tasks:" + lineBreak);
      List<TextEdit> edits = new ArrayList<>();
      boolean first = true;
      for (MovedTask one : moved) {
        String name = one.written().task().name();
        String key = flat ? name : name.substring(namespace.length() + 1);
        text.append(first ? "" : lineBreak).append(one.text(key, this::called, null, 2));
        edits.add(one.removal());
        first = false;
      }
      String path = "./" + made.fileName();
      edits.add(
          include(selection, namespace, flat ? "{taskfile: " + path + ", flatten: true}" : path));
      return new Fix(
          title,
          false,
          ImmutableMap.of(selection.file(), ImmutableList.copyOf(edits)),
          ImmutableMap.of(made, text.toString()),
          flat ? IncludeForm.ofInclude(selection).guess() : "");
    }

    /** What a task is called in the new file. */
    private String called(String name) {
      if (flat) {
        return name;
      }
      boolean beside = moved.stream().anyMatch(one -> one.written().task().name().equals(name));
      return beside ? name.substring(namespace.length() + 1) : ":" + name;
    }
  }

  private static TextEdit include(Selection selection, String namespace, String path)
      throws RefactoringRefusedException {
    String lineBreak = selection.edits().newline();
    String entry = NewTask.write(namespace) + ": " + path;
    YamlEntry includes = selection.edits().entryOf("includes");
    if (includes == null) {
      YamlEntry version = selection.edits().entryOf("version");
      YamlEntry tasks = selection.edits().entryOf("tasks");
      if (version != null && selection.column(version.range().start()) == 0) {
        return new Insertion(selection)
            .after(version.range().end(), "includes:" + lineBreak + "  " + entry + lineBreak, true);
      }
      if (tasks != null && selection.column(tasks.range().start()) == 0) {
        return new TextEdit(
            TextRange.at(tasks.range().start()),
            "includes:" + lineBreak + "  " + entry + lineBreak + lineBreak);
      }
    } else if (includes.value() instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
      YamlEntry last = mapping.entries().getLast();
      int column = selection.column(last.range().start());
      if (mapping.flow()) {
        return new TextEdit(TextRange.at(last.range().end()), ", " + entry);
      }
      if (column >= 0) {
        return new Insertion(selection)
            .after(last.range().end(), " ".repeat(column) + entry + lineBreak, false);
      }
    }
    throw new RefactoringRefusedException(
        "there is no room for an include; write 'includes' first");
  }
}
