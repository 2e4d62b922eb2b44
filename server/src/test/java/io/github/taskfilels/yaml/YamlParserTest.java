package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tree keeps of text that is not finished. */
class YamlParserTest {

  private static YamlMapping root(String text) {
    return (YamlMapping) YamlParser.parse(text).root();
  }

  private static List<String> keys(YamlNode node) {
    return ((YamlMapping) node).entries().stream().map(YamlEntry::keyText).toList();
  }

  @Test
  void lineWithoutColonIsAnEntry() {
    YamlMapping root = root("tasks:\n  a: x\n  bui\n  c: y\n");
    assertThat(keys(root.get("tasks"))).containsExactly("a", "bui", "c");
  }

  @Test
  void keyWithoutColonKeepsItsChildren() {
    YamlMapping tasks = (YamlMapping) root("tasks:\n  build\n    cmds: [x]\n  c: y\n").get("tasks");
    assertThat(keys(tasks)).containsExactly("build", "c");
    assertThat(keys(tasks.get("build"))).containsExactly("cmds");
  }

  @Test
  void openQuoteEndsWithItsLine() {
    YamlMapping tasks =
        (YamlMapping) root("tasks:\n  a:\n    desc: \"open\n    cmd: x\n  b: y\n").get("tasks");
    assertThat(keys(tasks)).containsExactly("a", "b");
    assertThat(keys(tasks.get("a"))).containsExactly("desc", "cmd");
  }

  @Test
  void openFlowEndsWhereAParentGoesOn() {
    YamlMapping tasks =
        (YamlMapping)
            root("tasks:\n  a:\n    deps: [x, {task: y, vars: {A:\n    cmd: z\n  b: y\n")
                .get("tasks");
    assertThat(keys(tasks)).containsExactly("a", "b");
    assertThat(keys(tasks.get("a"))).containsExactly("deps", "cmd");
  }

  @Test
  void deeperLineJoinsTheEntryBeforeIt() {
    YamlMapping tasks = (YamlMapping) root("tasks:\n  a: x\n    cmds: [y]\n  b: z\n").get("tasks");
    assertThat(keys(tasks)).containsExactly("a", "b");
    assertThat(keys(tasks.get("a"))).containsExactly("cmds");
  }

  @Test
  void templateIsANodeOfItsOwn() {
    YamlMapping root = root("dir: {{.A}}/x # here\ncmd: y\n");
    assertThat(root.get("dir"))
        .isInstanceOfSatisfying(
            YamlTemplate.class, t -> assertThat(t.text()).isEqualTo("{{.A}}/x"));
    assertThat(keys(root)).containsExactly("dir", "cmd");
  }

  @Test
  void onlyTheFirstDocumentIsRead() {
    assertThat(keys(root("%YAML 1.2\n---\na: 1\n...\nb: 2\n---\nc: 3\n"))).containsExactly("a");
  }

  @Test
  void scalarsAreDecodedWithTheirSources() {
    String text = "a: \"x\\ty 😀\"\nb: >-\n  one\n  two\n\n  three\nc: |2\n    deep\n  flat\n";
    YamlMapping root = root(text);
    YamlScalar quoted = (YamlScalar) root.get("a");
    assertThat(quoted.value()).isEqualTo("x\ty 😀");
    assertThat(text.charAt(quoted.sourceMap().toSource(2))).isEqualTo('y');
    assertThat(quoted.sourceMap().toDecoded(text.indexOf('y'))).isEqualTo(2);
    YamlScalar folded = (YamlScalar) root.get("b");
    assertThat(folded.value()).isEqualTo("one two\nthree");
    assertThat(folded.sourceMap().toSource(folded.value().indexOf("three")))
        .isEqualTo(text.indexOf("three"));
    assertThat(((YamlScalar) root.get("c")).value()).isEqualTo("  deep\nflat\n");
  }

  @Test
  void whatBeginsLikeANumberIsToldByItsNextCharacters() {
    assertThat(List.of("-", "+", ".", "-.", "./x", "-x", "--", "+a1", ".e1", "-_1", "..5"))
        .allSatisfy(word -> assertThat(ScalarTypes.ofPlain(word)).isEqualTo(ScalarType.STRING));
    assertThat(List.of(".5", "-.5", "+.5e3", ".inf", "-.Inf", "+.INF", ".nan", "1.", "-1e3"))
        .allSatisfy(word -> assertThat(ScalarTypes.ofPlain(word)).isEqualTo(ScalarType.FLOAT));
    assertThat(List.of("0", "-12", "+007", "123456789012345678901234567890", "-0x1f", "1_0"))
        .allSatisfy(word -> assertThat(ScalarTypes.ofPlain(word)).isEqualTo(ScalarType.INT));
  }

  @Test
  void typesAreThoseOfGoYaml() {
    List<String> words =
        List.of(
            "~",
            "null",
            "",
            "true",
            "yes",
            "True",
            "010",
            "0x1F",
            "0o17",
            "1_000",
            "+1",
            "1.10",
            "1e3",
            ".inf",
            "2020-01-01",
            "1:30",
            "1.2.3");
    List<ScalarType> types = words.stream().map(ScalarTypes::ofPlain).toList();
    assertThat(types)
        .containsExactly(
            ScalarType.NULL,
            ScalarType.NULL,
            ScalarType.NULL,
            ScalarType.BOOL,
            ScalarType.STRING,
            ScalarType.BOOL,
            ScalarType.INT,
            ScalarType.INT,
            ScalarType.INT,
            ScalarType.INT,
            ScalarType.INT,
            ScalarType.FLOAT,
            ScalarType.FLOAT,
            ScalarType.FLOAT,
            ScalarType.TIMESTAMP,
            ScalarType.STRING,
            ScalarType.STRING);
  }
}
