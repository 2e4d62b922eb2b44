package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
  }

  private FileId write(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return FileId.of(Files.writeString(file, "version: '3'\n"));
  }

  private List<String> found() {
    return workspace.snapshot().seeds().stream()
        .map(file -> folder.relativize(Path.of(file.toString())).toString())
        .toList();
  }

  private Snapshot tell(FileId file, DiskChange.Kind kind) {
    return workspace.diskChanged(List.of(new DiskChange(file, kind)));
  }

  @Test
  void allEightNamesAreFoundButNotInFoldersOfOthers() throws Exception {
    for (String name : TaskfileNames.ALL) {
      write("names/" + name);
    }
    write("a/b/c/Taskfile.yml");
    write("a/other.yml");
    write(".config/Taskfile.yml");
    for (String excluded :
        List.of("node_modules", ".git", "vendor", "target", ".task", "dist", ".cache")) {
      write(excluded + "/x/Taskfile.yml");
    }
    Files.createDirectories(folder.resolve("odd/Taskfile.yml"));
    Files.createSymbolicLink(folder.resolve("a/up"), folder);

    Discovery.Report report = workspace.discover(Cancel.never(), snapshot -> {});

    List<String> expected =
        new ArrayList<>(TaskfileNames.ALL.stream().map(name -> "names/" + name).toList());
    // The folder that has the name of a Taskfile is found too: Task takes it and fails.
    expected.addAll(List.of("a/b/c/Taskfile.yml", ".config/Taskfile.yml", "odd/Taskfile.yml"));
    assertThat(found()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(report.summary()).isEqualTo("11 Taskfiles in 7 folders");
    assertThat(report.complete()).isTrue();
  }

  @Test
  void settingsExcludeMore() throws Exception {
    write("a/Taskfile.yml");
    write("mine/Taskfile.yml");
    workspace.discover(Cancel.never(), snapshot -> {});
    assertThat(found()).containsExactlyInAnyOrder("a/Taskfile.yml", "mine/Taskfile.yml");
    workspace.settingsChanged(
        new Settings(ImmutableMap.of(), ImmutableSet.of(), ImmutableSet.of("mine")));
    assertThat(found()).containsExactly("a/Taskfile.yml");
    workspace.discover(Cancel.never(), snapshot -> {});
    assertThat(found()).containsExactly("a/Taskfile.yml");
  }

  @Test
  void changesOfWhatNobodyHasReadMakeNoRevision() throws Exception {
    FileId taskfile = write("Taskfile.yml");
    workspace.discover(Cancel.never(), snapshot -> {});
    Snapshot before = workspace.snapshot();
    before.content(taskfile);
    for (DiskChange.Kind kind : DiskChange.Kind.values()) {
      assertThat(tell(FileId.of(folder.resolve("other.yml")), kind)).isSameAs(before);
      assertThat(tell(FileId.of(folder.resolve("sub/a.yml")), kind)).isSameAs(before);
    }
    // Now it is known that the folder is not there.
    assertThat(before.kind(FileId.of(folder.resolve("sub")))).isEqualTo(PathKind.MISSING);
    assertThat(tell(FileId.of(folder.resolve("sub/a.yml")), DiskChange.Kind.CREATED))
        .isNotSameAs(before);
    assertThat(tell(FileId.of(folder), DiskChange.Kind.DELETED)).isNotSameAs(before);
  }

  @Test
  void eventsKeepWhatWasFoundUpToDate() throws Exception {
    FileId first = write("Taskfile.yml");
    workspace.discover(Cancel.never(), snapshot -> {});
    FileId second = write("sub/Taskfile.yml");
    tell(second, DiskChange.Kind.CREATED);
    tell(write("node_modules/Taskfile.yml"), DiskChange.Kind.CREATED);
    tell(write("sub/other.yml"), DiskChange.Kind.CREATED);
    assertThat(found()).containsExactly("Taskfile.yml", "sub/Taskfile.yml");
    Files.delete(Path.of(second.toString()));
    tell(FileId.of(folder.resolve("sub")), DiskChange.Kind.DELETED);
    assertThat(found()).containsExactly("Taskfile.yml");
    // A save that deletes and writes again is no loss.
    tell(first, DiskChange.Kind.DELETED);
    assertThat(found()).containsExactly("Taskfile.yml");
  }

  @Test
  void anotherFolderDropsWhatLiesOutside() throws Exception {
    write("a/Taskfile.yml");
    write("b/Taskfile.yml");
    workspace.discover(Cancel.never(), snapshot -> {});
    workspace.foldersChanged(List.of(FileId.of(folder.resolve("b"))));
    assertThat(found()).containsExactly("b/Taskfile.yml");
  }

  @Test
  void aSearchCanBeCancelled() throws Exception {
    write("a/Taskfile.yml");
    assertThatThrownBy(() -> workspace.discover(() -> true, snapshot -> {}))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void resultsArriveInSeveralRevisions() throws Exception {
    for (int i = 0; i < 450; i++) {
      write("d" + i + "/Taskfile.yml");
    }
    List<Long> revisions = new ArrayList<>();
    workspace.discover(Cancel.never(), snapshot -> revisions.add(snapshot.revision()));
    assertThat(revisions).hasSize(3).isSorted();
    assertThat(found()).hasSize(450);
  }
}
