package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
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
