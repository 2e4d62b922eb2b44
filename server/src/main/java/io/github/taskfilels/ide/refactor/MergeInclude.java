package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of an included file come into the including one, with their namespace before their
 * names; the file itself stays, for others may include it.
 */
final class MergeInclude implements Refactoring {
  private static final ImmutableSet<String> KEYS = ImmutableSet.of("version", "tasks");

  /** So many chains to a file have to agree on directories. */
  private static final int MOST_CHAINS = 8;

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    List<Include> includes = selection.taskfile().includes();
    for (int i = 0; i < includes.size(); i++) {
      Include include = includes.get(i);
      if (include.namespaceRange().touches(selection.range().start())) {
        FileId target = target(selection, i);
        Selection other =
            target == null ? null : Selection.of(selection.snapshot(), target, TextRange.at(0));
        if (other == null) {
          return ImmutableList.of();
        }
        String title = "Merge the tasks of '" + include.namespace() + "' into this file";
        Parts parts = new Parts(selection, include, other, moved(other));
        String refusal = parts.refusal();
        return ImmutableList.of(
            refusal.isEmpty()
                ? Proposal.of(Kind.MOVE, title, Keeps.MEANING, () -> parts.change(title))
                : Proposal.refused(Kind.MOVE, title, refusal));
      }
    }
    return ImmutableList.of();
  }

  private static @Nullable FileId target(Selection selection, int index) {
    for (IncludeEdge edge :
        IncludeGraph.ofWorkspace(selection.snapshot()).includes(selection.file())) {
      if (edge.index() == index) {
        return edge.to();
      }
    }
    return null;
  }

  private static List<MovedTask> moved(Selection other) {
    List<MovedTask> moved = new ArrayList<>();
    for (Task task : other.taskfile().tasks()) {
      WrittenTask written = WrittenTask.of(other.tree(), task);
      if (written != null) {
        moved.add(new MovedTask(other, written));
      }
    }
    return moved;
  }

  private record Parts(
      Selection selection, Include include, Selection other, List<MovedTask> moved) {

    String refusal() {
      for (String key : other.taskfile().keys().keySet()) {
        if (!KEYS.contains(key)) {
          return "the file has '" + key + "'; move that first";
        }
      }
      boolean more =
          include.internal()
              || !include.vars().isEmpty()
              || !include.aliases().isEmpty()
              || !include.excludes().isEmpty();
      if (more || include.optional()) {
        return "the include has keys that its tasks would lose";
      }
      if (moved.isEmpty() || moved.size() != other.taskfile().tasks().size()) {
        return "the tasks of the file are not written there as such";
      }
      for (MovedTask one : moved) {
        Task task = one.written().task();
        String reason =
            one.refusal(IncludedDirectory.changed(other.file(), selection.file(), false));
        if (reason.isEmpty() && include.advanced() && one.hasTemplateDir()) {
          reason = MovedTask.JOINED;
        }
        if (reason.isEmpty() && !include.flatten()) {
          reason =
              task.name().equals("default")
                  ? "'" + include.namespace() + "' alone would not call it any more"
                  : task.description().aliases().isEmpty()
                      ? ""
                      : "its aliases would get other names";
        }
        if (!reason.isEmpty()) {
          return "'" + task.name() + "': " + reason;
        }
        if (selection.taskfile().task(key(task)) != null) {
          return "there is a task '" + key(task) + "' already";
        }
      }
      return tasks() == null ? "this file has no list of tasks in lines" : "";
    }

    private String key(Task task) {
      return include.flatten() ? task.name() : include.namespace() + ":" + task.name();
    }

    private @Nullable YamlMapping tasks() {
      YamlEntry tasks = selection.edits().entryOf("tasks");
      return tasks != null
              && tasks.value() instanceof YamlMapping mapping
              && !mapping.flow()
              && !mapping.entries().isEmpty()
              && selection.column(mapping.entries().getLast().range().start()) >= 0
          ? mapping
          : null;
    }

    Fix change(String title) throws RefactoringRefusedException {
      YamlMapping tasks = tasks();
      TextEdit gone = without();
      if (tasks == null || gone == null) {
        throw new RefactoringRefusedException("the include cannot be taken away by itself");
      }
      YamlEntry last = tasks.entries().getLast();
      int column = selection.column(last.range().start());
      String lineBreak = selection.edits().newline();
      StringBuilder lines = new StringBuilder();
      boolean first = true;
      for (MovedTask one : moved) {
        String text = one.text(key(one.written().task()), this::called, dir(one), column);
        lines
            .append(first ? "" : lineBreak)
            .append(text.replace("\r\n", "\n").replace("\n", lineBreak));
        first = false;
      }
      TextEdit added = new Insertion(selection).after(last.range().end(), lines.toString(), true);
      return selection.edits().offered(title, gone, added);
    }

    private @Nullable TextEdit without() {
      YamlEntry includes = selection.edits().entryOf("includes");
      boolean only =
          includes != null
              && includes.value() instanceof YamlMapping mapping
              && mapping.entries().size() == 1;
      if (!only || includes == null) {
        return selection.edits().withoutEntryAt(include.range().start());
      }
      TextEdit gone = selection.edits().withoutEntryAt(includes.range().start());
      return gone == null ? null : new TextEdit(withBlank(gone.range()), "");
    }

    /** With the blank line behind it, where one stands before it, too. */
    private TextRange withBlank(TextRange lines) {
      String text = selection.text();
      boolean apart = text.substring(0, lines.start()).replace("\r", "").endsWith("\n\n");
      int end = lines.end();
      int next = selection.edits().afterLine(end);
      return apart && end < text.length() && text.substring(end, next).isBlank()
          ? new TextRange(lines.start(), next)
          : lines;
    }

    /** What a task is called in this file. */
    private String called(String name) {
      if (include.flatten()) {
        return name;
      }
      return name.startsWith(":") ? name.substring(1) : include.namespace() + ":" + name;
    }

    private @Nullable String dir(MovedTask one) throws RefactoringRefusedException {
      List<IncludePath> ways =
          Programs.around(selection.snapshot(), selection.file())
              .chainsTo(selection.file(), MOST_CHAINS);
      String dir = null;
      boolean first = true;
      for (IncludePath way : ways) {
        Path there = ChainDirectories.of(way, path -> path);
        Path here = IncludedDirectory.of(selection, include, there);
        String written = one.dir(here, there);
        if (!first && !Objects.equals(dir, written)) {
          throw new RefactoringRefusedException(
              "the tasks run in several directories, by who includes this file");
        }
        dir = written;
        first = false;
      }
      return dir;
    }
  }
}
