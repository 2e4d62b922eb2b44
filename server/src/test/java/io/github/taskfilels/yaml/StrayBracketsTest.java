package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bracket that nothing closes takes no tasks with it, and is told where it stands. */
class StrayBracketsTest {
  private static final String TASKS =
      """
        b: echo b
        c:
          cmds: [echo c]
      vars: {A: 1}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks:\n  [\n",
        "tasks:\n  {\n",
        "tasks: [\n",
        "tasks: {\n",
        "tasks: [  # soon\n\n",
        "tasks:\n  a: x\n  [\n",
        "tasks:\n  a: x\n  {\n",
        "tasks:\n    [\n",
        "tasks:\n  a:\n    [\n",
        "tasks:\n  a: [\n",
        "tasks:\n  a:\n    deps: [\n",
        "tasks:\n  a:\n    cmds:\n      - {\n",
        "tasks:\n  a:\n    cmds:\n    [\n"
      })
  void theOtherTasksStay(String before) {
    String text = "version: '3'\n" + before + TASKS;
    YamlTree tree = YamlParser.parse(text);
    char bracket = text.contains("{\n") ? '{' : '[';
    assertThat(SyntaxCheck.of(tree))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.message()).isEqualTo("this " + bracket + " is not closed");
              assertThat(error.range().in(text)).isEqualTo(String.valueOf(bracket));
              assertThat(error.range().start()).isLessThan(text.indexOf("b: echo b"));
            });
    assertThat(keys(tree.root())).contains("version", "tasks", "vars");
    assertThat(keys(((YamlMapping) tree.root()).get("tasks"))).contains("b", "c");
  }

  @Test
  void whatIsHalfTypedInBracketsStaysInThem() {
    YamlMapping root =
        (YamlMapping)
            YamlParser.parse("vars: {\n  A: 1,\n  B: 2\ndeps: [\n  build,\n  te\ntasks: {a: x}\n")
                .root();
    assertThat(keys(root.get("vars"))).containsExactly("A", "B");
    assertThat(root.get("deps")).isInstanceOf(YamlSequence.class);
    assertThat(keys(root.get("tasks"))).containsExactly("a");
  }

  @Test
  void closedOnesBetweenKeysAreToldAsSuch() {
    YamlTree tree = YamlParser.parse("tasks:\n  a: x\n  {b: y}\n  c: z\n");
    assertThat(SyntaxCheck.of(tree))
        .extracting(YamlError::message)
        .containsExactly("brackets cannot stand between keys");
  }

  @Test
  void whatIsClosedIsNoMistake() {
    YamlTree tree = YamlParser.parse("tasks:\n  {\n  a: x\n  }\nb: [\n  c: d\n  ]\n");
    assertThat(SyntaxCheck.of(tree)).isEmpty();
    assertThat(keys(tree.root())).containsExactly("tasks", "b");
  }

  private static List<String> keys(YamlNode node) {
    List<String> keys = new ArrayList<>();
    assertThat(node).isInstanceOf(YamlMapping.class);
    ((YamlMapping) node).entries().forEach(entry -> keys.add(entry.keyText()));
    return keys;
  }
}
