package io.github.taskfilels.lsp.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.HalfTypedDocumentsTest;
import io.github.taskfilels.ide.tokens.DocumentTokens;
import io.github.taskfilels.ide.tokens.SemanticToken;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensCapabilities;
import org.eclipse.lsp4j.SemanticTokensClientCapabilitiesRequests;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.junit.jupiter.api.Test;

class TokenFormTest {
  private static final int ROUNDS = 1_000;
  private static final FileId FILE = TestWorkspace.id("/Taskfile.yml");
  private static final TokenForm ALL =
      form(
          List.of(
              "namespace",
              "property",
              "variable",
              "function",
              "macro",
              "keyword",
              "comment",
              "string",
              "number",
              "operator"),
          List.of("declaration", "readonly"));

  private static TokenForm form(List<String> types, List<String> modifiers) {
    return TokenForm.of(
        new SemanticTokensCapabilities(
            new SemanticTokensClientCapabilitiesRequests(true), types, modifiers, List.of()));
  }

  private static int[] encode(TokenForm form, String text, PositionEncoding encoding) {
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", text)).snapshot();
    return form.encode(DocumentTokens.of(snapshot, FILE), new ToLsp(new LineIndex(text), encoding));
  }

  @Test
  void numbersSinceTheTokenBefore() {
    String text = "version: '3'\ntasks:\n  é: echo '😀' | cat\n";
    assertThat(encode(ALL, text, PositionEncoding.UTF16))
        .containsExactly(
            2, 2, 1, 3, 1, //
            0, 3, 4, 3, 0, //
            0, 5, 4, 7, 0, //
            0, 5, 1, 9, 0, //
            0, 2, 3, 3, 0);
    assertThat(encode(ALL, text, PositionEncoding.UTF8))
        .containsExactly(
            2, 2, 2, 3, 1, //
            0, 4, 4, 3, 0, //
            0, 5, 6, 7, 0, //
            0, 7, 1, 9, 0, //
            0, 2, 3, 3, 0);
  }

  @Test
  void onlyWhatTheClientKnows() {
    TokenForm form = form(List.of("string", "own", "function"), List.of("readonly"));
    assertThat(form.legend().getTokenTypes()).containsExactly("function", "string");
    assertThat(form.legend().getTokenModifiers()).containsExactly("readonly");
    assertThat(encode(form, "version: '3'\ntasks: {t: echo $A 'b'}\n", PositionEncoding.UTF16))
        .containsExactly(
            1, 8, 1, 0, 0, //
            0, 3, 4, 0, 0, //
            0, 8, 3, 1, 0);
    assertThat(TokenForm.of(null).types()).isEmpty();
  }

  /** Decoded ranges are those that were encoded, and what has changed gives the new whole. */
  @Test
  void halfTypedDocuments() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of(
                "/Taskfile.yml",
                HalfTypedDocumentsTest.WHOLE,
                "/lib.yml",
                HalfTypedDocumentsTest.LIB));
    int[] before = {};
    for (int seed = 0; seed < ROUNDS; seed++) {
      String text = HalfTypedDocumentsTest.mutated(new Random(seed));
      List<SemanticToken> tokens = DocumentTokens.of(workspace.type("/Taskfile.yml", text), FILE);
      PositionEncoding encoding = seed % 2 == 0 ? PositionEncoding.UTF16 : PositionEncoding.UTF8;
      ToLsp convert = new ToLsp(new LineIndex(text), encoding);
      int[] after = ALL.encode(tokens, convert);
      assertThat(decode(after, convert))
          .as("seed " + seed)
          .containsExactlyElementsOf(
              tokens.stream().map(token -> convert.range(token.range()).toString()).toList());
      List<SemanticTokensEdit> edits = TokenForm.edits(before, after);
      assertThat(apply(before, edits)).as("seed " + seed).isEqualTo(TokenForm.list(after));
      edits.forEach(
          edit -> {
            assertThat(edit.getStart() % 5).isZero();
            assertThat(edit.getDeleteCount() % 5).isZero();
          });
      before = after;
    }
  }

  private static List<String> decode(int[] data, ToLsp convert) {
    List<String> ranges = new ArrayList<>();
    int line = 0;
    int column = 0;
    for (int i = 0; i < data.length; i += 5) {
      column = data[i] == 0 ? column + data[i + 1] : data[i + 1];
      line += data[i];
      Position end = new Position(line, column + data[i + 2]);
      ranges.add(new Range(new Position(line, column), end).toString());
      // No token is longer than its line.
      assertThat(convert.position(convert.offset(end))).isEqualTo(end);
    }
    return ranges;
  }

  private static List<Integer> apply(int[] before, List<SemanticTokensEdit> edits) {
    List<Integer> data = new ArrayList<>(TokenForm.list(before));
    for (SemanticTokensEdit edit : edits.reversed()) {
      List<Integer> part = data.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount());
      part.clear();
      part.addAll(edit.getData());
    }
    return data;
  }

  @Test
  void aChangeOfOneTokenIsOneSmallEdit() {
    String text = "version: '3'\ntasks:\n" + "  t%d: echo 'a' $B | cat\n".repeat(100);
    int[] before = encode(ALL, text, PositionEncoding.UTF16);
    int[] after = encode(ALL, text.replaceFirst("cat", "less"), PositionEncoding.UTF16);
    assertThat(TokenForm.edits(before, after)).hasSize(1);
    assertThat(TokenForm.edits(before, after).getFirst().getData()).hasSize(5);
    assertThat(TokenForm.edits(before, before)).isEmpty();
  }
}
