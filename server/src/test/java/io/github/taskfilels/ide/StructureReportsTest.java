package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Situations in which other servers have shown the wrong structure, by their public reports: call
 * hierarchy, outline and folding.
 */
class StructureReportsTest {

  private static List<String> calls(String text, ImmutableList<CallHierarchy.Call> calls) {
    return calls.stream()
        .map(
            call ->
                call.item().name()
                    + " at "
                    + call.ranges().stream()
                        .map(range -> new LineIndex(text).lineOf(range.start()) + 1)
                        .toList())
        .toList();
  }

  private static Snapshot snapshot(String text) {
    return TestWorkspace.of(Map.of("/Taskfile.yml", text)).snapshot();
  }

  private static List<String> incoming(String text, String task) {
    return calls(
        text, CallHierarchy.incoming(snapshot(text), new Definition(id("/Taskfile.yml"), task)));
  }

  private static List<String> outgoing(String text, String task) {
    return calls(
        text, CallHierarchy.outgoing(snapshot(text), new Definition(id("/Taskfile.yml"), task)));
  }

  private static List<String> folds(String text) {
    LineIndex lines = new LineIndex(text);
    return FoldingRanges.of(snapshot(text), id("/Taskfile.yml")).stream()
        .map(
            fold ->
                (lines.lineOf(fold.range().start()) + 1)
                    + "-"
                    + (lines.lineOf(fold.range().end()) + 1))
        .toList();
  }

  /** gopls 79560: all calls of a caller, also the same one again. */
  @Test
  void callsThatAreMadeAgain() {
    String text =
        """
        version: '3'
        tasks:
          f:
            deps:
              - g
            cmds:
              - task: g
              - task: h
              - task: g
              - defer: {task: g}
          g: echo
          h: echo
        """;
    assertThat(incoming(text, "g")).containsExactly("f at [5, 7, 9, 10]");
    assertThat(outgoing(text, "f")).containsExactly("g at [5, 7, 9, 10]", "h at [8]");
  }

  /**
   * gopls 68153: a call of which only a run can tell leads nowhere, above all not to the caller.
   */
  @Test
  void callsThatATemplateMakes() {
    String text = "version: '3'\ntasks:\n  a: {deps: ['{{.X}}', b]}\n  b: echo\n";
    assertThat(outgoing(text, "a")).containsExactly("b at [3]");
    assertThat(incoming(text, "a")).isEmpty();
  }

  /** rust-analyzer 5103: who calls whom is not turned round. */
  @Test
  void theDirectionOfCalls() {
    String text = "version: '3'\ntasks:\n  a: {deps: [b]}\n  b: echo\n  main: {deps: [a]}\n";
    assertThat(incoming(text, "b")).containsExactly("a at [3]");
    assertThat(incoming(text, "a")).containsExactly("main at [5]");
    assertThat(outgoing(text, "b")).isEmpty();
    assertThat(outgoing(text, "a")).containsExactly("b at [3]");
  }

  /**
   * LSP 641, gsharp 890, ocaml-lsp 1775: names that are none, and names outside of their ranges.
   */
  @Test
  void symbolsThatEditorsRefuse() {
    String text =
        """
        version: '3'
        x-tasks: &more {merged: {desc: x}}
        vars: {'': 1, ' ': 2, "\\t": 3}
        includes: {'': ./a.yml, "\\n": ./b.yml}
        tasks:
          <<: *more
          '': echo
          ' ': echo
          "\\u200b": echo
          ? {a: b}
          : echo
          : echo
        """;
    assertThat(symbols(DocumentSymbols.of(snapshot(text), id("/Taskfile.yml"))))
        .isNotEmpty()
        .allSatisfy(
            symbol -> {
              assertThat(symbol.name()).isNotBlank();
              assertThat(symbol.range().covers(symbol.selectionRange())).isTrue();
            });
  }

  private static Stream<DocumentSymbols.Symbol> symbols(List<DocumentSymbols.Symbol> symbols) {
    return symbols.stream()
        .flatMap(symbol -> Stream.concat(Stream.of(symbol), symbols(symbol.children())));
  }

  /** yaml-language-server 242: a comment at the margin does not end what it stands in. */
  @Test
  void foldsWithCommentsAtTheMargin() {
    assertThat(folds("tasks:\n  a:\n    deps: [b]\n#   cmds:\n    silent: true\n  b: echo\n"))
        .containsExactly("1-6", "2-5");
  }

  /** yaml-language-server 400: neither the next key nor the comment before it is folded away. */
  @Test
  void foldsBeforeTheNextKey() {
    assertThat(
            folds(
                "tasks:\n  a:\n    deps:\n      - b\n\n  # about b\n  b:\n    cmds:\n      - c\nenv:\n  X: 1\n"))
        .containsExactly("1-9", "2-4", "3-4", "7-9", "8-9", "10-11");
  }

  /** vscode 281660 and 239789: a fold that begins where another ends is thrown away. */
  @Test
  void foldsThatTouch() {
    assertThat(
            folds(
                """
                tasks:
                  a:
                    cmds:
                      - |
                        {{if .A}}
                        echo
                        {{else if .B}}
                        echo
                        {{else}}
                        echo
                        {{end}}
                    deps: [
                      b
                    ]
                    sources: {
                      x: 1 }
                """))
        .containsExactly("1-16", "2-16", "3-11", "4-11", "5-6", "7-8", "9-10", "12-13", "15-16");
  }
}
