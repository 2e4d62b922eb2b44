package io.github.taskfilels.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.workspace.DiskChange;
import io.github.taskfilels.workspace.DiskChange.Kind;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.TaskfileNames;
import io.github.taskfilels.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A workspace whose folder is {@code /} and whose disk is in memory. Files with Task's default
 * names are found at once; changes of the disk are told to the workspace.
 */
public final class TestWorkspace {
  private final MemoryDisk disk;
  private final Workspace workspace;

  private TestWorkspace(Map<String, String> files, Map<String, String> environment) {
    this.disk = new MemoryDisk(files);
    this.workspace = new Workspace(disk, ImmutableMap.copyOf(environment));
    workspace.foldersChanged(List.of(id("/")));
    workspace.discovered(
        files.keySet().stream()
            .map(TestWorkspace::id)
            .filter(file -> TaskfileNames.isDefault(file.fileName()))
            .toList());
  }

  public static TestWorkspace of(Map<String, String> files) {
    return new TestWorkspace(files, Map.of());
  }

  public static TestWorkspace of(Map<String, String> files, Map<String, String> environment) {
    return new TestWorkspace(files, environment);
  }

  public static FileId id(String path) {
    return FileId.of(Path.of(path));
  }

  public Workspace workspace() {
    return workspace;
  }

  public MemoryDisk disk() {
    return disk;
  }

  public Snapshot snapshot() {
    return workspace.snapshot();
  }

  /** Writes a file to the disk and tells the workspace. */
  public Snapshot write(String path, String text) {
    Kind kind = disk.files().containsKey(path) ? Kind.CHANGED : Kind.CREATED;
    disk.write(path, text);
    return workspace.diskChanged(List.of(new DiskChange(id(path), kind)));
  }

  /** Deletes a file from the disk and tells the workspace. */
  public Snapshot delete(String path) {
    disk.delete(path);
    return workspace.diskChanged(List.of(new DiskChange(id(path), Kind.DELETED)));
  }

  /** Types a text into a buffer that is open as a Taskfile, whatever its name. */
  public Snapshot type(String path, String text) {
    int version = (int) workspace.snapshot().revision();
    return workspace.open(id(path), FileKind.LANGUAGE_ID, version, text);
  }

  /** What {@code find} gives for each file of a fixture, as labels of the fixture. */
  public ImmutableList<Label> labels(Fixture fixture, Function<FileId, Stream<Label>> find) {
    return fixture.files().keySet().stream()
        .flatMap(path -> find.apply(id(path)))
        .collect(ImmutableList.toImmutableList());
  }
}
