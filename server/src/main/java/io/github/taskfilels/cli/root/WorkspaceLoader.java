package io.github.taskfilels.cli.root;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKind;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Settings;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.TaskfileNames;
import io.github.taskfilels.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Taskfiles of the disk, read for one command. */
public final class WorkspaceLoader {
  /** A folder that has this, be it a folder or a file of git, is the top of a repository. */
  private static final String REPOSITORY = ".git";

  private WorkspaceLoader() {}

  /** One root and what it includes. */
  public static Snapshot root(Console console, Path file, Retention retention) {
    Workspace workspace = new Workspace(new LocalDisk(), console.environment(), retention);
    return workspace.discovered(ImmutableList.of(FileId.of(file)));
  }

  /** A root whose text does not stand on the disk, and what it includes. */
  static Snapshot text(Console console, Path file, String text, Retention retention) {
    return text(console, file, text, retention, Settings.defaults(), Set.of());
  }

  /** The same with settings, and with the Taskfiles that {@link #pathsInside} finds. */
  public static Snapshot textInside(
      Console console, Path file, String text, Retention retention, Settings settings) {
    return text(console, file, text, retention, settings, above(file));
  }

  private static Snapshot text(
      Console console,
      Path file,
      String text,
      Retention retention,
      Settings settings,
      Set<FileId> around) {
    Workspace workspace = new Workspace(new LocalDisk(), console.environment(), retention);
    workspace.settingsChanged(settings);
    workspace.open(FileId.of(file), FileKind.LANGUAGE_ID, 1, text);
    return workspace.discovered(
        ImmutableList.<FileId>builder().add(FileId.of(file)).addAll(around).build());
  }

  /** Everything below folders, and files that are named. */
  public static Snapshot paths(Console console, List<String> paths, Settings settings)
      throws ExitException {
    return paths(console, paths, settings, Set.of());
  }

  /**
   * The same with the Taskfiles of the folders above them, as far as these belong to the same
   * repository: what includes a file says what names in it mean.
   */
  public static Snapshot pathsInside(Console console, List<String> paths, Settings settings)
      throws ExitException {
    Set<FileId> above = new LinkedHashSet<>();
    for (String path : paths) {
      above.addAll(above(console.resolve(path)));
    }
    return paths(console, paths, settings, above);
  }

  /** Those of the folders around a file or above a folder; nothing outside of a repository. */
  private static Set<FileId> above(Path path) {
    Set<FileId> found = new LinkedHashSet<>();
    for (Path folder = path; folder != null; folder = folder.getParent()) {
      Path taskfile = folder.equals(path) ? null : taskfile(folder);
      if (taskfile != null) {
        found.add(FileId.of(taskfile));
      }
      if (Files.exists(folder.resolve(REPOSITORY))) {
        return found;
      }
    }
    return Set.of();
  }

  private static @Nullable Path taskfile(Path folder) {
    for (String name : TaskfileNames.ALL) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private static Snapshot paths(
      Console console, List<String> paths, Settings settings, Set<FileId> above)
      throws ExitException {
    Workspace workspace = new Workspace(new LocalDisk(), console.environment(), Retention.CHECKING);
    workspace.settingsChanged(settings);
    List<FileId> folders = new ArrayList<>();
    List<FileId> files = new ArrayList<>();
    for (String path : paths) {
      Path resolved = console.resolve(path);
      if (!Files.exists(resolved)) {
        throw new ExitException(2, "taskfile-ls: there is no file or folder " + path);
      }
      (Files.isDirectory(resolved) ? folders : files).add(FileId.of(resolved));
    }
    workspace.foldersChanged(folders);
    workspace.discover(Cancel.never(), snapshot -> {});
    files.addAll(above);
    return workspace.discovered(files);
  }

  /** All files of a snapshot, those that include first. */
  public static ImmutableList<FileId> files(Snapshot snapshot) {
    return ImmutableList.copyOf(IncludeGraph.ofWorkspace(snapshot).files());
  }
}
