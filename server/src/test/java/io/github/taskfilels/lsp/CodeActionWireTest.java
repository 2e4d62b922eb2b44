package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKindCapabilities;
import org.eclipse.lsp4j.CodeActionLiteralSupportCapabilities;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quick fixes over the wire. */
class CodeActionWireTest {
  private static final String TEXT =
      """
      version: '3'
      tasks:
        😀: {descr: one, cmdss: [echo]}
        b: {cmds: {defer: echo}}
      """;

  @TempDir Path root;

  private static void rich(InitializeParams params) {
    CodeActionCapabilities actions = new CodeActionCapabilities();
    actions.setCodeActionLiteralSupport(
        new CodeActionLiteralSupportCapabilities(
            new CodeActionKindCapabilities(List.of("quickfix", "source"))));
    actions.setDataSupport(true);
    actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
    params.getCapabilities().getTextDocument().setCodeAction(actions);
    params.getCapabilities().getWorkspace().setWorkspaceEdit(new WorkspaceEditCapabilities());
  }

  private Wire start(Consumer<InitializeParams> change) {
    return Wire.start(root, Map.of("Taskfile.yml", TEXT), change);
  }

  private static List<CodeAction> at(Wire wire, Position position, List<String> only) {
    return at(wire, "Taskfile.yml", position, only);
  }

  private static List<CodeAction> at(
      Wire wire, String path, Position position, @Nullable List<String> only) {
    CodeActionContext context = new CodeActionContext(List.of());
    context.setOnly(only);
    return Wire.get(
            wire.server
                .getTextDocumentService()
                .codeAction(
                    new CodeActionParams(
                        wire.document(path), new Range(position, position), context)))
        .stream()
        .map(either -> either.getRight())
        .toList();
  }

  private static List<TextEdit> edits(Wire wire, CodeAction action) {
    return Wire.get(wire.server.getTextDocumentService().resolveCodeAction(action))
        .getEdit()
        .getChanges()
        .values()
        .iterator()
        .next();
  }

  @Test
  void theEditComesWhenTheActionIsChosen() {
    try (Wire wire = start(CodeActionWireTest::rich)) {
      wire.open("Taskfile.yml", TEXT);
      List<CodeAction> actions = at(wire, new Position(2, 9), List.of("quickfix"));
      assertThat(actions)
          .extracting(CodeAction::getTitle)
          .containsExactly(
              "Rename to 'desc'", "Remove descr", "Fix all 'unknown-key' in this file");
      assertThat(actions)
          .allSatisfy(action -> assertThat(action.getEdit()).isNull())
          .extracting(CodeAction::getIsPreferred)
          .containsExactly(true, null, null);
      assertThat(actions.getFirst().getDiagnostics())
          .extracting(diagnostic -> diagnostic.getCode().getLeft())
          .containsExactly("unknown-key");
      assertThat(edits(wire, actions.getFirst()))
          .containsExactly(
              new TextEdit(new Range(new Position(2, 7), new Position(2, 12)), "desc"));
      assertThat(edits(wire, actions.getLast()))
          .extracting(TextEdit::getNewText)
          .containsExactly("desc", "cmds");
    }
  }

  @Test
  void allOfAFileIsASourceAction() {
    try (Wire wire = start(CodeActionWireTest::rich)) {
      wire.open("Taskfile.yml", TEXT);
      List<CodeAction> actions = at(wire, new Position(0, 0), List.of("source.fixAll"));
      assertThat(actions).extracting(CodeAction::getKind).containsExactly("source.fixAll");
      assertThat(edits(wire, actions.getFirst())).hasSizeGreaterThan(1);
      assertThat(at(wire, new Position(0, 0), List.of("refactor"))).isEmpty();
    }
  }

  @Test
  void theSettingsOfAProjectAreMendedToo() {
    String settings = "diagnostics:\n  severity:\n    unknown-kye: warn\n";
    try (Wire wire = start(CodeActionWireTest::rich)) {
      wire.open(".taskfile-ls.yml", "yaml", settings);
      wire.awaitCodes(".taskfile-ls.yml", "project-settings");
      List<CodeAction> actions = at(wire, ".taskfile-ls.yml", new Position(2, 6), null);
      assertThat(actions)
          .extracting(CodeAction::getTitle)
          .containsExactly("Change to 'unknown-key'", "Fix all in this file");
      assertThat(edits(wire, actions.getFirst()))
          .containsExactly(
              new TextEdit(new Range(new Position(2, 4), new Position(2, 15)), "unknown-key"));
      // Other YAML is nobody's.
      wire.open("other.yml", "yaml", settings);
      assertThat(at(wire, "other.yml", new Position(2, 6), null)).isEmpty();
    }
  }

  @Test
  void refactoringsComeWhenTheyAreChosen() {
    try (Wire wire = start(CodeActionWireTest::rich)) {
      String text = "version: '3'\ntasks:\n  😀: {cmds: [echo]}\n  t: make\n";
      wire.open("Taskfile.yml", text);
      List<CodeAction> actions = at(wire, new Position(3, 2), List.of("refactor.rewrite"));
      assertThat(actions)
          .extracting(CodeAction::getTitle)
          .containsExactly("Write as a mapping with 'cmds'");
      assertThat(actions.getFirst().getKind()).isEqualTo("refactor.rewrite");
      assertThat(edits(wire, actions.getFirst()))
          .containsExactly(
              new TextEdit(
                  new Range(new Position(3, 4), new Position(3, 9)), "\n    cmds:\n      - make"));
      assertThat(at(wire, new Position(3, 2), List.of("quickfix"))).isEmpty();
      wire.change("Taskfile.yml", 2, text + "# more\n");
      assertThatThrownBy(
              () ->
                  Wire.get(
                      wire.server.getTextDocumentService().resolveCodeAction(actions.getFirst())))
          .hasMessageContaining("the text has changed");
    }
  }

  @Test
  void whatCannotBeDoneSaysWhyToThoseWhoShowThat() {
    String text = "version: '3'\ntasks:\n  t:\n    cmds:\n      - defer: make\n";
    for (boolean shows : List.of(true, false)) {
      try (Wire wire =
          start(
              params -> {
                rich(params);
                params
                    .getCapabilities()
                    .getTextDocument()
                    .getCodeAction()
                    .setDisabledSupport(shows);
              })) {
        wire.open("Taskfile.yml", text);
        assertThat(at(wire, new Position(4, 10), List.of("refactor.extract")))
            .extracting(action -> action.getDisabled().getReason())
            .containsExactlyElementsOf(
                shows
                    ? List.of("a deferred command runs when its own task ends")
                    : List.<String>of());
      }
    }
  }

  @Test
  void anActionOfAnOlderTextIsRefused() {
    try (Wire wire = start(CodeActionWireTest::rich)) {
      wire.open("Taskfile.yml", TEXT);
      CodeAction action = at(wire, new Position(2, 9), List.of("quickfix")).getFirst();
      wire.change("Taskfile.yml", 2, "version: '3'\n");
      assertThatThrownBy(
              () -> Wire.get(wire.server.getTextDocumentService().resolveCodeAction(action)))
          .isInstanceOf(ResponseErrorException.class)
          .hasMessageContaining("the text has changed");
    }
  }

  @Test
  void simpleClientsGetEditsAtOnceAndOldOnesNothing() {
    try (Wire wire =
        start(
            params -> {
              rich(params);
              params.getCapabilities().getTextDocument().getCodeAction().setDataSupport(false);
            })) {
      wire.open("Taskfile.yml", TEXT);
      assertThat(at(wire, new Position(2, 9), null))
          .allSatisfy(action -> assertThat(action.getEdit()).isNotNull());
    }
    try (Wire wire =
        start(params -> params.getCapabilities().getTextDocument().setCodeAction(null))) {
      wire.open("Taskfile.yml", TEXT);
      assertThat(at(wire, new Position(2, 9), null)).isEmpty();
    }
  }

  @Test
  void diagnosticsLeadToThePagesThatTheClientHas() {
    try (Wire wire =
        start(
            params -> {
              rich(params);
              JsonObject options = new JsonObject();
              options.addProperty("rulePages", "file:///pages");
              params.setInitializationOptions(options);
              params
                  .getCapabilities()
                  .getTextDocument()
                  .getPublishDiagnostics()
                  .setCodeDescriptionSupport(true);
            })) {
      wire.open("Taskfile.yml", TEXT);
      assertThat(wire.awaitCodes("Taskfile.yml", "unknown-key", "unknown-key", "wrong-kind"))
          .extracting(PublishDiagnosticsParams::getDiagnostics)
          .asInstanceOf(InstanceOfAssertFactories.list(Diagnostic.class))
          .extracting(diagnostic -> diagnostic.getCodeDescription().getHref())
          .contains("file:///pages/unknown-key.md");
    }
  }
}
