package io.github.taskfilels.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Words as bash itself reads them. */
@Tag("process")
@Timeout(120)
class BashWordsTest {
  /** Only quotes, escapes and braces: there is nothing in such a text that bash could run. */
  @Test
  void wordsAreThoseOfBash() throws Exception {
    ImmutableList<String> harmless =
        ImmutableList.of(
            "a",
            "b",
            "'",
            "'",
            "\"",
            "\"",
            "\\",
            " ",
            "\t",
            "\n",
            "{",
            ",",
            "}",
            "{a,b}",
            "{1..3}",
            "#",
            "$'",
            "\\n",
            "\\x41",
            "\\u00e4",
            "\\101",
            "=",
            "-",
            "ü",
            "\\'",
            "'c d'",
            "\"e\\\"\"");
    Random random = new Random(11);
    StringBuilder script = new StringBuilder();
    List<String> texts = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    while (texts.size() < 3_000) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length >= 0; length--) {
        text.append(harmless.get(random.nextInt(harmless.size())));
      }
      ShellScript parsed = ShellParser.parse("p " + text);
      boolean one = parsed.commands().statements().size() == 1;
      if (!parsed.errors().isEmpty() || !one || text.toString().endsWith("\\")) {
        continue;
      }
      SimpleCommand command = (SimpleCommand) parsed.commands().statements().getFirst().command();
      List<String> words = new ArrayList<>();
      for (Word word : command.words()) {
        for (Word expanded : BraceExpansion.expand(word)) {
          // A word that is left without text and quotes is none.
          if (!expanded.literal().isEmpty() || expanded.isQuoted()) {
            words.add(expanded.literal());
          }
        }
      }
      texts.add(text.toString());
      expected.add(words);
      script.append("p ").append(text).append("\nprintf '\\1'\n");
    }
    List<List<String>> actual = new ArrayList<>();
    String printed = bash("p() { printf '%s\\2' p \"$@\"; }\n" + script);
    for (String line : Splitter.on('\1').split(printed)) {
      actual.add(Splitter.on('\2').splitToList(line.substring(0, Math.max(0, line.length() - 1))));
    }
    for (int i = 0; i < texts.size(); i++) {
      assertThat(actual.get(i)).as("<%s>", texts.get(i)).isEqualTo(expected.get(i));
    }
  }

  /** Every text comes back as it was from bash, and from our own reader. */
  @Test
  void quotedTextsAreOneWord() throws Exception {
    Random random = new Random(5);
    StringBuilder script = new StringBuilder();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String text =
          ShellPropertiesTest.random(random, 8)
              .replace("\0", "\u0001")
              .replace("\n", i % 2 == 0 ? "\n" : "x");
      String quoted = ShellQuoting.quote(text);
      ShellParser.Words words = ShellParser.words(quoted);
      assertThat(words.errors()).as(quoted).isEmpty();
      assertThat(words.words()).as(quoted).hasSize(1);
      assertThat(words.words().getFirst().literal()).as(quoted).isEqualTo(text);
      texts.add(text);
      script.append("printf '%s\\2' ").append(quoted).append('\n');
    }
    assertThat(Splitter.on('\2').splitToList(bash(script.toString())).subList(0, texts.size()))
        .isEqualTo(texts);
  }

  private static String bash(String script) throws IOException, InterruptedException {
    Path file = Files.createTempFile("words", ".sh");
    Path out = Files.createTempFile("words", ".out");
    try {
      Files.writeString(file, script);
      ProcessBuilder builder = new ProcessBuilder("bash", "--norc", file.toString());
      builder.environment().clear();
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
      Files.delete(out);
    }
  }
}
