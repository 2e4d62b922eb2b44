package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusals;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.RegularFile;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A root Taskfile with all that it includes, which Task would load. */
public record LoadedProgram(Snapshot snapshot, Program program) {

  /** A root at a snapshot; refused where Task would not load it. */
  public static LoadedProgram of(Snapshot snapshot, FileId root) throws RunRefusedException {
    LoadRefusal refusal = LoadRefusals.first(snapshot, root);
    if (refusal != null) {
      throw new RunRefusedException(new RunRefusal.NotLoaded(snapshot, refusal));
    }
    return new LoadedProgram(snapshot, Program.of(snapshot, root));
  }

  /**
   * The same; also refused where its files stand otherwise on the disk, so that what runs is what
   * the user will find there.
   */
  public static LoadedProgram saved(Snapshot snapshot, FileId root) throws RunRefusedException {
    if (root.path() == null) {
      throw new RunRefusedException(new RunRefusal.Unsaved(ImmutableList.of()));
    }
    ImmutableList.Builder<FileId> unsaved = ImmutableList.builder();
    for (FileId file : IncludeGraph.of(snapshot, root).files()) {
      FileText text = snapshot.isOpen(file) ? snapshot.text(file) : null;
      if (text != null && !isOnDisk(file, text.text())) {
        unsaved.add(file);
      }
    }
    ImmutableList<FileId> files = unsaved.build();
    if (!files.isEmpty()) {
      throw new RunRefusedException(new RunRefusal.Unsaved(files));
    }
    return of(snapshot, root);
  }

  /** A root as it stands on the disk now. */
  public static LoadedProgram read(ImmutableMap<String, String> environment, FileId root)
      throws RunRefusedException {
    Workspace workspace = new Workspace(new LocalDisk(), environment, Retention.RUNNING);
    return of(workspace.discovered(ImmutableList.of(root)), root);
  }

  private static boolean isOnDisk(FileId file, String text) {
    Path path = file.path();
    try {
      return path != null && plain(RegularFile.text(path)).equals(plain(text));
    } catch (IOException e) {
      return false; // Not there, or not readable: the buffer differs from it.
    }
  }

  /** Without what editors keep to themselves: the byte order mark, and how lines end. */
  private static String plain(String text) {
    return (text.startsWith("\uFEFF") ? text.substring(1) : text)
        .replace("\r\n", "\n")
        .replace('\r', '\n');
  }

  /** The root Taskfile. */
  public FileId root() {
    return program.root();
  }

  /** The environment of the process. */
  public ImmutableMap<String, String> environment() {
    return snapshot.environment();
  }

  /** A task as it is written; null where its file has been damaged meanwhile. */
  @Nullable Task written(TaskView task) {
    Taskfile model = snapshot.taskfile(task.file());
    return model == null ? null : model.task(task.task().name());
  }
}
