package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server tells of itself, and what it takes from what a client says of itself. */
class InitializeTest {
  @TempDir Path root;

  @Test
  void initializeTellsWhatTheServerCan() {
    try (Wire wire = DemoProject.start(root)) {
      assertThat(wire.initialized.getServerInfo().getName()).isEqualTo("taskfile-ls");
      assertThat(wire.initialized.getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
      assertThat(wire.initialized.getCapabilities().getExecuteCommandProvider().getCommands())
          .containsExactly(
              "taskfile.run",
              "taskfile.graph",
              "taskfile.cancel",
              "taskfile.showState",
              "taskfile.showSyntaxTree",
              "taskfile.showOccurrences");
    }
  }

  @Test
  void aClientWithItsOwnCommandsIsNotOfferedOurs() {
    try (Wire wire =
        Wire.start(
            root,
            Map.of(),
            params -> params.setInitializationOptions(Map.of("clientCommands", true)))) {
      assertThat(wire.initialized.getCapabilities().getExecuteCommandProvider()).isNull();
    }
  }

  @Test
  void utf8IsUsedWhenTheClientWouldRatherHaveIt() {
    try (Wire wire =
        Wire.start(
            root,
            Map.of(),
            params ->
                params
                    .getCapabilities()
                    .getGeneral()
                    .setPositionEncodings(List.of("utf-8", "utf-16")))) {
      assertThat(wire.initialized.getCapabilities().getPositionEncoding()).isEqualTo("utf-8");
      wire.open("Taskfile.yml", "version: '3'\ntasks:\n  é: {deps: [nope]}\n");
      Range range =
          wire.awaitCodes("Taskfile.yml", "task-missing").getDiagnostics().getFirst().getRange();
      assertThat(range).isEqualTo(new Range(new Position(2, 14), new Position(2, 18)));
    }
  }
}
