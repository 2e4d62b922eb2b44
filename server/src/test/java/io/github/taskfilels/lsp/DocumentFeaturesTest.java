package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DeclarationCapabilities;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionCapabilities;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each request about one document, over the wire. */
class DocumentFeaturesTest {
  @TempDir Path root;

  @Test
  void documentSymbols() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
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
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
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

  /** Where the start of what a method answers stands; at most one place. */
  private static String place(
      Either<List<? extends Location>, List<? extends LocationLink>> answer) {
    return answer.isLeft()
        ? answer.getLeft().stream()
            .map(found -> found.getUri() + " " + found.getRange().getStart())
            .collect(Collectors.joining())
        : answer.getRight().stream()
            .map(link -> link.getTargetUri() + " " + link.getTargetSelectionRange().getStart())
            .collect(Collectors.joining());
  }

  @Test
  void declarationIsTheInclude() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      var at = wire.at("Taskfile.yml", 6, 22);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .declaration(new DeclarationParams(at.getTextDocument(), at.getPosition())));
      assertThat(place(found)).isEqualTo(wire.uri("Taskfile.yml") + " " + new Position(2, 2));
    }
  }

  @Test
  void implementationIsTheIncludedFile() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      var at = wire.at("Taskfile.yml", 6, 19);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .implementation(
                      new ImplementationParams(at.getTextDocument(), at.getPosition())));
      assertThat(place(found)).isEqualTo(wire.uri("docs/Taskfile.yml") + " " + new Position(0, 0));
    }
  }

  @Test
  void typeDefinitionIsWhereTheValueIsMade() {
    String text = "version: '3'\nvars: {A: 1}\ntasks: {t: 'echo {{.A}}'}\n";
    try (Wire wire = Wire.start(root, Map.of("Taskfile.yml", text))) {
      wire.open("Taskfile.yml", text);
      var at = wire.at("Taskfile.yml", 2, 20);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .typeDefinition(
                      new TypeDefinitionParams(at.getTextDocument(), at.getPosition())));
      assertThat(place(found)).isEqualTo(wire.uri("Taskfile.yml") + " " + new Position(1, 7));
    }
  }

  /** Some clients take links of some of the methods only. */
  @Test
  void linksForTheMethodsThatTheClientTakesThemFor() {
    Map<String, String> files =
        Map.of("Taskfile.yml", DemoProject.MAIN, "docs/Taskfile.yml", DemoProject.DOCS);
    try (Wire wire =
        Wire.start(
            root,
            files,
            params -> {
              TextDocumentClientCapabilities document = new TextDocumentClientCapabilities();
              document.setDeclaration(new DeclarationCapabilities(false, true));
              document.setDefinition(new DefinitionCapabilities(false, false));
              params.getCapabilities().setTextDocument(document);
            })) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      var documents = wire.server.getTextDocumentService();
      var at = wire.at("Taskfile.yml", 6, 22);
      var declared =
          Wire.get(
              documents.declaration(new DeclarationParams(at.getTextDocument(), at.getPosition())));
      assertThat(declared.isRight()).isTrue();
      assertThat(place(declared)).isEqualTo(wire.uri("Taskfile.yml") + " " + new Position(2, 2));
      assertThat(declared.getRight().getFirst().getOriginSelectionRange())
          .isEqualTo(new Range(new Position(6, 18), new Position(6, 26)));
      assertThat(
              Wire.get(
                      documents.definition(
                          new DefinitionParams(at.getTextDocument(), at.getPosition())))
                  .isLeft())
          .isTrue();
    }
  }

  @Test
  void hoverTellsOfTheTask() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
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
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
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
    try (Wire wire = DemoProject.start(root)) {
      wire.open("docs/Taskfile.yml", DemoProject.DOCS);
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
        .filter(lens -> lens.getCommand() != null)
        .filter(lens -> lens.getCommand().getCommand().equals("taskfile.run"))
        .map(
            lens ->
                ((JsonObject) lens.getCommand().getArguments().getFirst())
                    .get("task")
                    .getAsString())
        .toList();
  }

  @Test
  void answersBelongToTheTextThatWasAskedAbout() {
    try (Wire wire = DemoProject.start(root)) {
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
