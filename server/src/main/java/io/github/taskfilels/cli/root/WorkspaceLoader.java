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
import io.github.taskfilels.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Taskfiles of the disk, read for one command. */
public final class WorkspaceLoader {
  private WorkspaceLoader() {}

  /** One root and what it includes. */
  public static Snapshot root(Console console, Path file, Retention retention) {
    Workspace workspace = new Workspace(new LocalDisk(), console.environment(), retention);
    return workspace.discovered(ImmutableList.of(FileId.of(file)));
  }

  /** A root whose text does not stand on the disk, and what it includes. */
  static Snapshot text(Console console, Path file, String text, Retention retention) {
    return text(console, file, text, retention, Settings.defaults());
  }

  /** The same with settings. */
  public static Snapshot text(
      Console console, Path file, String text, Retention retention, Settings settings) {
    Workspace workspace = new Workspace(new LocalDisk(), console.environment(), retention);
    workspace.settingsChanged(settings);
    workspace.open(FileId.of(file), FileKind.LANGUAGE_ID, 1, text);
    return workspace.discovered(ImmutableList.of(FileId.of(file)));
  }

  /** Everything below folders, and files that are named. */
  public static Snapshot paths(Console console, List<String> paths, Settings settings)
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
    return workspace.discovered(files);
  }

  /** All files of a snapshot, those that include first. */
  public static ImmutableList<FileId> files(Snapshot snapshot) {
    return ImmutableList.copyOf(IncludeGraph.ofWorkspace(snapshot).files());
  }
}
