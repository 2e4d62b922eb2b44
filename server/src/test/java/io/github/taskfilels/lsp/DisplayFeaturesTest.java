package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.ParameterInformationCapabilities;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensCapabilities;
import org.eclipse.lsp4j.SemanticTokensClientCapabilitiesRequests;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SemanticTokensWorkspaceCapabilities;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpCapabilities;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SignatureInformationCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each request for what is shown in or beside a text, over the wire. */
class DisplayFeaturesTest {
  private static final String TEXT =
      "version: '3'\nincludes: {lib: ./lib}\nvars: {A: 1}\ntasks:\n"
          + "  t: {cmds: ['echo {{.A | upper }}', {task: 'lib:x', vars: {P: 1}}]}\n";
  private static final String LIB =
      "version: '3'\ntasks: {x: {requires: {vars: [P, Q]}, cmds: ['{{.P}}']}}\n";
  private static final Range ALL = new Range(new Position(0, 0), new Position(99, 0));

  @TempDir Path root;

  private Wire start(Consumer<InitializeParams> change) {
    Wire wire =
        Wire.start(
            root,
            Map.of("Taskfile.yml", TEXT, "lib/Taskfile.yml", LIB),
            params -> {
              var document = params.getCapabilities().getTextDocument();
              document.setSemanticTokens(
                  new SemanticTokensCapabilities(
                      new SemanticTokensClientCapabilitiesRequests(true),
                      List.of("function", "variable", "namespace"),
                      List.of("declaration"),
                      List.of("relative")));
              var workspace = params.getCapabilities().getWorkspace();
              workspace.setSemanticTokens(new SemanticTokensWorkspaceCapabilities(true));
              workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
              change.accept(params);
            });
    wire.open("Taskfile.yml", TEXT);
    return wire;
  }

  private Wire start() {
    return start(params -> {});
  }

  private static TextDocumentService documents(Wire wire) {
    return wire.server.getTextDocumentService();
  }

  private static TextDocumentIdentifier main(Wire wire) {
    return wire.document("Taskfile.yml");
  }

  private static SemanticTokens full(Wire wire) {
    return Wire.get(documents(wire).semanticTokensFull(new SemanticTokensParams(main(wire))));
  }

  private static Either<SemanticTokens, SemanticTokensDelta> delta(Wire wire, String id) {
    return Wire.get(
        documents(wire).semanticTokensFullDelta(new SemanticTokensDeltaParams(main(wire), id)));
  }

  private static List<InlayHint> hints(Wire wire) {
    return Wire.get(documents(wire).inlayHint(new InlayHintParams(main(wire), ALL)));
  }

  private static List<String> labels(Wire wire) {
    return hints(wire).stream()
        .map(hint -> hint.getLabel().getRight().getFirst().getValue())
        .toList();
  }

  private static SignatureHelp signature(Wire wire, int line, int column) {
    return Wire.get(
        documents(wire)
            .signatureHelp(new SignatureHelpParams(main(wire), new Position(line, column))));
  }

  @Test
  void semanticTokensWholeAndInPart() {
    try (Wire wire = start()) {
      var provider = wire.initialized.getCapabilities().getSemanticTokensProvider();
      assertThat(provider.getLegend().getTokenTypes())
          .containsExactly("namespace", "variable", "function");
      assertThat(provider.getFull().getRight().getDelta()).isTrue();
      SemanticTokens all = full(wire);
      assertThat(all.getData())
          .startsWith(1, 11, 3, 0, 1, /* A */ 1, 7, 1, 1, 1, /* t */ 2, 2, 1, 2, 1);
      Range line = new Range(new Position(2, 0), new Position(3, 0));
      assertThat(
              Wire.get(
                      documents(wire)
                          .semanticTokensRange(new SemanticTokensRangeParams(main(wire), line)))
                  .getData())
          .containsExactly(2, 7, 1, 1, 1);
    }
  }

  @Test
  void semanticTokensSinceTheLastAnswer() {
    try (Wire wire = start()) {
      SemanticTokens before = full(wire);
      wire.change("Taskfile.yml", 2, TEXT.replace("{A: 1}", "{A: 1, LONG: 2}"));
      SemanticTokensDelta delta = delta(wire, before.getResultId()).getRight();
      List<Integer> applied = new ArrayList<>(before.getData());
      assertThat(delta.getEdits()).hasSize(1);
      var edit = delta.getEdits().getFirst();
      var part = applied.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount());
      part.clear();
      part.addAll(edit.getData());
      assertThat(applied).isEqualTo(full(wire).getData());
      // What was answered before the last answer is not known any more, nor after closing.
      assertThat(delta(wire, before.getResultId()).getLeft().getData()).isEqualTo(applied);
      String last = full(wire).getResultId();
      assertThat(delta(wire, last).getRight().getEdits()).isEmpty();
      last = full(wire).getResultId();
      wire.close("Taskfile.yml");
      wire.open("Taskfile.yml", TEXT);
      assertThat(delta(wire, last).getLeft().getData()).isNotEmpty();
    }
  }

  @Test
  void whoKnowsNoTokensIsOfferedNone() {
    try (Wire wire =
        start(params -> params.getCapabilities().getTextDocument().setSemanticTokens(null))) {
      assertThat(wire.initialized.getCapabilities().getSemanticTokensProvider()).isNull();
      assertThat(full(wire).getData()).isEmpty();
    }
  }

  @Test
  void inlayHintsLeadToFilesAndAreResolved() {
    try (Wire wire = start()) {
      assertThat(
              wire.initialized
                  .getCapabilities()
                  .getInlayHintProvider()
                  .getRight()
                  .getResolveProvider())
          .isTrue();
      assertThat(labels(wire)).containsExactly("/Taskfile.yml", "(Q)");
      InlayHint file = hints(wire).getFirst();
      assertThat(file.getPosition()).isEqualTo(new Position(1, 21));
      assertThat(file.getLabel().getRight().getFirst().getLocation().getUri())
          .isEqualTo(wire.uri("lib/Taskfile.yml"));
      assertThat(file.getTooltip()).isNull();
      InlayHint resolved = Wire.get(documents(wire).resolveInlayHint(file));
      assertThat(resolved.getTooltip().getRight().getValue()).contains("**include** `lib`");
      InlayHint other = new InlayHint(new Position(0, 0), Either.forLeft("x"));
      assertThat(Wire.get(documents(wire).resolveInlayHint(other)).getTooltip()).isNull();
    }
  }

  @Test
  void hintsAreAskedForAgainWhenSettingsOrOtherFilesChange() throws Exception {
    try (Wire wire = start()) {
      assertThat(labels(wire)).hasSize(2);
      Wire.await(() -> !wire.editor.includedFiles.isEmpty(), () -> "no look");
      int before = wire.editor.hintRefreshes.get();
      wire.editor.settings = Map.of("inlayHints", Map.of("values", true, "includes", false));
      wire.server
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
      Wire.await(() -> wire.editor.hintRefreshes.get() > before, () -> "no refresh");
      // It may have been that of the first look.
      Wire.await(() -> labels(wire).equals(List.of("= 1", "(Q)")), () -> labels(wire).toString());
      int refreshes = wire.editor.hintRefreshes.get();
      Files.writeString(root.resolve("lib/Taskfile.yml"), LIB.replace("Q", "R"));
      wire.fileChanged("lib/Taskfile.yml", FileChangeType.Changed);
      Wire.await(() -> wire.editor.hintRefreshes.get() > refreshes, () -> "no refresh");
      Wire.await(() -> labels(wire).equals(List.of("= 1", "(R)")), () -> labels(wire).toString());
    }
  }

  @Test
  void tokensAreAskedForAgainWhenOtherFilesHaveOtherNames() throws Exception {
    try (Wire wire = start()) {
      Wire.await(() -> !wire.editor.includedFiles.isEmpty(), () -> "no look");
      int refreshes = wire.editor.tokenRefreshes.get();
      Files.writeString(root.resolve("lib/Taskfile.yml"), LIB.replace("{x:", "{y:"));
      wire.fileChanged("lib/Taskfile.yml", FileChangeType.Changed);
      Wire.await(() -> wire.editor.tokenRefreshes.get() > refreshes, () -> "no refresh");
    }
  }

  @Test
  void signatureHelp() {
    try (Wire wire = start()) {
      var provider = wire.initialized.getCapabilities().getSignatureHelpProvider();
      assertThat(provider.getTriggerCharacters()).containsExactly(" ", "(");
      SignatureHelp help = signature(wire, 4, 33);
      assertThat(help.getSignatures().getFirst().getLabel()).isEqualTo("upper(s string) string");
      assertThat(help.getActiveParameter()).isZero();
      assertThat(help.getSignatures().getFirst().getParameters().getFirst().getLabel().getLeft())
          .isEqualTo("s string");
      SignatureHelp call = signature(wire, 4, TEXT.lines().toList().get(4).indexOf("P: 1") + 1);
      assertThat(call.getSignatures().getFirst().getLabel()).isEqualTo("x(P, Q)");
      assertThat(signature(wire, 0, 0)).isNull();
    }
  }

  @Test
  void signatureHelpWithPlacesInTheLabel() {
    SignatureInformationCapabilities information = new SignatureInformationCapabilities();
    information.setParameterInformation(new ParameterInformationCapabilities(true));
    try (Wire wire =
        start(
            params ->
                params
                    .getCapabilities()
                    .getTextDocument()
                    .setSignatureHelp(new SignatureHelpCapabilities(information, true)))) {
      var parameter = signature(wire, 4, 33).getSignatures().getFirst().getParameters().getFirst();
      assertThat(parameter.getLabel().getRight()).isEqualTo(Tuple.two(6, 14));
      assertThat(parameter.getDocumentation().getRight().getKind()).isEqualTo("plaintext");
    }
  }
}
