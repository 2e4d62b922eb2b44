package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.taskfilels.lsp.protocol.Protocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that an editor asks for. */
@Tag("process")
class RunRequestsTest {
  @TempDir Path root;

  @Test
  void aRunReportsItsEvents() {
    try (Wire wire = DemoProject.start(root)) {
      String id = Wire.get(wire.server.getTaskfileService().run(run(wire, "default"))).runId();
      Wire.await(() -> events(wire).contains("runEnded"), () -> events(wire));
      assertThat(wire.editor.runEvents)
          .allSatisfy(batch -> assertThat(batch.runId()).isEqualTo(id));
      assertThat(events(wire)).contains("hi\\n", "docs\\n", "\"status\":\"succeeded\"");
    }
  }

  @Test
  void anEditorIsSentNoSecret() {
    String taskfile =
        "version: '3'\nvars: {KEY: {value: hunter2, secret: true}}\n"
            + "tasks: {a: {prefix: 'p-{{.KEY}}', cmds: ['echo got {{.KEY}}', 'exit 1']}}\n";
    try (Wire wire = Wire.start(root, Map.of("Taskfile.yml", taskfile))) {
      Wire.get(wire.server.getTaskfileService().run(run(wire, "a")));
      Wire.await(() -> events(wire).contains("runEnded"), () -> events(wire));
      assertThat(events(wire)).contains("got *****").doesNotContain("hunter2");
    }
  }

  @Test
  void runsOfASessionSeeEachChangeOfSources() throws Exception {
    String taskfile =
        "version: '3'\ntasks: {build: {sources: ['src/**/*.txt'], cmds: ['echo worked']}}\n";
    try (Wire wire = Wire.start(root, Map.of("Taskfile.yml", taskfile, "src/deep/a.txt", "a"))) {
      assertThat(works(wire)).isTrue();
      for (int i = 0; i < 3; i++) {
        assertThat(works(wire)).isFalse();
        assertThat(works(wire)).isFalse();
        Files.writeString(wire.root.resolve("src/deep/a.txt"), "edit " + i);
        assertThat(works(wire)).isTrue();
        assertThat(works(wire)).isFalse();
        Files.createDirectories(wire.root.resolve("src/new" + i));
        Files.writeString(wire.root.resolve("src/new" + i + "/b.txt"), "b");
        assertThat(works(wire)).isTrue();
      }
    }
  }

  /** Whether a run of the task does anything. */
  private static boolean works(Wire wire) {
    wire.editor.runEvents.clear();
    Wire.get(wire.server.getTaskfileService().run(run(wire, "build")));
    Wire.await(() -> events(wire).contains("runEnded"), () -> events(wire));
    return events(wire).contains("worked\\n");
  }

  @Test
  void aCancelledRunLeavesNoProcess() throws Exception {
    try (Wire wire =
        Wire.start(
            root,
            Map.of("Taskfile.yml", "version: '3'\ntasks: {long: 'echo started; sleep 4321'}\n"))) {
      String id = Wire.get(wire.server.getTaskfileService().run(run(wire, "long"))).runId();
      Wire.await(() -> events(wire).contains("started\\n"), () -> events(wire));
      assertThat(
              Wire.get(wire.server.getTaskfileService().cancel(new Protocol.CancelParams(id)))
                  .cancelled())
          .isTrue();
      assertThat(ProcessHandle.allProcesses())
          .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 4321"));
      assertThat(
              Wire.get(wire.server.getTaskfileService().cancel(new Protocol.CancelParams(id)))
                  .cancelled())
          .isFalse();
    }
  }

  @Test
  void aRunIsRefusedBeforeItBegins() {
    try (Wire wire =
        Wire.start(
            root,
            Map.of(
                "Taskfile.yml",
                "version: '3'\ntasks: {a: {deps: [b]}, b: {deps: [a]}, c: echo c}\n"))) {
      assertThatThrownBy(() -> Wire.get(wire.server.getTaskfileService().run(run(wire, "a"))))
          .hasMessageContaining("a → b → a");
      assertThatThrownBy(() -> Wire.get(wire.server.getTaskfileService().run(run(wire, "nope"))))
          .hasMessageContaining("does not exist");
      wire.open("Taskfile.yml", "version: '3'\ntasks: {c: echo changed}\n");
      assertThatThrownBy(() -> Wire.get(wire.server.getTaskfileService().run(run(wire, "c"))))
          .hasMessageContaining("save");
      assertThat(wire.editor.runEvents).isEmpty();
    }
  }

  @Test
  void otherEditorsRunByTheCommand() {
    try (Wire wire =
        Wire.start(
            root,
            Map.of("Taskfile.yml", DemoProject.MAIN, "docs/Taskfile.yml", DemoProject.DOCS),
            params -> params.setInitializationOptions(Map.of()))) {
      Wire.get(
          wire.server
              .getWorkspaceService()
              .executeCommand(
                  new ExecuteCommandParams(
                      "taskfile.run",
                      List.of(Map.of("uri", wire.uri("Taskfile.yml"), "task", "build")))));
      Wire.await(
          () ->
              wire.editor.log.stream()
                  .anyMatch(message -> message.getMessage().contains("[build] hi")),
          () -> wire.editor.log.toString());
    }
  }

  private static Protocol.RunParams run(Wire wire, String task) {
    return new Protocol.RunParams(
        wire.uri("Taskfile.yml"), List.of(task), null, null, null, null, null, null);
  }

  private static String events(Wire wire) {
    return wire.editor.runEvents.stream()
        .map(batch -> batch.events().toString())
        .toList()
        .toString();
  }
}
