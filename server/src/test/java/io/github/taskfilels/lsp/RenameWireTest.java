package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.FileOperationsWorkspaceCapabilities;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameCapabilities;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceEditChangeAnnotationSupportCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New names for what Taskfiles name, and for files, over the wire. */
class RenameWireTest {
  private static final String MAIN =
      """
      version: '3'
      includes: {lib: ./lib.yml}
      tasks:
        all: {deps: ['lib:gen'], cmds: ['task lib:gen']}
      """;

  private static final String LIB = "version: '3'\r\ntasks: {gen: 'echo 😀 {{.TASK}}'}\r\n";

  private static final Map<String, String> FILES = Map.of("Taskfile.yml", MAIN, "lib.yml", LIB);

  @TempDir Path root;

  private static void rich(InitializeParams params) {
    ClientCapabilities client = params.getCapabilities();
    WorkspaceEditCapabilities edit = new WorkspaceEditCapabilities();
    edit.setDocumentChanges(true);
    edit.setChangeAnnotationSupport(new WorkspaceEditChangeAnnotationSupportCapabilities());
    client.getWorkspace().setWorkspaceEdit(edit);
    FileOperationsWorkspaceCapabilities files = new FileOperationsWorkspaceCapabilities();
    files.setWillRename(true);
    client.getWorkspace().setFileOperations(files);
    client.getTextDocument().setRename(new RenameCapabilities(true, false));
  }

  private Wire start(Consumer<InitializeParams> change) {
    return Wire.start(root, FILES, change);
  }

  private static WorkspaceEdit rename(Wire wire, Position position, String name) {
    return Wire.get(
        wire.server
            .getTextDocumentService()
            .rename(new RenameParams(wire.document("Taskfile.yml"), position, name)));
  }

  @Test
  void capabilities() {
    try (Wire wire = start(RenameWireTest::rich)) {
      var capabilities = wire.initialized.getCapabilities();
      assertThat(capabilities.getRenameProvider().getRight().getPrepareProvider()).isTrue();
      assertThat(capabilities.getWorkspace().getFileOperations().getWillRename().getFilters())
          .extracting(filter -> filter.getPattern().getGlob())
          .containsExactly("**");
    }
    try (Wire wire = start(params -> {})) {
      var capabilities = wire.initialized.getCapabilities();
      assertThat(capabilities.getRenameProvider().getLeft()).isTrue();
      assertThat(capabilities.getWorkspace().getFileOperations()).isNull();
    }
  }

  @Test
  void prepare() {
    try (Wire wire = start(RenameWireTest::rich)) {
      wire.open("Taskfile.yml", MAIN);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .prepareRename(
                      new PrepareRenameParams(wire.document("Taskfile.yml"), new Position(3, 22))));
      assertThat(found.getSecond().getPlaceholder()).isEqualTo("gen");
      assertThat(found.getSecond().getRange())
          .isEqualTo(new Range(new Position(3, 20), new Position(3, 23)));
      assertThat(
              Wire.get(
                  wire.server
                      .getTextDocumentService()
                      .prepareRename(
                          new PrepareRenameParams(
                              wire.document("Taskfile.yml"), new Position(0, 1)))))
          .isNull();
    }
  }

  @Test
  void openAndClosedFilesWithVersionsAndGuesses() {
    try (Wire wire = start(RenameWireTest::rich)) {
      wire.open("Taskfile.yml", MAIN);
      WorkspaceEdit edit = rename(wire, new Position(3, 22), "make");
      assertThat(edit.getChanges()).isNullOrEmpty();
      assertThat(edit.getChangeAnnotations().values())
          .allSatisfy(annotation -> assertThat(annotation.getNeedsConfirmation()).isTrue());
      assertThat(edit.getDocumentChanges()).hasSize(2);
      var main =
          edit.getDocumentChanges().stream()
              .filter(
                  change -> change.getLeft().getTextDocument().getUri().endsWith("Taskfile.yml"))
              .findFirst()
              .orElseThrow()
              .getLeft();
      assertThat(main.getTextDocument().getVersion()).isNotNull();
      assertThat(main.getEdits())
          .extracting(one -> one.getLeft().getRange().getStart().getCharacter())
          .containsExactly(20, 44);
    }
  }

  @Test
  void simpleClientsGetNoGuesses() {
    try (Wire wire = start(params -> {})) {
      wire.open("Taskfile.yml", MAIN);
      WorkspaceEdit edit = rename(wire, new Position(3, 22), "make");
      assertThat(edit.getDocumentChanges()).isNull();
      assertThat(edit.getChanges().values().stream().flatMap(List::stream).toList())
          .containsExactlyInAnyOrder(
              new TextEdit(new Range(new Position(3, 20), new Position(3, 23)), "make"),
              new TextEdit(new Range(new Position(1, 8), new Position(1, 11)), "make"));
      Wire.await(
          () ->
              wire.editor.messages.stream()
                  .anyMatch(message -> message.getMessage().contains("Taskfile.yml:4")),
          () -> wire.editor.messages.toString());
    }
  }

  @Test
  void theLineOfAFileOfVariablesNeedsConfirmation() {
    String main = "version: '3'\ndotenv: [.env]\nvars: {A: 1}\n";
    Map<String, String> files = Map.of("Taskfile.yml", main, ".env", "# Ä\r\nexport A=2\r\n");
    try (Wire wire = Wire.start(root, files, RenameWireTest::rich)) {
      wire.open("Taskfile.yml", main);
      WorkspaceEdit edit = rename(wire, new Position(2, 7), "B");
      assertThat(edit.getDocumentChanges())
          .filteredOn(
              change -> change.getLeft().getTextDocument().getUri().equals(wire.uri(".env")))
          .singleElement()
          .extracting(change -> change.getLeft().getEdits().getFirst().getLeft())
          .isEqualTo(new TextEdit(new Range(new Position(1, 7), new Position(1, 8)), "B"));
      assertThat(edit.getChangeAnnotations()).containsOnlyKeys("guess");
    }
  }

  @Test
  void refusalsSayWhy() {
    try (Wire wire = start(RenameWireTest::rich)) {
      wire.open("Taskfile.yml", MAIN);
      assertThatThrownBy(() -> rename(wire, new Position(3, 3), "a b\n"))
          .isInstanceOf(ResponseErrorException.class)
          .hasMessageContaining("cannot be the name");
    }
  }

  @Test
  void willRenameFiles() {
    try (Wire wire = start(RenameWireTest::rich)) {
      wire.open("Taskfile.yml", MAIN);
      WorkspaceEdit edit =
          Wire.get(
              wire.server
                  .getWorkspaceService()
                  .willRenameFiles(
                      new RenameFilesParams(
                          List.of(
                              new FileRename(
                                  root.resolve("lib.yml").toUri().toString(),
                                  root.resolve("tools/lib.yml").toUri().toString())))));
      assertThat(edit.getDocumentChanges()).hasSize(1);
      assertThat(edit.getDocumentChanges().getFirst().getLeft().getEdits())
          .extracting(one -> one.getLeft().getNewText())
          .containsExactly("./tools/lib.yml");
    }
  }

  /** Some clients name a folder with a slash at its end, and all of them escape its name. */
  @Test
  void aFolderWithASlashAtItsEnd() {
    String main = "version: '3'\nincludes: {a: './grün & blau'}\n";
    Map<String, String> files =
        Map.of("Taskfile.yml", main, "grün & blau/Taskfile.yml", "version: '3'\n");
    try (Wire wire = Wire.start(root, files)) {
      wire.open("Taskfile.yml", main);
      String old = root.resolve("grün & blau").toUri().toString();
      assertThat(old).endsWith("/");
      WorkspaceEdit edit =
          Wire.get(
              wire.server
                  .getWorkspaceService()
                  .willRenameFiles(
                      new RenameFilesParams(
                          List.of(
                              new FileRename(
                                  old, root.toUri().toString() + "wei%C3%9F%20%231/")))));
      assertThat(edit.getChanges().get(wire.uri("Taskfile.yml")))
          .extracting(TextEdit::getNewText)
          .containsExactly("./weiß #1");
    }
  }
}
