package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The roots of the corpus of which {@code task --dry} runs no command: no file that can be reached
 * holds one of the words that might make it do so, in whatever place. They are looked at as copies.
 */
final class HarmlessProjects {
  /** Keys whose commands are run for {@code --dry}, files that set variables, and what waits. */
  private static final Pattern DANGER =
      Pattern.compile(
          "\\b(sh|if|status|preconditions?|dotenv|ref|prompt|interactive|watch|https?|git|ssh)\\b");

  /** Characters by which a key can be written so that it does not look like one. */
  private static final Pattern ESCAPED = Pattern.compile("\\\\[xuU]|!!|!<");

  /** Folders are made for {@code --dry}. */
  private static final Pattern INSIDE = Pattern.compile("(?!.*\\.\\.)[\\w.-][\\w./-]*");

  private HarmlessProjects() {}

  /** A root with all files that it reaches, below a folder that is theirs. */
  record Project(Path folder, Path root, Set<FileId> files) {

    /** Copies the Taskfiles, and nothing else; gives the new root. */
    Path copyTo(Path target) throws IOException {
      for (FileId file : files) {
        Path from = Path.of(file.toString());
        Path to = target.resolve(folder.relativize(from));
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
      return target.resolve(folder.relativize(root));
    }
  }

  /** All of them, in no order that means anything. */
  static List<Project> ofTheCorpus() throws IOException {
    List<Project> projects = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Shared.corpus())) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        Snapshot snapshot = read(folder);
        for (FileId root : IncludeGraph.ofWorkspace(snapshot).roots()) {
          Set<FileId> files = Programs.around(snapshot, root).of(root).reachable();
          if (files.stream().allMatch(file -> isHarmless(snapshot, folder, file))) {
            projects.add(new Project(folder, Path.of(root.toString()), files));
          }
        }
      }
    }
    return projects;
  }

  static Snapshot read(Path folder) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), found -> {});
    return workspace.snapshot();
  }

  private static boolean isHarmless(Snapshot snapshot, Path folder, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null || !Path.of(file.toString()).startsWith(folder)) {
      return false;
    }
    String text = taskfile.tree().text();
    return taskfile.tree().errors().isEmpty()
        && !DANGER.matcher(text).find()
        && !ESCAPED.matcher(text).find()
        && taskfile.tasks().stream().map(Task::environment).allMatch(HarmlessProjects::isInside)
        && taskfile.includes().stream()
            .allMatch(
                include -> include.dir() == null || INSIDE.matcher(include.dir().value()).matches())
        && IncludeGraph.ofWorkspace(snapshot).includes(file).stream()
            .map(IncludeEdge::to)
            .allMatch(to -> to != null);
  }

  private static boolean isInside(Task.Environment environment) {
    return environment.dir() == null || INSIDE.matcher(environment.dir().value()).matches();
  }
}
