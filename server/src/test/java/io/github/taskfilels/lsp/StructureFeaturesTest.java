package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SymbolCapabilities;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.WorkspaceSymbolResolveSupportCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each request about the structure of documents and of the workspace, over the wire. */
class StructureFeaturesTest {
  private static final String LINKED = "version: '3'\nx: &a {}\ny: *a\n";

  @TempDir Path root;

  private static Range range(int line, int from, int to) {
    return new Range(new Position(line, from), new Position(line, to));
  }

  @Test
  void capabilities() {
    try (Wire wire = DemoProject.start(root)) {
      var capabilities = wire.initialized.getCapabilities();
      assertThat(capabilities.getFoldingRangeProvider().getLeft()).isTrue();
      assertThat(capabilities.getSelectionRangeProvider().getLeft()).isTrue();
      assertThat(capabilities.getReferencesProvider().getRight().getWorkDoneProgress()).isTrue();
      assertThat(capabilities.getDocumentHighlightProvider().getLeft()).isTrue();
      assertThat(capabilities.getLinkedEditingRangeProvider().getLeft()).isTrue();
      assertThat(capabilities.getCallHierarchyProvider().getLeft()).isTrue();
      assertThat(capabilities.getWorkspaceSymbolProvider().getRight().getResolveProvider())
          .isTrue();
    }
  }

  private List<FoldingRange> folds(FoldingRangeCapabilities client) {
    Map<String, String> files =
        Map.of("Taskfile.yml", DemoProject.MAIN, "docs/Taskfile.yml", DemoProject.DOCS);
    try (Wire wire =
        Wire.start(
            root,
            files,
            params -> params.getCapabilities().getTextDocument().setFoldingRange(client))) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      return Wire.get(
          wire.server
              .getTextDocumentService()
              .foldingRange(new FoldingRangeRequestParams(wire.document("Taskfile.yml"))));
    }
  }

  @Test
  void foldingRanges() {
    assertThat(folds(new FoldingRangeCapabilities()))
        .extracting(fold -> fold.getStartLine() + "-" + fold.getEndLine() + " " + fold.getKind())
        .containsExactly("1-2 imports", "3-7 null", "4-6 null");
    assertThat(folds(new FoldingRangeCapabilities()))
        .allSatisfy(fold -> assertThat(fold.getStartCharacter()).isPositive());
    FoldingRangeCapabilities linesOnly = new FoldingRangeCapabilities();
    linesOnly.setLineFoldingOnly(true);
    linesOnly.setRangeLimit(2);
    assertThat(folds(linesOnly))
        .hasSize(2)
        .allSatisfy(fold -> assertThat(fold.getStartCharacter()).isNull());
  }

  @Test
  void selectionRangesOfSeveralPositions() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      List<SelectionRange> ranges =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .selectionRange(
                      new SelectionRangeParams(
                          wire.document("Taskfile.yml"),
                          List.of(new Position(7, 4), new Position(6, 24), new Position(99, 0)))));
      assertThat(ranges).hasSize(3);
      assertThat(ranges.getFirst().getRange()).isEqualTo(range(7, 2, 7));
      assertThat(ranges.getFirst().getParent().getRange()).isEqualTo(range(7, 2, 16));
      assertThat(ranges.get(1).getRange()).isEqualTo(range(6, 23, 26));
      assertThat(ranges.getLast().getParent()).isNull();
    }
  }

  private static List<? extends Location> references(Wire wire, boolean declaration) {
    return Wire.get(
        wire.server
            .getTextDocumentService()
            .references(
                new ReferenceParams(
                    wire.document("docs/Taskfile.yml"),
                    new Position(2, 3),
                    new ReferenceContext(declaration))));
  }

  @Test
  void referencesAcrossFiles() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("docs/Taskfile.yml", DemoProject.DOCS);
      Location use = new Location(wire.uri("Taskfile.yml"), range(6, 18, 26));
      Location declaration = new Location(wire.uri("docs/Taskfile.yml"), range(2, 2, 5));
      Wire.await(() -> references(wire, true).size() == 2, () -> references(wire, true).toString());
      assertThat(references(wire, true)).isEqualTo(List.of(declaration, use));
      assertThat(references(wire, false)).isEqualTo(List.of(use));
    }
  }

  @Test
  void documentHighlights() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      var at = wire.at("Taskfile.yml", 7, 4);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .documentHighlight(
                      new DocumentHighlightParams(at.getTextDocument(), at.getPosition())));
      assertThat(found)
          .extracting(highlight -> highlight.getRange() + " " + highlight.getKind())
          .containsExactly(
              range(6, 11, 16) + " " + DocumentHighlightKind.Read,
              range(7, 2, 7) + " " + DocumentHighlightKind.Write);
    }
  }

  @Test
  void linkedEditing() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", LINKED);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .linkedEditingRange(
                      new LinkedEditingRangeParams(
                          wire.document("Taskfile.yml"), new Position(1, 4))));
      assertThat(found.getRanges()).containsExactly(range(1, 4, 5), range(2, 4, 5));
      assertThat(
              Wire.get(
                  wire.server
                      .getTextDocumentService()
                      .linkedEditingRange(
                          new LinkedEditingRangeParams(
                              wire.document("Taskfile.yml"), new Position(0, 0)))))
          .isNull();
    }
  }

  @Test
  void callHierarchyBothWays() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      var documents = wire.server.getTextDocumentService();
      CallHierarchyItem gen =
          Wire.get(
                  documents.prepareCallHierarchy(
                      new CallHierarchyPrepareParams(
                          wire.document("Taskfile.yml"), new Position(6, 22))))
              .getFirst();
      assertThat(gen.getName()).isEqualTo("docs:gen");
      assertThat(gen.getUri()).isEqualTo(wire.uri("docs/Taskfile.yml"));
      var incoming =
          Wire.get(documents.callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(gen)));
      assertThat(incoming)
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.getFrom().getName()).isEqualTo("default");
                assertThat(call.getFromRanges()).containsExactly(range(6, 18, 26));
              });
      var outgoing =
          Wire.get(
              documents.callHierarchyOutgoingCalls(
                  new CallHierarchyOutgoingCallsParams(incoming.getFirst().getFrom())));
      assertThat(outgoing)
          .extracting(call -> call.getTo().getName() + " " + call.getFromRanges())
          .containsExactly(
              "build " + List.of(range(6, 11, 16)), "docs:gen " + List.of(range(6, 18, 26)));
      gen.setData(List.of(new JsonPrimitive(1)));
      assertThatThrownBy(
              () ->
                  Wire.get(
                      documents.callHierarchyIncomingCalls(
                          new CallHierarchyIncomingCallsParams(gen))))
          .isInstanceOf(ResponseErrorException.class)
          .hasMessageContaining("item.data");
    }
  }

  private static List<? extends WorkspaceSymbol> symbols(Wire wire, String query) {
    return Wire.get(wire.server.getWorkspaceService().symbol(new WorkspaceSymbolParams(query)))
        .getRight();
  }

  @Test
  void workspaceSymbols() {
    try (Wire wire = DemoProject.start(root)) {
      Wire.await(() -> symbols(wire, "gen").size() == 1, () -> symbols(wire, "gen").toString());
      WorkspaceSymbol symbol = symbols(wire, "gen").getFirst();
      assertThat(symbol.getName()).isEqualTo("docs:gen");
      assertThat(symbol.getContainerName()).isEqualTo("docs/Taskfile.yml");
      assertThat(symbol.getLocation().getLeft())
          .isEqualTo(new Location(wire.uri("docs/Taskfile.yml"), range(2, 2, 5)));
    }
  }

  @Test
  void workspaceSymbolsAreResolvedLater() {
    SymbolCapabilities later = new SymbolCapabilities();
    later.setResolveSupport(
        new WorkspaceSymbolResolveSupportCapabilities(List.of("location.range")));
    Map<String, String> files =
        Map.of("Taskfile.yml", DemoProject.MAIN, "docs/Taskfile.yml", DemoProject.DOCS);
    try (Wire wire =
        Wire.start(
            root, files, params -> params.getCapabilities().getWorkspace().setSymbol(later))) {
      Wire.await(() -> symbols(wire, "gen").size() == 1, () -> symbols(wire, "gen").toString());
      WorkspaceSymbol symbol = symbols(wire, "gen").getFirst();
      assertThat(symbol.getLocation().getRight().getUri()).isEqualTo(wire.uri("docs/Taskfile.yml"));
      WorkspaceSymbol whole =
          Wire.get(wire.server.getWorkspaceService().resolveWorkspaceSymbol(symbol));
      assertThat(whole.getLocation().getLeft().getRange()).isEqualTo(range(2, 2, 5));
      symbol.setData(null);
      assertThatThrownBy(
              () -> Wire.get(wire.server.getWorkspaceService().resolveWorkspaceSymbol(symbol)))
          .isInstanceOf(ResponseErrorException.class)
          .hasMessageContaining("data");
    }
  }

  @Test
  void columnsAreThoseOfTheClientsEncoding() {
    String text = "version: '3'\ntasks: {a: {deps: [b], desc: 😀é}, b: {deps: [a]}}\n";
    try (Wire wire =
        Wire.start(
            root,
            Map.of("Taskfile.yml", text),
            params ->
                params.getCapabilities().getGeneral().setPositionEncodings(List.of("utf-8")))) {
      wire.open("Taskfile.yml", text);
      var found =
          Wire.get(
              wire.server
                  .getTextDocumentService()
                  .documentHighlight(
                      new DocumentHighlightParams(
                          wire.document("Taskfile.yml"), new Position(1, 20))));
      assertThat(found)
          .extracting(highlight -> highlight.getRange())
          .containsExactly(range(1, 19, 20), range(1, 38, 39));
    }
  }
}
