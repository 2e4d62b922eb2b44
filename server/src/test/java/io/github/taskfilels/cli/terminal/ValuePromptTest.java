package io.github.taskfilels.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.report.Colors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePromptTest {
  private static final String UP = "\u001b[A";
  private static final String DOWN = "\u001bOB";
  private static final List<String> CHOICES = List.of("dev", "beta", "prod");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private ValuePrompt prompt(String keys) {
    return new ValuePrompt(
        new KeyReader(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8))),
        new PrintStream(screen, true, StandardCharsets.UTF_8),
        Colors.OFF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          abc\\r               | abc
          "\\r"                | ""
          Jö🙂x\\u007f\\u007f\\r | Jö
          ab\\u0015c d\\n      | c d
          a\\u001b[Cb\\u0001\\r | ab
          \\u007fa\\r          | a
          """)
  void textIsEditedAsInATerminal(String keys, String value) throws IOException {
    assertThat(prompt(unescaped(keys)).text("NAME")).isEqualTo(value);
  }

  /** Java's escapes, and those of code units, which {@code translateEscapes} leaves alone. */
  private static String unescaped(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)))
        .translateEscapes();
  }

  @Test
  void aTextIsNotLongerThanTasks() throws IOException {
    assertThat(prompt("x".repeat(300) + "\r").text("NAME")).hasSize(256);
  }

  @Test
  void aChoiceIsMadeWithArrows() throws IOException {
    assertThat(prompt("\r").choice("ENV", CHOICES)).isEqualTo("dev");
    assertThat(prompt(DOWN + DOWN + DOWN + UP + "\r").choice("ENV", CHOICES)).isEqualTo("beta");
    assertThat(prompt("jj\tk\r").choice("ENV", CHOICES)).isEqualTo("beta");
    assertThat(prompt(UP + "?" + DOWN + "\n").choice("ENV", CHOICES)).isEqualTo("beta");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .startsWith("? Select value for ENV:\n> dev\n  beta\n  prod\n");
  }

  @Test
  void lettersLeadToTheChoiceThatHasThem() throws IOException {
    List<String> stages = List.of("development", "staging", "production", "kiosk");
    assertThat(prompt("staging\r").choice("ENV", stages)).isEqualTo("staging");
    assertThat(prompt("P\r").choice("ENV", stages)).isEqualTo("production");
    assertThat(prompt("duct\r").choice("ENV", stages)).isEqualTo("production");
    assertThat(prompt("k\r").choice("ENV", stages)).isEqualTo("kiosk");
    assertThat(prompt("sx\r\u007f\r").choice("ENV", stages)).isEqualTo("staging");
    assertThat(prompt("qa\r" + DOWN + "\r").choice("ENV", stages)).isEqualTo("staging");
    assertThat(prompt("qa\r").choice("ENV", stages)).isNull();
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("  no choice has 'qa'\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b", "\u0003", "a\u0004", ""})
  void escapeAndInterruptAndTheEndCancel(String keys) throws IOException {
    assertThat(prompt(keys).text("NAME")).isNull();
    assertThat(prompt(keys).choice("ENV", CHOICES)).isNull();
  }
}
