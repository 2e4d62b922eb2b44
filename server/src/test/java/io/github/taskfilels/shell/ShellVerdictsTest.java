package io.github.taskfilels.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.taskfilels.shell.ShellOracle.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Task's parser said of some scripts, recorded by {@code ShellOracleTest}. */
class ShellVerdictsTest {
  /** A line of {@code verdicts.jsonl}. */
  record Line(String script, Verdict verdict) {}

  static List<Line> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ShellVerdictsTest.class.getResourceAsStream("/shell/verdicts.jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> new Gson().fromJson(line, Line.class))
          .toList();
    }
  }

  /** The offset of the first error in bytes, as Task counts it. */
  static int offset(String script, List<ShellError> errors) {
    String before = script.substring(0, errors.getFirst().range().start());
    return before.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void scriptsAreJudgedAsRecorded() throws IOException {
    List<String> differences = new ArrayList<>();
    for (Line line : recorded()) {
      List<ShellError> errors = ShellParser.parse(line.script()).errors();
      if (errors.isEmpty() != line.verdict().accepts()) {
        differences.add(line + " here: " + errors);
      }
    }
    assertThat(recorded()).hasSizeGreaterThan(300);
    assertThat(differences).hasSizeLessThanOrEqualTo(recorded().size() / 100);
  }
}
