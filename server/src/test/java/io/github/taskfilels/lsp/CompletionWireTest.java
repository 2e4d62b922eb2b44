package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionItemTagSupportCapabilities;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionListCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InsertReplaceRange;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion over the wire, for clients that can much and for those that can little. */
class CompletionWireTest {
  private static final String TEXT =
      """
      version: '3'
      tasks:
        build: {desc: Builds it, cmds: [x]}
        all: {deps: [bu]}
        b:
          cm
      """;

  @TempDir Path root;

  private static CompletionList ask(Wire wire, int line, int character) {
    var at = wire.at("Taskfile.yml", line, character);
    return Wire.get(
            wire.server
                .getTextDocumentService()
                .completion(new CompletionParams(at.getTextDocument(), at.getPosition())))
        .getRight();
  }

  private static Consumer<InitializeParams> rich() {
    CompletionItemCapabilities item = new CompletionItemCapabilities();
    item.setSnippetSupport(true);
    item.setLabelDetailsSupport(true);
    item.setDocumentationFormat(List.of("markdown"));
    CompletionCapabilities completion = new CompletionCapabilities(item);
    completion.setCompletionList(new CompletionListCapabilities(List.of("editRange")));
    TextDocumentClientCapabilities document = new TextDocumentClientCapabilities();
    document.setCompletion(completion);
    return params -> params.getCapabilities().setTextDocument(document);
  }

  @Test
  void aPlainClientGetsWholeEdits() {
    try (Wire wire = Wire.start(root, java.util.Map.of("Taskfile.yml", TEXT))) {
      wire.open("Taskfile.yml", TEXT);
      CompletionList list = ask(wire, 3, 17);
      assertThat(list.isIncomplete()).isFalse();
      CompletionItem item = list.getItems().getFirst();
      assertThat(item.getLabel()).isEqualTo("build");
      assertThat(item.getDetail()).isEqualTo("Builds it");
      assertThat(item.getTextEdit().getLeft().getNewText()).isEqualTo("build");
      assertThat(item.getTextEdit().getLeft().getRange())
          .isEqualTo(new Range(new Position(3, 15), new Position(3, 17)));
      CompletionItem key = ask(wire, 5, 6).getItems().getFirst();
      assertThat(key.getTextEdit().getLeft().getNewText()).isEqualTo("cmds:");
      assertThat(key.getInsertTextFormat()).isNull();
    }
  }

  @Test
  void aRichClientGetsDefaultsAndSnippets() {
    try (Wire wire = Wire.start(root, java.util.Map.of("Taskfile.yml", TEXT), rich())) {
      wire.open("Taskfile.yml", TEXT);
      CompletionList list = ask(wire, 5, 6);
      assertThat(list.getItemDefaults().getEditRange().getLeft())
          .isEqualTo(new Range(new Position(5, 4), new Position(5, 6)));
      CompletionItem item = list.getItems().getFirst();
      assertThat(item.getTextEdit()).isNull();
      assertThat(item.getTextEditText()).isEqualTo("cmds:\n      - $1");
      assertThat(item.getInsertTextFormat()).isEqualTo(InsertTextFormat.Snippet);
    }
  }

  @Test
  void theRestOfAWordIsReplacedWhereThePersonSaysSo() {
    String text = TEXT.replace("[bu]", "[buzz]");
    Consumer<InitializeParams> client =
        params -> {
          rich().accept(params);
          CompletionCapabilities completion =
              params.getCapabilities().getTextDocument().getCompletion();
          completion.getCompletionItem().setInsertReplaceSupport(true);
        };
    try (Wire wire = Wire.start(root, java.util.Map.of("Taskfile.yml", text), client)) {
      wire.open("Taskfile.yml", text);
      InsertReplaceRange range = ask(wire, 3, 17).getItemDefaults().getEditRange().getRight();
      assertThat(range.getInsert()).isEqualTo(new Range(new Position(3, 15), new Position(3, 17)));
      assertThat(range.getReplace()).isEqualTo(new Range(new Position(3, 15), new Position(3, 19)));
    }
  }

  @Test
  void whatEveryItemHasStandsOnceAndDeprecatedOnesAreMarked() {
    String text = "version: '3'\ntasks:\n  a: echo 🚀 {{.A | }}\n";
    Consumer<InitializeParams> client =
        params -> {
          rich().accept(params);
          CompletionCapabilities completion =
              params.getCapabilities().getTextDocument().getCompletion();
          completion.getCompletionItem().setCommitCharactersSupport(true);
          completion
              .getCompletionItem()
              .setTagSupport(
                  new CompletionItemTagSupportCapabilities(List.of(CompletionItemTag.Deprecated)));
          completion.setCompletionList(
              new CompletionListCapabilities(
                  List.of("editRange", "commitCharacters", "insertTextFormat")));
          params.getCapabilities().setGeneral(new GeneralClientCapabilities());
          params.getCapabilities().getGeneral().setPositionEncodings(List.of("utf-8"));
        };
    try (Wire wire = Wire.start(root, java.util.Map.of("Taskfile.yml", text), client)) {
      wire.open("Taskfile.yml", text);
      int column = "  a: echo 🚀 {{.A | ".getBytes(StandardCharsets.UTF_8).length;
      CompletionList list = ask(wire, 2, column);
      assertThat(list.getItemDefaults().getCommitCharacters()).containsExactly(" ", "|", ")");
      assertThat(list.getItemDefaults().getEditRange().getLeft().getStart())
          .isEqualTo(new Position(2, column));
      assertThat(list.getItemDefaults().getInsertTextFormat()).isNull();
      assertThat(list.getItems()).allMatch(item -> item.getCommitCharacters() == null);
      assertThat(list.getItems())
          .anyMatch(item -> item.getTags() != null)
          .anyMatch(item -> item.getTags() == null);
    }
  }

  @Test
  void tasksThatRanLatelyComeFirst() throws IOException {
    Path history = root.resolve(".task/taskfile-ls/history.jsonl");
    Files.createDirectories(history.getParent());
    Files.writeString(
        history, "{\"task\":\"b\",\"ms\":1,\"at\":1}\n{\"task\":\"build\",\"ms\":1,\"at\":2}\n");
    String text = "version: '3'\ntasks: {a: x, b: x, build: x, c: {deps: []}}\n";
    try (Wire wire = Wire.start(root, java.util.Map.of("Taskfile.yml", text))) {
      wire.open("Taskfile.yml", text);
      assertThat(ask(wire, 1, text.indexOf("[]") + 1 - text.indexOf("tasks")).getItems())
          .extracting(CompletionItem::getLabel)
          .containsExactly("build", "b", "a");
    }
  }

  @Test
  void documentationIsResolvedWhenSomebodyLooks() {
    try (Wire wire = Wire.start(root, java.util.Map.of("Taskfile.yml", TEXT), rich())) {
      wire.open("Taskfile.yml", TEXT);
      CompletionItem item = ask(wire, 3, 17).getItems().getFirst();
      assertThat(item.getDocumentation()).isNull();
      CompletionItem resolved =
          Wire.get(wire.server.getTextDocumentService().resolveCompletionItem(item));
      assertThat(resolved.getDocumentation().getRight().getValue()).contains("**task** `build`");
      CompletionItem foreign = new CompletionItem("x");
      foreign.setData(new JsonPrimitive("not ours"));
      assertThat(
              Wire.get(wire.server.getTextDocumentService().resolveCompletionItem(foreign))
                  .getDocumentation())
          .isNull();
    }
  }

  @Test
  void charactersThatBeginANameAskForIt() {
    try (Wire wire = DemoProject.start(root)) {
      assertThat(wire.initialized.getCapabilities().getCompletionProvider().getTriggerCharacters())
          .contains(".", ":", "$");
    }
  }
}
