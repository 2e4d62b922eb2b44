package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.Disk;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.PathKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published before the workspace is known, and what stays while it is looked at. */
class DiagnosticsPhasesTest {
  private static final String TEXT =
      """
      version: '3'
      includes: {slow: ./slow.yml}
      tasks:
        a: {deps: [nope]}
      """;

  @TempDir Path root;

  /** A disk on which some files cannot be read before somebody allows it. */
  private static final class SlowDisk implements Disk {
    private final LocalDisk disk = new LocalDisk();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);

    @Override
    public PathKind kind(Path path) {
      return disk.kind(path);
    }

    @Override
    public FileContent read(FileId file) {
      if (file.fileName().startsWith("slow")) {
        asked.countDown();
        try {
          allowed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return disk.read(file);
    }

    @Override
    public Object stamp(Path path) {
      return disk.stamp(path);
    }

    @Override
    public ImmutableList<String> names(Path folder, int limit) {
      return disk.names(folder, limit);
    }

    @Override
    public FileId real(FileId file) {
      return disk.real(file);
    }
  }

  private static List<PublishDiagnosticsParams> published(Wire wire, String path) {
    return wire.editor.published.stream()
        .filter(list -> list.getUri().equals(wire.uri(path)))
        .toList();
  }

  @Test
  void ownProblemsDoNotWaitForTheWorkspace() throws Exception {
    SlowDisk disk = new SlowDisk();
    Map<String, String> files = Map.of("slow.yml", "version: '3'\n");
    try (Wire wire = Wire.start(root, files, disk, params -> {})) {
      wire.open("Taskfile.yml", TEXT + "wrong: 1\n");
      assertThat(wire.awaitCodes("Taskfile.yml", "unknown-key").getVersion()).isEqualTo(1);
      disk.asked.await();
      // Nor when the workspace is already being looked at.
      wire.change("Taskfile.yml", 2, TEXT + "wrong: 1\nworse: 1\n");
      assertThat(wire.awaitCodes("Taskfile.yml", "unknown-key", "unknown-key").getVersion())
          .isEqualTo(2);
      disk.allowed.countDown();
      wire.awaitCodes("Taskfile.yml", "task-missing", "unknown-key", "unknown-key");
    } finally {
      disk.allowed.countDown();
    }
  }

  @Test
  void ownProblemsDoNotWaitForTheWorkspaceWhereTheyAreAskedFor() throws Exception {
    SlowDisk disk = new SlowDisk();
    Map<String, String> files = Map.of("slow.yml", "version: '3'\n");
    try (Wire wire = Wire.start(root, files, disk, PulledDiagnosticsTest::pulls)) {
      wire.pulling().open("Taskfile.yml", TEXT + "wrong: 1\n");
      assertThat(wire.awaitCodes("Taskfile.yml", "unknown-key").getVersion()).isEqualTo(1);
      disk.asked.await();
      wire.change("Taskfile.yml", 2, TEXT + "wrong: 1\nworse: 1\n");
      assertThat(wire.awaitCodes("Taskfile.yml", "unknown-key", "unknown-key").getVersion())
          .isEqualTo(2);
      disk.allowed.countDown();
      // It is told to ask again.
      wire.awaitCodes("Taskfile.yml", "task-missing", "unknown-key", "unknown-key");
    } finally {
      disk.allowed.countDown();
    }
  }

  @Test
  void findingsOfTheWorkspaceStayWhileItIsLookedAtAgain() throws Exception {
    SlowDisk disk = new SlowDisk();
    Map<String, String> files = Map.of("slow.yml", "version: '3'\n");
    try (Wire wire = Wire.start(root, files, disk, params -> {})) {
      wire.open("Taskfile.yml", TEXT.replace("slow: ./slow.yml", ""));
      wire.awaitCodes("Taskfile.yml", "task-missing");
      // The include leads to what cannot be read now; a line comes before the finding.
      wire.change("Taskfile.yml", 2, TEXT.replace("tasks:", "wrong: 1\ntasks:"));
      var list = wire.awaitCodes("Taskfile.yml", "unknown-key", "task-missing");
      assertThat(list.getVersion()).isEqualTo(2);
      assertThat(list.getDiagnostics().getLast().getRange())
          .isEqualTo(new Range(new Position(4, 13), new Position(4, 17)));
      disk.asked.await();
      // What is edited itself is outdated.
      wire.change("Taskfile.yml", 3, new Range(new Position(4, 17), new Position(4, 17)), "t");
      wire.awaitCodes("Taskfile.yml", "unknown-key");
      disk.allowed.countDown();
      assertThat(
              wire.awaitCodes("Taskfile.yml", "unknown-key", "task-missing")
                  .getDiagnostics()
                  .getLast()
                  .getMessage()
                  .getLeft())
          .contains("nopet");
    } finally {
      disk.allowed.countDown();
    }
  }

  @Test
  void aListIsOfTheTextWhoseVersionItCarries() {
    try (Wire wire = Wire.start(root, Map.of())) {
      wire.open("Taskfile.yml", "version: '3'\ntasks:\n  a: {deps: [v1]}\n");
      for (int version = 2; version <= 200; version++) {
        String lines = "#\n".repeat(version % 7);
        wire.change(
            "Taskfile.yml",
            version,
            "version: '3'\n" + lines + "tasks:\n  a: {deps: [v" + version + "]}\n");
      }
      wire.awaitDiagnostics(
          "Taskfile.yml",
          list -> list.stream().anyMatch(d -> d.getMessage().getLeft().contains("'v200'")));
      assertThat(published(wire, "Taskfile.yml"))
          .allSatisfy(
              list ->
                  assertThat(list.getDiagnostics())
                      .allSatisfy(
                          diagnostic -> {
                            assertThat(diagnostic.getMessage().getLeft())
                                .contains("'v" + list.getVersion() + "'");
                            assertThat(diagnostic.getRange().getStart().getLine())
                                .isEqualTo(
                                    2 + (list.getVersion() == 1 ? 0 : list.getVersion() % 7));
                          }));
      assertThat(published(wire, "Taskfile.yml"))
          .extracting(PublishDiagnosticsParams::getVersion)
          .isSorted();
    }
  }
}
