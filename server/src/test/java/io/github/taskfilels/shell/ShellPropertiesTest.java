package io.github.taskfilels.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
      text.append(piece(random));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyTextHasATreeWhoseRangesNest(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      String text = random(random, 25);
      ImmutableList<OpaquePiece> opaque = opaque(random, text.length());
      try {
        check(text, opaque, ShellParser.parse(text, opaque));
        check(ShellParser.words(text).words());
        check(ShellParser.word(text).words());
        check(ShellParser.document(text).words());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", text <" + text + "> " + opaque, e);
      }
    }
  }

  static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private static ImmutableList<OpaquePiece> opaque(Random random, int length) {
    if (length < 4 || random.nextInt(3) > 0) {
      return ImmutableList.of();
    }
    int start = random.nextInt(length - 2);
    TextRange range = new TextRange(start, start + 1 + random.nextInt(length - start));
    return ImmutableList.of(new OpaquePiece(range, random.nextBoolean()));
  }

  private static void check(String text, ImmutableList<OpaquePiece> opaque, ShellScript script) {
    script.visit(ShellPropertiesTest::checkNode);
    List<TextRange> leaves = new ArrayList<>(script.comments());
    leaves.addAll(script.keywords());
    opaque.forEach(piece -> leaves.add(piece.range()));
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
    List<String> scripts = ShellScripts.corpus();
    assertThat(scripts).hasSizeGreaterThan(1_000);
    int broken = 0;
    for (String script : scripts) {
      ShellScript parsed = ScriptTemplate.parse(script).script();
      check(script, ScriptTemplate.pieces(script), parsed);
      broken += parsed.errors().isEmpty() ? 0 : 1;
    }
    assertThat(broken).isLessThan(scripts.size() / 50);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void mutatedScriptsHaveUses(long seed) throws IOException {
    List<String> authored = ShellScripts.authored();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      String text = ShellScripts.mutation(authored, random);
      try {
        ShellScript script = ShellParser.parse(text);
        check(text, ImmutableList.of(), script);
        checkUses(text, script.uses());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", text <" + text + ">", e);
      }
    }
  }

  private static void checkUses(String text, ShellUses uses) {
    for (VariableUse use : uses.variables()) {
      assertThat(use.range().in(text).replace("\\", "")).isEqualTo(use.name().replace("\\", ""));
    }
    assertThat(uses.variables()).isSortedAccordingTo((a, b) -> a.range().compareTo(b.range()));
    assertThat(uses.variables().stream().map(VariableUse::range)).doesNotHaveDuplicates();
  }

  /** What begins again and again and never ends takes no longer than in proportion. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "a[ ",
        "\"",
        "'\n",
        "\"$(\n",
        "${x:-",
        "`",
        "$'\n",
        "((",
        "$[",
        "@(",
        "cat <<E\n",
        "{{",
        "a=(",
        "[[ ",
        "[[ ! ",
        "time ",
        "a | time ",
        "$((a?",
        "$((!",
        "$((a=",
        "if ",
        "case a in ",
        "x[1]=",
        "declare x[ ",
        "let a=",
        "for ",
        "<<A ",
        "${ "
      })
  @Timeout(20)
  void repetitionIsReadInLinearTime(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    assertThat(ShellParser.parse(text).uses()).isNotNull();
  }
}
