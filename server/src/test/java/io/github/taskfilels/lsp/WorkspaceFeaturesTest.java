package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.github.taskfilels.lsp.protocol.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.SetTraceParams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs, lists of tasks, and what the server announces by itself. */
class WorkspaceFeaturesTest {
  @TempDir Path root;

  @Test
  void graphs() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      Protocol.GraphResult includes =
          Wire.get(
              wire.server
                  .getTaskfileService()
                  .graph(
                      new Protocol.GraphParams(wire.uri("Taskfile.yml"), "include", null, null)));
      assertThat(includes.nodes()).hasSize(2);
      assertThat(includes.mermaid()).startsWith("flowchart");
      Protocol.GraphResult tasks =
          Wire.get(
              wire.server
                  .getTaskfileService()
                  .graph(
                      new Protocol.GraphParams(wire.uri("Taskfile.yml"), "task", null, "default")));
      assertThat(tasks.nodes())
          .extracting(Protocol.GraphNode::id)
          .containsExactlyInAnyOrder("default", "build", "docs:gen");
      assertThat(tasks.nodes()).allSatisfy(node -> assertThat(node.x()).isNotNull());
      Object command =
          Wire.get(
              wire.server
                  .getWorkspaceService()
                  .executeCommand(
                      new ExecuteCommandParams(
                          "taskfile.graph", List.of(Map.of("uri", wire.uri("Taskfile.yml"))))));
      assertThat(new Gson().toJsonTree(command).getAsJsonObject().get("kind").getAsString())
          .isEqualTo("include");
    }
  }

  @Test
  void taskList() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      assertThat(
              Wire.get(
                  wire.server
                      .getTaskfileService()
                      .tasks(new Protocol.TasksParams(wire.uri("Taskfile.yml")))))
          .extracting(Protocol.TaskInfo::name)
          .containsExactly("default", "build", "docs:gen");
    }
  }

  @Test
  void includedFilesAndGraphChangesAreAnnounced() {
    try (Wire wire = DemoProject.start(root)) {
      Wire.await(
          () ->
              wire.editor.includedFiles.stream()
                  .anyMatch(files -> files.uris().contains(wire.uri("docs/Taskfile.yml"))),
          () -> wire.editor.includedFiles.toString());
      int before = wire.editor.graphChanges.size();
      wire.open(
          "Taskfile.yml", DemoProject.MAIN.replace("build: echo hi", "build: {deps: [docs:gen]}"));
      Wire.await(() -> wire.editor.graphChanges.size() > before, () -> "no change announced");
    }
  }

  @Test
  void filesToWatchAreRegistered() {
    Map<String, String> files =
        Map.of("Taskfile.yml", "version: '3'\nincludes: {a: ./a.yml, odd: './odd[1].tasks'}\n");
    try (Wire wire = Wire.start(root, files)) {
      Wire.await(
          () -> watched(wire).contains(root + "/odd[[]1[]].tasks 7"),
          () -> watched(wire).toString());
      assertThat(watched(wire))
          .containsExactly(
              "**/*.{yml,yaml} 7", "**/{.env,.env.*,*.env} 7", root + "/odd[[]1[]].tasks 7");
      wire.open("Taskfile.yml", "version: '3'\n");
      Wire.await(() -> !wire.editor.unregistrations.isEmpty(), () -> "nothing is given back");
    }
  }

  private static List<String> watched(Wire wire) {
    return wire.editor.registrations.stream()
        .flatMap(params -> params.getRegistrations().stream())
        .map(registration -> new Gson().toJsonTree(registration.getRegisterOptions()))
        .flatMap(options -> options.getAsJsonObject().getAsJsonArray("watchers").asList().stream())
        .map(JsonElement::getAsJsonObject)
        .map(
            watcher ->
                watcher.get("globPattern").getAsString()
                    + " "
                    + (watcher.has("kind") ? watcher.get("kind").getAsInt() : 7))
        .toList();
  }

  @Test
  void searchShowsProgress() {
    try (Wire wire = DemoProject.start(root)) {
      Wire.await(() -> wire.editor.progress.size() >= 2, () -> wire.editor.progress.toString());
    }
  }

  @Test
  void traceIsSentToThoseWhoAsk() {
    try (Wire wire = DemoProject.start(root)) {
      wire.server.setTrace(new SetTraceParams("verbose"));
      wire.open("Taskfile.yml", DemoProject.MAIN);
      Wire.get(
          wire.server
              .getTextDocumentService()
              .documentSymbol(new DocumentSymbolParams(wire.document("Taskfile.yml"))));
      Wire.await(() -> !wire.editor.traces.isEmpty(), () -> "no trace");
    }
  }

  @Test
  void reportsForBugsNameNoHomeAndNoValue() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [b]}, b: echo hunter2}\n");
      String state = report(wire, "state", null);
      assertThat(state).contains("java: ").contains("heap: ").contains("open taskfiles: 1\n");
      assertThat(state).doesNotContain(System.getProperty("user.home") + "/");
      assertThat(report(wire, "tree", wire.uri("Taskfile.yml")))
          .contains("version: SINGLE_QUOTED '\'0\''")
          .doesNotContain("hunter2");
      assertThat(report(wire, "occurrences", wire.uri("Taskfile.yml"))).contains("CALLS task b");
      assertThat(report(wire, "tree", wire.uri("not/there.yml"))).isEmpty();
      assertThat(
              Wire.get(
                      wire.server
                          .getWorkspaceService()
                          .executeCommand(
                              new ExecuteCommandParams(
                                  "taskfile.showSyntaxTree",
                                  List.of(Map.of("uri", wire.uri("Taskfile.yml"))))))
                  .toString())
          .contains("tasks: flow mapping");
      assertThatThrownBy(() -> report(wire, "tree", null))
          .hasMessageContaining("needs the uri of a document");
      assertThatThrownBy(() -> report(wire, "heap", null)).hasMessageContaining("what is one of");
    }
  }

  private static String report(Wire wire, String what, @Nullable String uri) {
    return Wire.get(wire.server.getTaskfileService().report(new Protocol.ReportParams(what, uri)))
        .text();
  }
}
