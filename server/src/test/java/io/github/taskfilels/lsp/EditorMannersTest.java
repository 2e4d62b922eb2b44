package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.taskfilels.lsp.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same scenarios with the manners of each editor. */
class EditorMannersTest {
  private static final String OUTER =
      """
      version: '3'
      includes: {lib: ./lib.yml}
      tasks:
        build:
          vars: {IN: x}
          deps: [lib:gen, nope]
          cmd: echo {{.IN}}
      """;
  private static final String LIB = "version: '3'\ntasks:\n  gen: {desc: All of it, cmd: echo}\n";

  @TempDir Path root;

  private static List<EditorManners> editors() {
    return EditorManners.all().toList();
  }

  private static void open(Wire wire, EditorManners editor, String path, String text) {
    wire.open(path, editor.languageId(), text);
  }

  /** Something else wrote a file; an editor that watches says so. */
  private static void written(Wire wire, EditorManners editor, String path, FileChangeType how) {
    if (editor.watches()) {
      wire.fileChanged(path, how);
    }
  }

  private static List<PublishDiagnosticsParams> published(Wire wire, String path) {
    return wire.editor.published.stream()
        .filter(list -> list.getUri().equals(wire.uri(path)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("editors")
  void answersHaveTheFormThatTheEditorKnows(EditorManners editor) {
    try (Wire wire = editor.start(root, Map.of("Taskfile.yml", OUTER, "lib.yml", LIB))) {
      open(wire, editor, "Taskfile.yml", OUTER);
      var symbols =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .documentSymbol(new DocumentSymbolParams(wire.document("Taskfile.yml"))));
      if (editor.can("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport")) {
        assertThat(symbols).allMatch(symbol -> symbol.isRight());
        assertThat(symbols.getLast().getRight().getChildren()).hasSize(1);
      } else {
        assertThat(symbols).allMatch(symbol -> symbol.isLeft());
        assertThat(symbols)
            .extracting(
                symbol -> symbol.getLeft().getName() + "/" + symbol.getLeft().getContainerName())
            .containsExactly("lib/null", "build/null", "IN/build");
      }

      Position onDep = new Position(5, 13);
      var definition =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .definition(new DefinitionParams(wire.document("Taskfile.yml"), onDep)));
      if (editor.can("textDocument.definition.linkSupport")) {
        var link = definition.getRight().getFirst();
        assertThat(link.getTargetUri()).isEqualTo(wire.uri("lib.yml"));
        assertThat(link.getOriginSelectionRange())
            .isEqualTo(new Range(new Position(5, 11), new Position(5, 18)));
        assertThat(link.getTargetSelectionRange().getStart()).isEqualTo(new Position(2, 2));
      } else {
        assertThat(definition.getLeft().getFirst().getUri()).isEqualTo(wire.uri("lib.yml"));
      }

      var hover =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .hover(new HoverParams(wire.document("Taskfile.yml"), onDep)));
      MarkupContent content = hover.getContents().getRight();
      boolean markdown =
          editor.capabilities().toString().contains("\"contentFormat\":[\"markdown\"");
      assertThat(content.getKind()).isEqualTo(markdown ? "markdown" : "plaintext");
      assertThat(content.getValue()).contains("All of it").contains("lib:gen");
      assertThat(content.getValue().contains("**task**")).isEqualTo(markdown);
      assertThat(content.getValue().contains("`")).isEqualTo(markdown);
    }
  }

  @ParameterizedTest
  @MethodSource("editors")
  void relatedPlacesGoToThoseWhoShowThem(EditorManners editor) {
    String twice = "version: '3'\ntasks:\n  a: echo 1\n  a: echo 2\n";
    try (Wire wire = editor.start(root, Map.of())) {
      open(wire, editor, "Taskfile.yml", twice);
      var list = wire.awaitCodes("Taskfile.yml", "duplicate-name").getDiagnostics();
      assertThat(list.getFirst().getRelatedInformation() != null)
          .isEqualTo(editor.can("textDocument.publishDiagnostics.relatedInformation"));
    }
  }

  /** One that cannot be told to ask again would keep what is not true any more. */
  @ParameterizedTest
  @MethodSource("editors")
  void onlyThoseAreAskedToPullWhoCanBeToldToPullAgain(EditorManners editor) {
    String wrong = "version: '3'\nwrong: 1\n";
    try (Wire wire = Wire.start(root, Map.of("Taskfile.yml", wrong), editor::introduce)) {
      boolean pulls = editor.can("workspace.diagnostics.refreshSupport");
      assertThat(pulls).isEqualTo(editor.name().equals("vscode"));
      assertThat(wire.initialized.getCapabilities().getDiagnosticProvider() != null)
          .isEqualTo(pulls);
      open(wire, editor, "Taskfile.yml", wrong);
      if (!pulls) {
        wire.awaitCodes("Taskfile.yml", "unknown-key");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("editors")
  void everyOpeningAndEveryVersionGetsItsList(EditorManners editor) {
    String wrong = "version: '3'\nwrong: 1\n";
    try (Wire wire = editor.start(root, Map.of("Taskfile.yml", wrong))) {
      for (int opening = 1; opening <= 3; opening++) {
        int before = published(wire, "Taskfile.yml").size();
        open(wire, editor, "Taskfile.yml", wrong);
        Wire.await(
            () ->
                published(wire, "Taskfile.yml").stream()
                    .skip(before)
                    .anyMatch(list -> Integer.valueOf(1).equals(list.getVersion())),
            () -> published(wire, "Taskfile.yml").toString());
        // A change that changes nothing, as undo and redo give, in full and by ranges.
        wire.change("Taskfile.yml", 2, wrong);
        awaitVersion(wire, before, 2);
        wire.change("Taskfile.yml", 3, new Range(new Position(1, 0), new Position(1, 0)), "");
        awaitVersion(wire, before, 3);
        wire.close("Taskfile.yml");
      }
    }
  }

  private static void awaitVersion(Wire wire, int before, int version) {
    Wire.await(
        () ->
            published(wire, "Taskfile.yml").stream()
                .skip(before)
                .anyMatch(
                    list ->
                        Integer.valueOf(version).equals(list.getVersion())
                            && list.getDiagnostics().size() == 1),
        () -> published(wire, "Taskfile.yml").toString());
  }

  @ParameterizedTest
  @MethodSource("editors")
  void whatOthersWriteIsSeen(EditorManners editor) throws IOException {
    try (Wire wire = editor.start(root, Map.of("Taskfile.yml", OUTER))) {
      open(wire, editor, "Taskfile.yml", OUTER);
      wire.awaitCodes("Taskfile.yml", "include-missing", "task-missing");
      Files.writeString(root.resolve("lib.yml"), LIB);
      written(wire, editor, "lib.yml", FileChangeType.Created);
      // Without anything that the editor does meanwhile.
      wire.awaitCodes("Taskfile.yml", "task-missing");
      assertThat(hover(wire, 5, 13)).contains("All of it");
      Files.writeString(root.resolve("lib.yml"), LIB.replace("All of it", "Something else"));
      written(wire, editor, "lib.yml", FileChangeType.Changed);
      // Where the editor does not tell, the disk is looked at a tenth of the time at most.
      Wire.await(() -> hover(wire, 5, 13).contains("Something else"), () -> hover(wire, 5, 13));
      Files.delete(root.resolve("lib.yml"));
      written(wire, editor, "lib.yml", FileChangeType.Deleted);
      wire.awaitCodes("Taskfile.yml", "include-missing", "task-missing");
      Files.writeString(root.resolve("lib.yml"), LIB);
      written(wire, editor, "lib.yml", FileChangeType.Created);
      wire.server
          .getTextDocumentService()
          .didSave(new DidSaveTextDocumentParams(wire.document("Taskfile.yml")));
      wire.awaitCodes("Taskfile.yml", "task-missing");
    }
  }

  private static String hover(Wire wire, int line, int character) {
    var hover =
        Wire.get(
            wire.server
                .getTextDocumentService()
                .hover(
                    new HoverParams(wire.document("Taskfile.yml"), new Position(line, character))));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  @ParameterizedTest
  @MethodSource("editors")
  void columnsAreCountedAsAgreed(EditorManners editor) {
    boolean utf8 = "utf-8".equals(first(editor));
    try (Wire wire = editor.start(root, Map.of())) {
      assertThat(wire.initialized.getCapabilities().getPositionEncoding())
          .isEqualTo(utf8 ? "utf-8" : "utf-16");
      open(wire, editor, "Taskfile.yml", "version: '3'\ntasks: {'ü🚀': {deps: [nope]}}\n");
      var list = wire.awaitCodes("Taskfile.yml", "task-missing").getDiagnostics();
      int column = utf8 ? 26 : 23;
      assertThat(list.getFirst().getRange().getStart()).isEqualTo(new Position(1, column));
      // An edit in these columns hits the letters that are meant.
      wire.change(
          "Taskfile.yml",
          2,
          new Range(new Position(1, column), new Position(1, column + 4)),
          "ü🚀");
      wire.awaitCodes("Taskfile.yml", "task-cycle");
    }
  }

  /** Of utf-8 and utf-16 the one that the editor names first. */
  private static String first(EditorManners editor) {
    String capabilities = editor.capabilities().toString();
    int utf8 = capabilities.indexOf("utf-8");
    int utf16 = capabilities.indexOf("utf-16");
    return utf8 >= 0 && (utf16 < 0 || utf8 < utf16) ? "utf-8" : "utf-16";
  }

  @ParameterizedTest
  @MethodSource("editors")
  void settingsAreAskedForOrComeAlong(EditorManners editor) {
    Map<String, Object> off =
        Map.of("diagnostics", Map.of("severity", Map.of("unknown-key", "off")));
    try (Wire wire = editor.start(root, Map.of())) {
      open(wire, editor, "Taskfile.yml", "version: '3'\nwrong: 1\n");
      wire.awaitCodes("Taskfile.yml", "unknown-key");
      wire.editor.settings = off;
      wire.server
          .getWorkspaceService()
          .didChangeConfiguration(
              new DidChangeConfigurationParams(
                  new Gson()
                      .toJsonTree(
                          editor.can("workspace.configuration")
                              ? Map.of()
                              : Map.of("taskfile", off))));
      wire.awaitCodes("Taskfile.yml");
    }
  }

  /** Spaces that are not escaped, and an umlaut of two code points, as macOS has them in names. */
  @ParameterizedTest
  @MethodSource("editors")
  void urisComeBackAsTheEditorSpellsThem(EditorManners editor) {
    String folder = "my proj/u\u0308ber";
    Map<String, String> files = Map.of(folder + "/Taskfile.yml", OUTER, folder + "/lib.yml", LIB);
    try (Wire wire =
        Wire.start(
                root,
                files,
                params -> {
                  editor.introduce(params);
                  params.getWorkspaceFolders().getFirst().setUri("file://" + root + "/my proj");
                })
            .pulling()) {
      String canonical = wire.uri(folder + "/Taskfile.yml");
      Wire.await(
          () -> wire.editor.diagnostics.containsKey(canonical),
          () -> wire.editor.diagnostics.toString());
      String raw = "file://" + root + "/" + folder + "/Taskfile.yml";
      wire.openUri(raw, editor.languageId(), OUTER);
      Wire.await(
          () -> wire.editor.diagnostics.containsKey(raw), () -> wire.editor.diagnostics.toString());
      Wire.await(
          () -> wire.editor.diagnostics.get(canonical).getDiagnostics().isEmpty(),
          () -> "the same list twice: " + wire.editor.diagnostics);
      assertThat(Wire.get(wire.server.getTaskfileService().tasks(new Protocol.TasksParams(raw))))
          .extracting(Protocol.TaskInfo::root)
          .containsOnly(raw);
      var definition =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .definition(
                      new DefinitionParams(
                          new org.eclipse.lsp4j.TextDocumentIdentifier(raw), new Position(5, 13))));
      assertThat(definition.toString()).contains(wire.uri(folder + "/lib.yml"));
    }
  }

  /**
   * A share that only the editor can reach: what the one file tells is there, under its own name.
   */
  @ParameterizedTest
  @MethodSource("editors")
  void documentsOfOtherMachinesAreKnownByTheirTextAlone(EditorManners editor) {
    String uri = "file://server/share/my%20proj/Taskfile.yml";
    try (Wire wire = editor.start(root, Map.of())) {
      wire.openUri(uri, editor.languageId(), "version: '3'\nwrong: 1\ntasks: {a: echo}\n");
      Wire.await(
          () -> wire.editor.diagnostics.containsKey(uri), () -> wire.editor.diagnostics.toString());
      assertThat(wire.editor.diagnostics.get(uri).getDiagnostics()).hasSize(1);
      assertThat(Wire.get(wire.server.getTaskfileService().tasks(new Protocol.TasksParams(uri))))
          .extracting(Protocol.TaskInfo::root)
          .containsOnly(uri);
    }
  }
}
