package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.taskfilels.lsp.protocol.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor that attaches the server to every YAML document: only Taskfiles get anything. */
class OtherDocumentsTest {
  /** No Taskfile, but with all that a feature would find in one. */
  private static final String COMPOSE =
      """
      services: {web: {image: nginx}}
      includes: {lib: ./lib.yml}
      tasks:
        build: {deps: [nope]}
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "Taskfile.yml",
          "version: '3'\ntasks: {a: {deps: [b]}}\n",
          "compose.yml",
          COMPOSE,
          "lib.yml",
          "version: '3'\n");
  private static final String INCLUDING = "version: '3'\nincludes: {c: ./compose.yml}\n";

  @TempDir Path root;

  private static void assertSilent(Wire wire, String path) {
    var documents = wire.server.getTextDocumentService();
    var document = wire.document(path);
    var at = wire.at(path, 3, 4).getPosition();
    assertThat(Wire.get(documents.documentSymbol(new DocumentSymbolParams(document)))).isEmpty();
    assertThat(Wire.get(documents.codeLens(new CodeLensParams(document)))).isEmpty();
    assertThat(Wire.get(documents.documentLink(new DocumentLinkParams(document)))).isEmpty();
    assertThat(Wire.get(documents.foldingRange(new FoldingRangeRequestParams(document)))).isEmpty();
    assertThat(
            Wire.get(
                documents.references(
                    new ReferenceParams(document, at, new ReferenceContext(true)))))
        .isEmpty();
    assertThat(Wire.get(documents.hover(new HoverParams(document, at)))).isNull();
    assertThat(Wire.get(documents.definition(new DefinitionParams(document, at))).getLeft())
        .isEmpty();
    var taskfiles = wire.server.getTaskfileService();
    assertThat(Wire.get(taskfiles.tasks(new Protocol.TasksParams(document.getUri())))).isEmpty();
    assertThat(Wire.get(taskfiles.tasks(null)))
        .extracting(Protocol.TaskInfo::root)
        .doesNotContain(document.getUri());
    assertThatThrownBy(
            () ->
                Wire.get(
                    taskfiles.graph(
                        new Protocol.GraphParams(document.getUri(), "task", null, null))))
        .isInstanceOf(ResponseErrorException.class)
        .hasMessageContaining(path + " is not a Taskfile");
    assertThatThrownBy(
            () ->
                Wire.get(
                    wire.server
                        .getWorkspaceService()
                        .executeCommand(
                            new ExecuteCommandParams(
                                "taskfile.run", List.of(Map.of("uri", document.getUri()))))))
        .isInstanceOf(ResponseErrorException.class)
        .hasMessageContaining(path + " is not a Taskfile");
  }

  private static boolean hasSymbols(Wire wire, String path) {
    return !Wire.get(
            wire.server
                .getTextDocumentService()
                .documentSymbol(new DocumentSymbolParams(wire.document(path))))
        .isEmpty();
  }

  @Test
  void aComposeFileThatIsOpenedAsYamlGetsNothing() {
    try (Wire wire = Wire.start(root, FILES)) {
      wire.awaitCodes("Taskfile.yml", "task-missing");
      wire.open("compose.yml", "yaml", COMPOSE);
      assertSilent(wire, "compose.yml");
      wire.change("compose.yml", 2, COMPOSE + "# more\n");
      // A look at all files that has seen the document: it ends with this list.
      wire.open("Taskfile.yml", "yaml", "version: '3'\n");
      wire.awaitCodes("Taskfile.yml");
      wire.change("Taskfile.yml", 2, "version: '3'\ntasks: {a: {deps: [b, c]}}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing", "task-missing");
      assertSilent(wire, "compose.yml");
      assertThat(wire.editor.published)
          .noneMatch(list -> list.getUri().equals(wire.uri("compose.yml")));
      assertThat(wire.editor.graphChanges)
          .allSatisfy(
              change -> assertThat(change.roots()).allMatch(uri -> uri.endsWith("/Taskfile.yml")));
    }
  }

  @Test
  void anIncludeMakesItATaskfileAsLongAsItStands() {
    try (Wire wire = Wire.start(root, FILES)) {
      wire.open("compose.yml", "yaml", COMPOSE);
      wire.open("Taskfile.yml", "yaml", INCLUDING);
      wire.awaitDiagnostics("compose.yml", list -> !list.isEmpty());
      assertThat(hasSymbols(wire, "compose.yml")).isTrue();
      wire.change("Taskfile.yml", 2, "version: '3'\n");
      wire.awaitCodes("compose.yml");
      assertSilent(wire, "compose.yml");
      wire.change("Taskfile.yml", 3, INCLUDING);
      wire.awaitDiagnostics("compose.yml", list -> !list.isEmpty());
    }
  }

  @Test
  void theLanguageIdMakesItATaskfileUntilItIsClosed() {
    try (Wire wire = Wire.start(root, FILES)) {
      wire.open("compose.yml", "taskfile", COMPOSE);
      wire.awaitDiagnostics(
          "compose.yml",
          list -> list.stream().anyMatch(d -> d.getCode().getLeft().equals("task-missing")));
      assertThat(hasSymbols(wire, "compose.yml")).isTrue();
      assertThat(
              Wire.get(
                      wire.server
                          .getTaskfileService()
                          .graph(
                              new Protocol.GraphParams(
                                  wire.uri("compose.yml"), "include", null, null)))
                  .nodes())
          .hasSize(2);
      wire.close("compose.yml");
      wire.awaitCodes("compose.yml");
      wire.open("compose.yml", "yaml", COMPOSE);
      assertSilent(wire, "compose.yml");
      wire.close("compose.yml");
      wire.open("compose.yml", "taskfile", COMPOSE);
      wire.awaitDiagnostics("compose.yml", list -> !list.isEmpty());
    }
  }

  @Test
  void theNameIsEnoughWhateverTheLanguageId() {
    try (Wire wire = Wire.start(root, Map.of())) {
      wire.open("vendor/taskfile.dist.yaml", "yaml", "version: '3'\ntasks: {a: {deps: [b]}}\n");
      wire.awaitCodes("vendor/taskfile.dist.yaml", "task-missing");
      assertThat(hasSymbols(wire, "vendor/taskfile.dist.yaml")).isTrue();
    }
  }
}
