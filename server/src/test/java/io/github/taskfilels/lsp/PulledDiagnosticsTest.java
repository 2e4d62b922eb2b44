package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.taskfilels.workspace.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FullDocumentDiagnosticReport;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.UnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diagnostics for clients that ask for them. */
class PulledDiagnosticsTest {
  private static final String OUTER =
      "version: '3'\nincludes: {lib: ./lib.yml}\ntasks: {a: {deps: [lib:gen]}}\n";
  private static final String LIB = "version: '3'\ntasks: {gen: echo}\n";
  private static final String WRONG_LIB = "version: '3'\nwrong: 1\ntasks: {gen: echo}\n";

  @TempDir Path root;

  static void pulls(InitializeParams params) {
    params
        .getCapabilities()
        .getWorkspace()
        .setDiagnostics(new DiagnosticWorkspaceCapabilities(true));
    params.getCapabilities().getTextDocument().setDiagnostic(new DiagnosticCapabilities());
  }

  private Wire start(Map<String, String> files) {
    return Wire.start(root, files, PulledDiagnosticsTest::pulls);
  }

  private static CompletableFuture<DocumentDiagnosticReport> ask(
      Wire wire, String path, @Nullable String previous) {
    DocumentDiagnosticParams params = new DocumentDiagnosticParams(wire.document(path));
    params.setPreviousResultId(previous);
    return wire.server.getTextDocumentService().diagnostic(params);
  }

  private static RelatedFullDocumentDiagnosticReport full(Wire wire, String path) {
    return Wire.get(ask(wire, path, null)).getLeft();
  }

  private static List<String> codes(List<Diagnostic> items) {
    return items.stream().map(item -> item.getCode().getLeft()).toList();
  }

  /** The answer about a document once the workspace is known. */
  private static RelatedFullDocumentDiagnosticReport awaitCodes(
      Wire wire, String path, String... codes) {
    List<RelatedFullDocumentDiagnosticReport> last = new ArrayList<>();
    Wire.await(
        () -> {
          last.addFirst(full(wire, path));
          return codes(last.getFirst().getItems()).equals(List.of(codes));
        },
        last::toString);
    return last.getFirst();
  }

  @Test
  void nothingIsPublishedToThoseWhoAsk() {
    try (Wire wire = start(Map.of("lib.yml", WRONG_LIB))) {
      assertThat(wire.initialized.getCapabilities().getDiagnosticProvider())
          .satisfies(
              options -> {
                assertThat(options.isInterFileDependencies()).isTrue();
                assertThat(options.isWorkspaceDiagnostics()).isTrue();
              });
      wire.open("Taskfile.yml", OUTER.replace("lib:gen", "nope"));
      awaitCodes(wire, "Taskfile.yml", "task-missing");
      awaitCodes(wire, "lib.yml", "unknown-key");
      assertThat(wire.editor.published).isEmpty();
    }
  }

  @Test
  void nothingIsAskedOfThoseWhoGetItPublished() {
    try (Wire wire = Wire.start(root, Map.of())) {
      assertThat(wire.initialized.getCapabilities().getDiagnosticProvider()).isNull();
      wire.open("Taskfile.yml", OUTER);
      assertThatThrownBy(() -> full(wire, "Taskfile.yml"))
          .isInstanceOfSatisfying(
              ResponseErrorException.class,
              error ->
                  assertThat(error.getResponseError().getCode())
                      .isEqualTo(ResponseErrorCode.MethodNotFound.getValue()));
      wire.awaitCodes("Taskfile.yml", "include-missing");
    }
  }

  @Test
  void anIdStandsForEqualDiagnostics() {
    try (Wire wire = start(Map.of("lib.yml", LIB))) {
      wire.open("Taskfile.yml", OUTER);
      String clean = awaitCodes(wire, "Taskfile.yml").getResultId();
      wire.change("Taskfile.yml", 2, OUTER + "wrong: 1\n");
      String wrong = awaitCodes(wire, "Taskfile.yml", "unknown-key").getResultId();
      assertThat(wrong).isNotEqualTo(clean);
      assertThat(Wire.get(ask(wire, "Taskfile.yml", clean)).isLeft()).isTrue();
      wire.change("Taskfile.yml", 3, OUTER + "wrong: 1\n# more\n");
      assertThat(Wire.get(ask(wire, "Taskfile.yml", wrong)).getRight().getResultId())
          .isEqualTo(wrong);
      wire.change("Taskfile.yml", 4, OUTER);
      assertThat(Wire.get(ask(wire, "Taskfile.yml", wrong)).getLeft().getItems()).isEmpty();
      assertThat(Wire.get(ask(wire, "Taskfile.yml", "of another server")).isLeft()).isTrue();
    }
  }

  @Test
  void anAnswerIsOfTheTextThatWasSentBefore() {
    try (Wire wire = start(Map.of())) {
      wire.open("Taskfile.yml", "version: '3'\n");
      for (int version = 2; version <= 100; version++) {
        boolean wrong = version % 3 == 0;
        wire.change("Taskfile.yml", version, "version: '3'\n" + (wrong ? "wrong: 1\n" : ""));
        assertThat(full(wire, "Taskfile.yml").getItems()).hasSize(wrong ? 1 : 0);
      }
    }
  }

  @Test
  void whatIsNoTaskfileHasNone() {
    try (Wire wire = start(Map.of())) {
      wire.open("other.yml", "yaml", "a: [\n");
      RelatedFullDocumentDiagnosticReport report = full(wire, "other.yml");
      assertThat(report.getItems()).isEmpty();
      assertThat(Wire.get(ask(wire, "other.yml", report.getResultId())).isRight()).isTrue();
      assertThat(full(wire, "not/there.yml").getItems()).isEmpty();
    }
  }

  @Test
  void theClientIsToldWhenAnotherFileHasChanged() throws IOException {
    try (Wire wire = start(Map.of("lib.yml", LIB))) {
      wire.open("Taskfile.yml", OUTER);
      String clean = awaitCodes(wire, "Taskfile.yml").getResultId();
      int before = wire.editor.refreshes.get();
      Files.writeString(root.resolve("lib.yml"), LIB.replace("gen", "other"));
      wire.fileChanged("lib.yml", FileChangeType.Changed);
      Wire.await(() -> wire.editor.refreshes.get() > before, () -> "no refresh");
      assertThat(codes(Wire.get(ask(wire, "Taskfile.yml", clean)).getLeft().getItems()))
          .containsExactly("task-missing");
    }
  }

  /** Without a wire: LSP4J's client cannot read what its server writes of other documents. */
  @Test
  void othersComeAlongWhereTheClientTakesThem() throws IOException {
    Path outer = Files.writeString(root.resolve("Taskfile.yml"), OUTER);
    Path lib = Files.writeString(root.resolve("lib.yml"), WRONG_LIB);
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    params.getCapabilities().setWorkspace(new WorkspaceClientCapabilities());
    params.getCapabilities().setTextDocument(new TextDocumentClientCapabilities());
    pulls(params);
    params
        .getCapabilities()
        .getTextDocument()
        .setDiagnostic(new DiagnosticCapabilities(false, true));
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(root.toUri().toString(), "test")));
    Wire.Editor editor = new Wire.Editor();
    try (TaskfileLanguageServer server = new TaskfileLanguageServer(new LocalDisk())) {
      server.connect(editor);
      Wire.get(server.initialize(params));
      server.initialized(new InitializedParams());
      server
          .handlers()
          .didOpen
          .accept(
              new DidOpenTextDocumentParams(
                  new TextDocumentItem(outer.toUri().toString(), "yaml", 1, OUTER)));
      awaitRelated(server, outer, lib, "unknown-key");
      assertThat(related(server, outer)).as("only once").isNull();
      int before = editor.refreshes.get();
      Files.writeString(lib, LIB);
      Wire.await(() -> editor.refreshes.get() > before, () -> "no refresh");
      awaitRelated(server, outer, lib);
    }
  }

  private static @Nullable
      Map<String, Either<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>>
      related(TaskfileLanguageServer server, Path outer) {
    DocumentDiagnosticReport report =
        Wire.get(
            server
                .handlers()
                .diagnostic
                .document(
                    new DocumentDiagnosticParams(
                        new TextDocumentIdentifier(outer.toUri().toString()))));
    return report.getLeft().getRelatedDocuments();
  }

  private static void awaitRelated(
      TaskfileLanguageServer server, Path outer, Path lib, String... codes) {
    Wire.await(
        () -> {
          var related = related(server, outer);
          return related != null
              && codes(related.get(lib.toUri().toString()).getLeft().getItems())
                  .equals(List.of(codes));
        },
        () -> "nothing of lib.yml");
  }

  private static WorkspaceDiagnosticParams workspace(PreviousResultId... ids) {
    return new WorkspaceDiagnosticParams(List.of(ids));
  }

  private static @Nullable WorkspaceDocumentDiagnosticReport of(
      Wire wire, String path, List<WorkspaceDocumentDiagnosticReport> items) {
    return items.stream()
        .filter(
            item ->
                wire.uri(path)
                    .equals(item.isLeft() ? item.getLeft().getUri() : item.getRight().getUri()))
        .reduce((first, last) -> last)
        .orElse(null);
  }

  /** Waits until the parts of an open request say this of a file. */
  private static void awaitStreamed(Wire wire, String path, String... codes) {
    Wire.await(
        () -> {
          var last = of(wire, path, streamed(wire));
          return last != null
              && last.isLeft()
              && codes(last.getLeft().getItems()).equals(List.of(codes));
        },
        () -> wire.editor.progress.toString());
  }

  private static List<WorkspaceDocumentDiagnosticReport> streamed(Wire wire) {
    return wire.editor.progress.stream()
        .filter(part -> part.getValue().getRight() instanceof JsonObject)
        .flatMap(part -> PullingEditor.report(part).getItems().stream())
        .toList();
  }

  @Test
  void theWorkspaceIsAnsweredInOnePieceWithoutToken() throws IOException {
    try (Wire wire = start(Map.of("Taskfile.yml", OUTER, "lib.yml", WRONG_LIB))) {
      List<WorkspaceDocumentDiagnosticReport> items = new ArrayList<>();
      Wire.await(
          () -> {
            items.clear();
            items.addAll(
                Wire.get(wire.server.getWorkspaceService().diagnostic(workspace())).getItems());
            return of(wire, "lib.yml", items) != null;
          },
          items::toString);
      var lib = of(wire, "lib.yml", items).getLeft();
      assertThat(codes(lib.getItems())).containsExactly("unknown-key");
      assertThat(lib.getVersion()).isNull();
      var again =
          Wire.get(
                  wire.server
                      .getWorkspaceService()
                      .diagnostic(
                          workspace(
                              new PreviousResultId(lib.getUri(), lib.getResultId()),
                              new PreviousResultId(wire.uri("gone.yml"), "1"))))
              .getItems();
      assertThat(of(wire, "lib.yml", again).getRight().getResultId()).isEqualTo(lib.getResultId());
      assertThat(of(wire, "gone.yml", again).getLeft().getItems()).isEmpty();
      int before = wire.editor.refreshes.get();
      Files.writeString(root.resolve("lib.yml"), LIB);
      wire.fileChanged("lib.yml", FileChangeType.Changed);
      Wire.await(() -> wire.editor.refreshes.get() > before, () -> "no refresh");
    }
  }

  @Test
  void theWorkspaceIsToldOfAsLongAsTheRequestIsOpen() throws IOException {
    try (Wire wire = start(Map.of("Taskfile.yml", OUTER, "lib.yml", WRONG_LIB))) {
      WorkspaceDiagnosticParams params = workspace(new PreviousResultId(wire.uri("gone.yml"), "1"));
      params.setPartialResultToken(7);
      CompletableFuture<WorkspaceDiagnosticReport> answer =
          wire.server.getWorkspaceService().diagnostic(params);
      awaitStreamed(wire, "lib.yml", "unknown-key");
      awaitStreamed(wire, "gone.yml");
      Files.writeString(root.resolve("lib.yml"), LIB.replace("gen", "other"));
      wire.fileChanged("lib.yml", FileChangeType.Changed);
      awaitStreamed(wire, "lib.yml");
      awaitStreamed(wire, "Taskfile.yml", "task-missing");
      Files.delete(root.resolve("lib.yml"));
      wire.fileChanged("lib.yml", FileChangeType.Deleted);
      awaitStreamed(wire, "Taskfile.yml", "include-missing");
      // A document is told of with its version, and the editor knows which of the two to show.
      wire.open("Taskfile.yml", "version: '3'\n");
      awaitStreamed(wire, "Taskfile.yml");
      assertThat(of(wire, "Taskfile.yml", streamed(wire)).getLeft().getVersion()).isEqualTo(1);
      assertThat(answer).isNotDone();
      answer.cancel(true);
      int parts = wire.editor.progress.size();
      wire.change("Taskfile.yml", 2, "version: '3'\nwrong: 1\n");
      awaitCodes(wire, "Taskfile.yml", "unknown-key");
      assertThat(streamedSince(wire, parts)).isEmpty();
    }
  }

  private static List<?> streamedSince(Wire wire, int parts) {
    return wire.editor.progress.stream()
        .skip(parts)
        .filter(part -> part.getValue().getRight() instanceof JsonObject)
        .toList();
  }

  /** What it shows of it may be of the text that was thrown away with it. */
  @Test
  void aClientThatClosesADocumentIsAskedWhatItHasOfIt() {
    try (Wire wire = start(Map.of("Taskfile.yml", LIB))) {
      wire.open("Taskfile.yml", LIB + "wrong: 1\n");
      awaitCodes(wire, "Taskfile.yml", "unknown-key");
      WorkspaceDiagnosticParams params = workspace();
      params.setPartialResultToken("a");
      var answer = wire.server.getWorkspaceService().diagnostic(params);
      awaitStreamed(wire, "Taskfile.yml", "unknown-key");
      wire.close("Taskfile.yml");
      assertThat(Wire.get(answer).getItems()).isEmpty();
      var items = Wire.get(wire.server.getWorkspaceService().diagnostic(workspace())).getItems();
      assertThat(of(wire, "Taskfile.yml", items).getLeft().getItems()).isEmpty();
    }
  }

  @Test
  void openRequestsEndWithTheServer() {
    Wire wire = start(Map.of("Taskfile.yml", OUTER));
    WorkspaceDiagnosticParams params = workspace();
    params.setPartialResultToken("a");
    var answer = wire.server.getWorkspaceService().diagnostic(params);
    awaitStreamed(wire, "Taskfile.yml", "include-missing");
    Wire.get(wire.server.shutdown());
    assertThatThrownBy(() -> Wire.get(answer))
        .isInstanceOfSatisfying(
            ResponseErrorException.class,
            error -> {
              assertThat(error.getResponseError().getCode())
                  .isEqualTo(ResponseErrorCode.ServerCancelled.getValue());
              assertThat(error.getResponseError().getData().toString())
                  .isEqualTo("{\"retriggerRequest\":false}");
            });
    wire.server.exit();
    assertThat(wire.awaitExit()).isZero();
  }

  @Test
  void ofManyOpenRequestsTheOldestEnd() {
    try (Wire wire = start(Map.of())) {
      List<CompletableFuture<WorkspaceDiagnosticReport>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        WorkspaceDiagnosticParams params = workspace();
        params.setPartialResultToken(i);
        answers.add(wire.server.getWorkspaceService().diagnostic(params));
      }
      assertThat(Wire.get(answers.getFirst()).getItems()).isEmpty();
      assertThat(Wire.get(answers.get(15)).getItems()).isEmpty();
      assertThat(answers.getLast()).isNotDone();
    }
  }
}
