package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs by the commands, which any editor can send, with the manners of each. */
@Tag("process")
class EditorRunsTest {
  private static final String WATCHED =
      """
      version: '3'
      tasks:
        dev:
          watch: true
          sources: [in.txt]
          cmds: ['echo up; cat in.txt; sleep 4322']
      """;

  @TempDir Path root;

  private static List<EditorManners> editors() {
    return EditorManners.all().toList();
  }

  private static Object command(Wire wire, String name, Map<String, Object> argument) {
    return Wire.get(
        wire.server
            .getWorkspaceService()
            .executeCommand(new ExecuteCommandParams(name, List.of(argument))));
  }

  private static Object run(Wire wire, String task) {
    return command(wire, "taskfile.run", Map.of("uri", wire.uri("Taskfile.yml"), "task", task));
  }

  private static String messages(Wire wire) {
    return wire.editor.messages.stream().map(MessageParams::getMessage).toList().toString();
  }

  /** The file that a message says the output goes to. */
  private static Path output(Wire wire) {
    Wire.await(() -> messages(wire).contains("output in "), () -> messages(wire));
    String message = wire.editor.messages.getFirst().getMessage();
    return Path.of(message.substring(message.indexOf("output in ") + "output in ".length()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("editors")
  void aWatchedRunIsSeenAndCanBeEnded(EditorManners editor) {
    Path output;
    try (Wire wire = editor.start(root, Map.of("Taskfile.yml", WATCHED, "in.txt", "first\n"))) {
      run(wire, "dev");
      output = output(wire);
      Path file = output;
      Wire.await(() -> text(file).contains("up\nfirst\n"), () -> text(file));
      if (editor.can("window.workDoneProgress")) {
        ProgressParams begun =
            wire.editor.progress.stream()
                .filter(
                    progress ->
                        progress.getValue().getLeft() instanceof WorkDoneProgressBegin begin
                            && Boolean.TRUE.equals(begin.getCancellable()))
                .findFirst()
                .orElseThrow();
        wire.server.cancelProgress(new WorkDoneProgressCancelParams(begun.getToken()));
        Wire.await(() -> messages(wire).contains(" after "), () -> messages(wire));
      } else {
        JsonObject answer =
            new Gson().toJsonTree(command(wire, "taskfile.cancel", Map.of())).getAsJsonObject();
        assertThat(answer.get("cancelled").getAsBoolean()).isTrue();
      }
      assertThat(ProcessHandle.allProcesses())
          .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 4322"));
    }
    assertThat(output).doesNotExist();
    assertThat(output.getParent()).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("editors")
  void howARunEndedIsSaid(EditorManners editor) {
    String text = "version: '3'\ntasks: {good: echo fine, bad: 'echo why >&2; exit 3'}\n";
    try (Wire wire = editor.start(root, Map.of("Taskfile.yml", text))) {
      run(wire, "good");
      Wire.await(() -> messages(wire).contains("task good: done"), () -> messages(wire));
      run(wire, "bad");
      Wire.await(() -> messages(wire).contains("exit status 3"), () -> messages(wire));
      assertThat(text(output(wire))).contains("fine");
    }
  }

  /** An editor keeps the byte order mark and the line ends to itself, or does not. */
  @ParameterizedTest
  @MethodSource("editors")
  void aFileThatOnlyEndsItsLinesOtherwiseIsSaved(EditorManners editor) {
    String disk = "\uFEFFversion: '3'\r\ntasks:\r\n  a: |\r\n    echo one\r\n    echo two\r\n";
    try (Wire wire = editor.start(root, Map.of("Taskfile.yml", disk))) {
      String sent = disk.substring(1);
      wire.open(
          "Taskfile.yml",
          editor.languageId(),
          editor.lineFeedsOnly() ? sent.replace("\r", "") : sent);
      run(wire, "a");
      Wire.await(() -> messages(wire).contains("task a: done"), () -> messages(wire));
      assertThat(text(output(wire))).contains("one\n").contains("two\n");
    }
  }

  @ParameterizedTest
  @MethodSource("editors")
  void whatRunsIsWhatStandsOnTheDisk(EditorManners editor) throws IOException {
    Map<String, String> files =
        Map.of(
            "Taskfile.yml",
            "version: '3'\nincludes: {lib: ./lib.yml}\ntasks: {a: {deps: [lib:b]}}\n",
            "lib.yml",
            "version: '3'\ntasks: {b: echo before}\n");
    try (Wire wire = editor.start(root, files)) {
      wire.open("Taskfile.yml", editor.languageId(), files.get("Taskfile.yml"));
      wire.awaitCodes("Taskfile.yml");
      Files.writeString(root.resolve("lib.yml"), "version: '3'\ntasks: {b: echo after}\n");
      run(wire, "a");
      Wire.await(() -> messages(wire).contains("task a: done"), () -> messages(wire));
      assertThat(text(output(wire))).contains("after\n");
    }
  }

  @Test
  void aRootOutsideOfTheWorkspaceIsRunOnlyWhereTheClientSaysSo() {
    Map<String, String> files =
        Map.of(
            "inside/Taskfile.yml",
            "version: '3'\n",
            "outside/Taskfile.yml",
            "version: '3'\ntasks: {a: echo a}\n");
    try (Wire wire =
        Wire.start(
            root,
            files,
            params -> {
              params.setInitializationOptions(null);
              params
                  .getWorkspaceFolders()
                  .getFirst()
                  .setUri(root.resolve("inside").toUri().toString());
            })) {
      String outside = wire.uri("outside/Taskfile.yml");
      for (String spelling :
          List.of(outside, root.resolve("inside").toUri() + "../outside/Taskfile.yml")) {
        assertThatThrownBy(
                () -> command(wire, "taskfile.run", Map.of("root", spelling, "task", "a")))
            .hasMessageContaining("outside of the workspace");
      }
      command(wire, "taskfile.run", Map.of("root", outside, "task", "a", "outside", true));
      Wire.await(() -> messages(wire).contains("task a: done"), () -> messages(wire));
    }
  }

  @Test
  void withoutFoldersTheOpenFilesAreTheWorkspace() {
    Map<String, String> files = Map.of("Taskfile.yml", "version: '3'\ntasks: {a: echo a}\n");
    try (Wire wire =
        Wire.start(
            root,
            files,
            params -> {
              params.setInitializationOptions(null);
              params.setWorkspaceFolders(null);
            })) {
      assertThatThrownBy(() -> run(wire, "a")).hasMessageContaining("outside of the workspace");
      wire.open("Taskfile.yml", files.get("Taskfile.yml"));
      run(wire, "a");
      Wire.await(() -> messages(wire).contains("task a: done"), () -> messages(wire));
    }
  }
}
