package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionRangesTest {

  private static List<String> grown(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    List<TextRange> ranges =
        SelectionRanges.at(
            TestWorkspace.of(fixture.files()).snapshot(),
            TestWorkspace.id(cursor.file()),
            cursor.offset());
    return ranges.stream().map(range -> range.in(fixture.text())).toList();
  }

  @Test
  void fromAPartOfATemplateToTheWholeText() {
    assertThat(grown("tasks:\n  t:\n    cmds:\n      - echo \"x{{.A$0B | upper}}\" y\n"))
        .containsExactly(
            "AB",
            ".AB",
            ".AB | upper",
            "{{.AB | upper}}",
            "\"x{{.AB | upper}}\"",
            "echo \"x{{.AB | upper}}\" y",
            "- echo \"x{{.AB | upper}}\" y",
            "cmds:\n      - echo \"x{{.AB | upper}}\" y",
            "t:\n    cmds:\n      - echo \"x{{.AB | upper}}\" y",
            "tasks:\n  t:\n    cmds:\n      - echo \"x{{.AB | upper}}\" y",
            "tasks:\n  t:\n    cmds:\n      - echo \"x{{.AB | upper}}\" y\n");
  }

  @Test
  void wordLineAndBlockOfAScript() {
    assertThat(grown("cmd: |\n  set -e\n  go te$0st-all\n  exit\n"))
        .containsExactly(
            "test",
            "test-all",
            "go test-all",
            "set -e\n  go test-all\n  exit",
            "|\n  set -e\n  go test-all\n  exit",
            "cmd: |\n  set -e\n  go test-all\n  exit",
            "cmd: |\n  set -e\n  go test-all\n  exit\n");
  }

  @Test
  void quotesAnchorsAndFlow() {
    assertThat(grown("deps: &d !!seq ['a$0:b', c]"))
        .containsExactly(
            "a", "a:b", "'a:b'", "['a:b', c]", "&d !!seq ['a:b', c]", "deps: &d !!seq ['a:b', c]");
  }

  @Test
  void keysAndBlankPlaces() {
    assertThat(grown("tasks:\n  bu$0ild: echo\n  b: echo"))
        .containsExactly(
            "build", "build: echo", "build: echo\n  b: echo", "tasks:\n  build: echo\n  b: echo");
    assertThat(grown("tasks:\n  a: echo\n$0\n  b: echo\n").getFirst())
        .isEqualTo("a: echo\n\n  b: echo");
    assertThat(grown("$0")).containsExactly("");
  }

  @Test
  void comments() {
    assertThat(grown("tasks:\n  # see https://ex$0ample.com/a now\n  a: echo").subList(0, 3))
        .containsExactly("example", "https://example.com/a", "# see https://example.com/a now");
  }

  @Test
  void blocksOfTemplatesAndTheirHeads() {
    assertThat(grown("cmd: '{{if .A}}x {{.B$0}} y{{else}}z{{end}}'"))
        .containsExactly(
            "B",
            ".B",
            "{{.B}}",
            "x {{.B}} y",
            "{{if .A}}x {{.B}} y{{else}}z{{end}}",
            "'{{if .A}}x {{.B}} y{{else}}z{{end}}'",
            "cmd: '{{if .A}}x {{.B}} y{{else}}z{{end}}'");
    assertThat(grown("cmd: '{{if eq .A$0 (index .B 1)}}x{{end}}'").subList(0, 4))
        .containsExactly("A", ".A", "eq .A (index .B 1)", "{{if eq .A (index .B 1)}}");
  }

  @Test
  void halfTypedTemplates() {
    assertThat(grown("cmd: echo {{.A$0 | up").subList(0, 2)).containsExactly("A", ".A");
    assertThat(grown("cmd: \"echo {{.A$0")).last().isEqualTo("cmd: \"echo {{.A");
  }
}
