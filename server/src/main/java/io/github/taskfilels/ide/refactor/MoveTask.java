package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rename.RenameRefusedException;
import io.github.taskfilels.ide.rename.Renames;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task moves to a file that its own includes. Its name gets the namespace, wherever it is named;
 * what it calls is named from there, and it goes on running in its directory.
 */
final class MoveTask implements Refactoring {
  /** So many files are offered. */
  private static final int MOST_FILES = 5;

  /** So many chains to a file have to agree on directories. */
  private static final int MOST_CHAINS = 8;

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    Task task = selection.task();
    WrittenTask written = task == null ? null : WrittenTask.of(selection.tree(), task);
    if (task == null
        || written == null
        || !task.nameRange().touches(selection.range().start())
        || task.name().startsWith(":")) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Proposal> proposals = ImmutableList.builder();
    int count = 0;
    for (IncludeEdge edge :
        IncludeGraph.ofWorkspace(selection.snapshot()).includes(selection.file())) {
      FileId to = edge.to();
      if (to != null
          && count < MOST_FILES
          && edge.index() < selection.taskfile().includes().size()) {
        Include include = selection.taskfile().includes().get(edge.index());
        Selection target = Selection.of(selection.snapshot(), to, TextRange.at(0));
        if (target != null && tasks(target) != null) {
          Parts parts = new Parts(selection, new MovedTask(selection, written), include, target);
          proposals.add(parts.proposal());
          count++;
        }
      }
    }
    return proposals.build();
  }

  /** The tasks of a file, where they are written in lines. */
  private static @Nullable YamlMapping tasks(Selection target) {
    YamlEntry tasks = target.edits().entryOf("tasks");
    return tasks != null
            && tasks.value() instanceof YamlMapping mapping
            && !mapping.flow()
            && !mapping.entries().isEmpty()
            && target.column(mapping.entries().getLast().range().start()) >= 0
        ? mapping
        : null;
  }

  private record Parts(Selection selection, MovedTask moved, Include include, Selection target) {

    Proposal proposal() {
      String title = "Move to '" + include.namespace() + "' (" + path() + ")";
      String refusal = refusal();
      return refusal.isEmpty()
          ? Proposal.of(Kind.MOVE, title, Keeps.MEANING, () -> change(title))
          : Proposal.refused(Kind.MOVE, title, refusal);
    }

    private String path() {
      Path folder = ChainDirectories.folder(selection.file());
      Path path = target.file().path();
      return folder == null || path == null
          ? target.file().fileName()
          : folder.relativize(path).toString().replace('\\', '/');
    }

    private String refusal() {
      Task task = moved.written().task();
      String reason =
          moved.refusal(IncludedDirectory.changed(selection.file(), target.file(), true));
      if (!reason.isEmpty()) {
        return reason;
      }
      if (include.advanced() && moved.hasTemplateDir()) {
        return MovedTask.JOINED;
      }
      if (include.flatten() || include.internal() || !include.excludes().isEmpty()) {
        return "the include changes which tasks can be called; move it by hand";
      }
      if (!task.description().aliases().isEmpty()) {
        return "its aliases would get other names; remove them first";
      }
      if (target.taskfile().task(task.name()) != null) {
        return "there is a task '" + task.name() + "' already";
      }
      if (!selection.snapshot().isOfWorkspace(target.file())) {
        return "the file lies outside of the workspace";
      }
      return IncludeGraph.ofWorkspace(selection.snapshot()).includers(target.file()).size() == 1
          ? ""
          : "the file is included several times, and the task would be, too";
    }

    private Fix change(String title) throws RefactoringRefusedException {
      Task task = moved.written().task();
      Map<FileId, List<TextEdit>> edits = new LinkedHashMap<>();
      boolean sure = references(task, edits);
      YamlEntry last = Objects.requireNonNull(tasks(target)).entries().getLast();
      int column = target.column(last.range().start());
      String text = moved.text(task.name(), name -> ":" + name, dir(), column);
      String lineBreak = target.edits().newline();
      String lines = text.replace("\r\n", "\n").replace("\n", lineBreak);
      edits.computeIfAbsent(selection.file(), any -> new ArrayList<>()).add(moved.removal());
      edits
          .computeIfAbsent(target.file(), any -> new ArrayList<>())
          .add(new Insertion(target).after(last, lines));
      ImmutableMap.Builder<FileId, ImmutableList<TextEdit>> all = ImmutableMap.builder();
      edits.forEach((file, list) -> all.put(file, ImmutableList.copyOf(list)));
      boolean variables =
          include.advanced()
              && (!include.vars().isEmpty()
                  || !selection.taskfile().vars().isEmpty()
                  || !target.taskfile().vars().isEmpty());
      String guess =
          variables
              ? "Variables of an include that is a mapping win against others"
              : sure ? "" : "A script may name something else";
      return new Fix(title, false, all.buildOrThrow(), ImmutableMap.of(), guess);
    }

    /** Renames all that names it; whether all of that surely does. */
    private boolean references(Task task, Map<FileId, List<TextEdit>> edits)
        throws RefactoringRefusedException {
      String name = include.namespace() + ":" + task.name();
      boolean sure = true;
      try {
        Renames.Result result =
            Renames.rename(
                selection.snapshot(), selection.file(), task.nameRange().start(), name, true);
        for (FileId file : result.changes().keySet()) {
          for (Renames.Change change : result.changes().get(file)) {
            TextEdit edit = change.edit();
            boolean own = file.equals(selection.file()) && moved.lines().covers(edit.range());
            if (own && !task.nameRange().covers(edit.range())) {
              throw new RefactoringRefusedException("it calls itself; move it by hand");
            }
            if (!own) {
              edits.computeIfAbsent(file, any -> new ArrayList<>()).add(edit);
              sure &= change.sure();
            }
          }
        }
      } catch (RenameRefusedException e) {
        throw new RefactoringRefusedException(e.getMessage());
      }
      return sure;
    }

    private @Nullable String dir() throws RefactoringRefusedException {
      String dir = null;
      boolean first = true;
      for (IncludePath way :
          Programs.around(selection.snapshot(), selection.file())
              .chainsTo(selection.file(), MOST_CHAINS)) {
        Path here = ChainDirectories.of(way, path -> path);
        String written = moved.dir(here, IncludedDirectory.of(selection, include, here));
        if (!first && !Objects.equals(dir, written)) {
          throw new RefactoringRefusedException(
              "the task runs in several directories, by who includes this file");
        }
        dir = written;
        first = false;
      }
      return dir;
    }
  }
}
