package io.github.taskfilels.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, with the parser as it is and bash as the oracle. */
@Timeout(120)
class ShellPropertiesTest {
  private static final ImmutableList<String> PIECES =
      ImmutableList.of(
          "a",
          "b1",
          "X=",
          "+=",
          " ",
          " ",
          "\t",
          "\n",
          "\r\n",
          ";",
          ";;",
          "&",
          "&&",
          "|",
          "||",
          "(",
          ")",
          "{",
          "}",
          "((",
          "))",
          "[[",
          "]]",
          "[",
          "]",
          "<",
          ">",
          "<<",
          "<<-",
          "<<<",
          "2>&1",
          "'",
          "\"",
          "\\",
          "`",
          "$",
          "$(",
          "$((",
          "${",
          "${x:-",
          "$'",
          "$\"",
          "$a",
          "$@",
          "#",
          "# c",
          "*",
          "?",
          "~",
          "~/",
          "!",
          "!(",
          "@(",
          "if ",
          "then ",
          "else ",
          "fi",
          "for ",
          "in ",
          "do ",
          "done",
          "while ",
          "case ",
          "esac",
          "function ",
          "coproc ",
          "time ",
          "E",
          "\nE\n",
          "é",
          "\ud83d\ude00",
          "\0",
          "=~ ",
          ",",
          "..",
          "%",
          "//",
          ":",
          "declare ",
          "<(");

  private static String random(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(most); length > 0; length--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyTextHasATreeWhoseRangesNest(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      String text = random(random, 25);
      ImmutableList<TextRange> opaque = opaque(random, text.length());
      try {
        check(text, ShellParser.parse(text, opaque));
        check(ShellParser.words(text).words());
        check(ShellParser.word(text).words());
        check(ShellParser.document(text).words());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", text <" + text + "> " + opaque, e);
      }
    }
  }

  private static ImmutableList<TextRange> opaque(Random random, int length) {
    if (length < 4 || random.nextInt(3) > 0) {
      return ImmutableList.of();
    }
    int start = random.nextInt(length - 2);
    return ImmutableList.of(new TextRange(start, start + 1 + random.nextInt(length - start)));
  }

  private static void check(String text, ShellScript script) {
    script.visit(ShellPropertiesTest::checkNode);
    List<TextRange> leaves = new ArrayList<>(script.comments());
    script.hereDocuments().forEach(document -> leaves.add(document.range()));
    for (TextRange range : leaves) {
      assertThat(range.end()).isLessThanOrEqualTo(text.length());
    }
    if (!script.errors().isEmpty()) {
      return;
    }
    // Where nothing is wrong, nothing but blanks and operators stands outside of all nodes.
    boolean[] covered = new boolean[text.length()];
    script.visit(
        node -> {
          if (node instanceof Word
              || node instanceof WordPart
              || node instanceof Redirection
              || node instanceof Assignment) {
            leaves.add(node.range());
          }
        });
    leaves.forEach(range -> Arrays.fill(covered, range.start(), range.end(), true));
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      rest.append(covered[i] ? ' ' : text.charAt(i));
    }
    for (String token : Splitter.onPattern("[\\s;&|()<>\\\\]+").omitEmptyStrings().split(rest)) {
      assertThat(BashNames.RESERVED_WORDS).contains(token);
    }
  }

  private static void check(ImmutableList<Word> words) {
    for (Word word : words) {
      checkNode(word);
    }
  }

  private static void checkNode(ShellNode node) {
    int end = node.range().start();
    for (ShellNode child : node.children()) {
      assertThat(node.range().covers(child.range())).as("%s in %s", child, node).isTrue();
      assertThat(child.range().start()).as("%s in %s", child, node).isGreaterThanOrEqualTo(end);
      end = child.range().end();
    }
    if (node instanceof Word word && !word.parts().isEmpty()) {
      int at = word.range().start();
      for (WordPart part : word.parts()) {
        assertThat(part.range().start()).as("%s", word).isEqualTo(at);
        at = part.range().end();
      }
      assertThat(at).isEqualTo(word.range().end());
    }
  }

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
          random(random, 8).replace("\0", "\u0001").replace("\n", i % 2 == 0 ? "\n" : "x");
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

  @Test
  void everyScriptOfTheCorpusIsRead() throws IOException {
    Path corpus = Shared.corpus();
    List<String> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml")).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        scripts(YamlParser.parse(text).root(), false, scripts);
      }
    }
    assertThat(scripts).hasSizeGreaterThan(1_000);
    int broken = 0;
    for (String script : scripts) {
      // Templates mean nothing here; what they make is rarely more than a word.
      ShellScript parsed = ShellParser.parse(script.replaceAll("(?s)\\{\\{.*?}}", "x"));
      parsed.visit(ShellPropertiesTest::checkNode);
      broken += parsed.errors().isEmpty() ? 0 : 1;
    }
    assertThat(broken).isLessThan(scripts.size() / 50);
  }

  /** The texts below keys that hold commands. */
  private static void scripts(YamlNode node, boolean command, List<String> scripts) {
    switch (node) {
      case YamlScalar scalar when command -> scripts.add(scalar.value());
      case YamlSequence sequence ->
          sequence.items().forEach(item -> scripts(item.value(), command, scripts));
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          boolean holds =
              switch (entry.keyText()) {
                case "cmds", "cmd", "sh", "status", "preconditions" -> true;
                default -> false;
              };
          scripts(entry.value(), holds, scripts);
        }
      }
      default -> {}
    }
  }
}
