package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WatchKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each method of the protocol once, over the wire. */
class LanguageServerTest {
  private static final String MAIN =
      """
      version: '3'
      includes:
        docs: ./docs
      tasks:
        default:
          desc: Everything
          deps: [build, docs:gen]
        build: echo hi
      """;
  private static final String DOCS =
      """
      version: '3'
      tasks:
        gen: echo docs
      """;

  @TempDir Path root;

  private Wire start() {
    return Wire.start(root, Map.of("Taskfile.yml", MAIN, "docs/Taskfile.yml", DOCS));
  }

  @Test
  void initializeTellsWhatTheServerCan() {
    try (Wire wire = start()) {
      assertThat(wire.initialized.getServerInfo().getName()).isEqualTo("taskfile-ls");
      assertThat(wire.initialized.getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
      assertThat(wire.initialized.getCapabilities().getExecuteCommandProvider().getCommands())
          .containsExactly("taskfile.run", "taskfile.graph");
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

  @Test
  void diagnosticsFollowTheTyping() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", MAIN);
      assertThat(wire.awaitCodes("Taskfile.yml").getVersion()).isEqualTo(1);
      wire.change("Taskfile.yml", 2, new Range(new Position(7, 2), new Position(7, 7)), "biuld");
      var list = wire.awaitCodes("Taskfile.yml", "task-missing");
      assertThat(list.getVersion()).isEqualTo(2);
      assertThat(list.getDiagnostics().getFirst().getMessage().getLeft()).contains("biuld");
      wire.change("Taskfile.yml", 3, new Range(new Position(7, 2), new Position(7, 7)), "build");
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void aCycleIsShownInEveryFileAndVanishesEverywhere() {
    try (Wire wire = start()) {
      wire.open("docs/Taskfile.yml", DOCS);
      wire.awaitCodes("docs/Taskfile.yml");
      wire.change("docs/Taskfile.yml", 2, DOCS + "includes: {up: ..}\n");
      var cycle = wire.awaitCodes("docs/Taskfile.yml", "include-cycle").getDiagnostics().getFirst();
      assertThat(cycle.getRelatedInformation()).isNotEmpty();
      wire.awaitCodes("Taskfile.yml", "include-cycle");
      wire.change("docs/Taskfile.yml", 3, DOCS);
      wire.awaitCodes("docs/Taskfile.yml");
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void aMissingIncludeIsGoneOnceTheFileIsThere() throws IOException {
    try (Wire wire =
        Wire.start(root, Map.of("Taskfile.yml", "version: '3'\nincludes: {lib: ./lib.yml}\n"))) {
      wire.awaitCodes("Taskfile.yml", "include-missing");
      Files.writeString(root.resolve("lib.yml"), "version: '3'\n");
      wire.fileChanged("lib.yml", FileChangeType.Created);
      wire.awaitCodes("Taskfile.yml");
      Files.delete(root.resolve("lib.yml"));
      wire.fileChanged("lib.yml", FileChangeType.Deleted);
      wire.awaitCodes("Taskfile.yml", "include-missing");
    }
  }

  @Test
  void aFolderThatGoesTakesItsFilesAlong() throws IOException {
    try (Wire wire =
        Wire.start(
            root,
            Map.of(
                "Taskfile.yml",
                "version: '3'\nincludes: {lib: ./lib}\n",
                "lib/Taskfile.yml",
                "version: '3'\ntasks: {a: {deps: [x]}}\n"))) {
      wire.awaitCodes("lib/Taskfile.yml", "task-missing");
      Files.delete(root.resolve("lib/Taskfile.yml"));
      Files.delete(root.resolve("lib"));
      wire.fileChanged("lib", FileChangeType.Deleted);
      wire.awaitCodes("Taskfile.yml", "include-missing");
      wire.awaitCodes("lib/Taskfile.yml");
    }
  }

  @Test
  void aFileThatLeavesGetsAnEmptyList() throws IOException {
    try (Wire wire =
        Wire.start(root, Map.of("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n"))) {
      wire.awaitCodes("Taskfile.yml", "task-missing");
      Files.delete(root.resolve("Taskfile.yml"));
      wire.fileChanged("Taskfile.yml", FileChangeType.Deleted);
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void closingFallsBackToTheDisk() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
      wire.close("Taskfile.yml");
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void settingsChangeSeverities() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
      wire.editor.settings =
          Map.of("diagnostics", Map.of("severity", Map.of("task-missing", "off")));
      wire.server
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void foldersComeAndGo() throws IOException {
    Path other = Files.createDirectory(root.resolve("other"));
    Path first = Files.createDirectory(root.resolve("first"));
    Files.writeString(other.resolve("Taskfile.yml"), "version: '3'\ntasks: {a: {deps: [x]}}\n");
    try (Wire wire = Wire.start(first, Map.of())) {
      WorkspaceFolder folder = new WorkspaceFolder(other.toUri().toString(), "other");
      wire.server
          .getWorkspaceService()
          .didChangeWorkspaceFolders(
              new DidChangeWorkspaceFoldersParams(
                  new WorkspaceFoldersChangeEvent(List.of(folder), List.of())));
      wire.awaitCodes("../other/Taskfile.yml", "task-missing");
      wire.server
          .getWorkspaceService()
          .didChangeWorkspaceFolders(
              new DidChangeWorkspaceFoldersParams(
                  new WorkspaceFoldersChangeEvent(List.of(), List.of(folder))));
      wire.awaitCodes("../other/Taskfile.yml");
    }
  }

  @Test
  void documentSymbols() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", MAIN);
      var symbols =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .documentSymbol(new DocumentSymbolParams(wire.document("Taskfile.yml"))));
      assertThat(symbols)
          .extracting(symbol -> symbol.getRight().getName())
          .containsExactly("docs", "default", "build");
    }
  }

  @Test
  void definitionGoesThroughNamespaces() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", MAIN);
      var at = wire.at("Taskfile.yml", 6, 22);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .definition(new DefinitionParams(at.getTextDocument(), at.getPosition())));
      assertThat(found.getLeft())
          .singleElement()
          .satisfies(
              location -> {
                assertThat(location.getUri()).isEqualTo(wire.uri("docs/Taskfile.yml"));
                assertThat(location.getRange().getStart()).isEqualTo(new Position(2, 2));
              });
    }
  }

  @Test
  void hoverTellsOfTheTask() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", MAIN);
      var at = wire.at("Taskfile.yml", 7, 4);
      var hover =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .hover(new HoverParams(at.getTextDocument(), at.getPosition())));
      assertThat(hover.getContents().getRight().getValue())
          .contains("**task** `build`")
          .contains("needed by `default`");
    }
  }

  @Test
  void documentLinks() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", MAIN);
      var links =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .documentLink(new DocumentLinkParams(wire.document("Taskfile.yml"))));
      assertThat(links)
          .singleElement()
          .satisfies(link -> assertThat(link.getTarget()).isEqualTo(wire.uri("docs/Taskfile.yml")));
    }
  }

  @Test
  void codeLensesNameTheTaskAsTheRootDoes() {
    try (Wire wire = start()) {
      wire.open("docs/Taskfile.yml", DOCS);
      wire.awaitCodes("docs/Taskfile.yml");
      Wire.await(() -> lensTasks(wire).contains("docs:gen"), () -> lensTasks(wire).toString());
    }
  }

  private static List<String> lensTasks(Wire wire) {
    return Wire.get(
            wire.server
                .getTextDocumentService()
                .codeLens(new CodeLensParams(wire.document("docs/Taskfile.yml"))))
        .stream()
        .filter(lens -> lens.getCommand().getCommand().equals("taskfile.run"))
        .map(
            lens ->
                ((JsonObject) lens.getCommand().getArguments().getFirst())
                    .get("task")
                    .getAsString())
        .toList();
  }

  @Test
  void graphs() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", MAIN);
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
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", MAIN);
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
    try (Wire wire = start()) {
      Wire.await(
          () ->
              wire.editor.includedFiles.stream()
                  .anyMatch(files -> files.uris().contains(wire.uri("docs/Taskfile.yml"))),
          () -> wire.editor.includedFiles.toString());
      int before = wire.editor.graphChanges.size();
      wire.open("Taskfile.yml", MAIN.replace("build: echo hi", "build: {deps: [docs:gen]}"));
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
              "**/*.{yml,yaml} 7", "**/* " + WatchKind.Delete, root + "/odd[[]1[]].tasks 7");
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
    try (Wire wire = start()) {
      Wire.await(() -> wire.editor.progress.size() >= 2, () -> wire.editor.progress.toString());
    }
  }

  @Test
  void traceIsSentToThoseWhoAsk() {
    try (Wire wire = start()) {
      wire.server.setTrace(new SetTraceParams("verbose"));
      wire.open("Taskfile.yml", MAIN);
      Wire.get(
          wire.server
              .getTextDocumentService()
              .documentSymbol(new DocumentSymbolParams(wire.document("Taskfile.yml"))));
      Wire.await(() -> !wire.editor.traces.isEmpty(), () -> "no trace");
    }
  }

  @Test
  void aRunReportsItsEvents() {
    try (Wire wire = start()) {
      String id = Wire.get(wire.server.getTaskfileService().run(run(wire, "default"))).runId();
      Wire.await(() -> events(wire).contains("runEnded"), () -> events(wire));
      assertThat(wire.editor.runEvents)
          .allSatisfy(batch -> assertThat(batch.runId()).isEqualTo(id));
      assertThat(events(wire)).contains("hi\\n", "docs\\n", "\"status\":\"succeeded\"");
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
            Map.of("Taskfile.yml", MAIN, "docs/Taskfile.yml", DOCS),
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
        wire.uri("Taskfile.yml"), List.of(task), null, null, null, null, null);
  }

  private static String events(Wire wire) {
    return wire.editor.runEvents.stream()
        .map(batch -> batch.events().toString())
        .toList()
        .toString();
  }

  @Test
  void shutdownThenExitEndsWithZero() {
    Wire wire = start();
    Wire.get(wire.server.shutdown());
    wire.server.exit();
    assertThat(wire.awaitExit()).isZero();
  }

  @Test
  void exitWithoutShutdownEndsWithOne() {
    Wire wire = start();
    wire.server.exit();
    assertThat(wire.awaitExit()).isEqualTo(1);
  }

  @Test
  void closedInputEndsTheServer() {
    Wire wire = start();
    wire.hangUp();
    assertThat(wire.awaitExit()).isZero();
  }

  @Test
  void theServerEndsWithItsParent() throws Exception {
    Process parent = new ProcessBuilder("sleep", "60").start();
    Wire wire = Wire.start(root, Map.of(), params -> params.setProcessId((int) parent.pid()));
    parent.destroyForcibly().waitFor();
    assertThat(wire.awaitExit()).isEqualTo(1);
  }

  @Test
  void unknownMethodsAndBadMessagesAreAnswered() {
    try (Wire wire = start()) {
      assertThatThrownBy(() -> Wire.get(wire.raw.request("no/such", Map.of())))
          .isInstanceOf(ResponseErrorException.class);
      wire.sendRaw("Content-Length: 9\r\n\r\n{\"broken\"");
      wire.sendRaw("Content-Length: 2\r\n\r\n[]");
      wire.change("never-opened.yml", 1, "x");
      assertThat(
              Wire.get(
                  wire.server
                      .getTextDocumentService()
                      .documentSymbol(new DocumentSymbolParams(wire.document("never-opened.yml")))))
          .isEmpty();
      assertThatThrownBy(
              () ->
                  Wire.get(
                      wire.server
                          .getTaskfileService()
                          .graph(new Protocol.GraphParams(null, null, null, null))))
          .isInstanceOf(ResponseErrorException.class);
      wire.open("Taskfile.yml", MAIN);
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void answersBelongToTheTextThatWasAskedAbout() {
    try (Wire wire = start()) {
      wire.open("Taskfile.yml", "version: '3'\ntasks: {t0: x}\n");
      for (int version = 2; version < 202; version++) {
        wire.change("Taskfile.yml", version, "version: '3'\ntasks: {t" + version + ": x}\n");
        var answer =
            wire.server
                .getTextDocumentService()
                .documentSymbol(new DocumentSymbolParams(wire.document("Taskfile.yml")));
        wire.change("Taskfile.yml", version, "version: '3'\ntasks: {wrong: x}\n");
        assertThat(Wire.get(answer).getFirst().getRight().getName()).isEqualTo("t" + version);
      }
    }
  }
}
