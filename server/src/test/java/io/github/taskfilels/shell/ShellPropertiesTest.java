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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, with the parser as it is. */
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

  /** A text of up to {@code most} pieces, rarely a sensible one. */
  static String random(Random random, int most) {
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
