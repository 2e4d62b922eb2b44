package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.SyntaxCheck;
import io.github.taskfilels.yaml.YamlParser;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half-typed, broken and odd texts keep all that is promised. */
class FormattingMutationTest {
  private static final String WHOLE =
      """
      # top
      version: '3'
      vars:   &v
          A: "x\\ty"   # one
          B: [1,2 , {c : d}]
      # between

      tasks:
       # in tasks
       build: &b !!map
         desc: >-
             folded
               text

             more
         cmds:
         - |
          echo {{.A}}
            deep

         - task:   'it''s'
         -
           cmd: "a
              b \\
             c"
         - - x
           - - y
         deps: [
            a,    # comment
           *v , b
         ]
         # end of build
       ? key
       : value
       keep: |+
          text

       plain: text
          goes on
      # last
      """;

  private static final String[] PIECES = {
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "    ",
    "- ",
    "-",
    ": ",
    ":",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    "|2",
    ">-",
    ">+",
    "|1-",
    "#",
    " # c",
    "\n   # c\n",
    "&a ",
    "*a",
    "!!str ",
    "{{.A}}",
    "@",
    "%",
    "---\n",
    "...\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    "\\",
    "\\\n",
    "😀",
    "\uD83D",
    "\uFEFF",
    "~",
    "a",
    "key: v\n",
    "é",
    "\n\n\n",
    "  \n",
    "\n \n",
    "x:\n  y\n"
  };

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "" : WHOLE);
    for (int edit = random.nextInt(5); edit >= 0; edit--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
        case 1 -> text.insert(at, " ".repeat(1 + random.nextInt(3)));
        default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  private static FormatOptions options(Random random) {
    return new FormatOptions(
        1 + random.nextInt(5),
        FormatOptions.Lists.values()[random.nextInt(3)],
        random.nextInt(3),
        false,
        random.nextInt(4) > 0,
        random.nextInt(4) > 0,
        random.nextInt(4) > 0 ? null : random.nextBoolean() ? "\n" : "\r\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void mutatedText(long seed) {
    Random random = new Random(seed);
    int formatted = 0;
    for (int round = 0; round < 2000; round++) {
      String text = mutated(random);
      FormatOptions options = options(random);
      String what = "seed " + seed + ", round " + round + ", " + options + "\n" + text;
      if (SyntaxCheck.of(YamlParser.parse(text)).isEmpty()) {
        formatted++;
        FormattedText.of(text, options, what);
        FormattedText.of(text, options, range(random, text), what);
      } else {
        FormattedText.ofBroken(text, options, what);
      }
    }
    assertThat(formatted).isGreaterThan(300);
  }

  private static TextRange range(Random random, String text) {
    int a = random.nextInt(text.length() + 1);
    int b = random.nextInt(text.length() + 1);
    return new TextRange(Math.min(a, b), Math.max(a, b));
  }

  @Test
  void everyPrefix() {
    for (int end = 0; end <= WHOLE.length(); end++) {
      FormattedText.ofBroken(WHOLE.substring(0, end), FormatOptions.STANDARD, "prefix " + end);
    }
  }
}
