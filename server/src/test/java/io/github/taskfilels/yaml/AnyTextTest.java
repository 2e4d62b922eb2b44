package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextRange;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any text gives a whole tree: nothing is thrown, nothing is lost, and every node lies inside its
 * parent.
 */
class AnyTextTest {
  private static final String WHOLE =
      """
      # comment
      version: '3'
      vars: &v {A: "x\\ty", B: [1, 2, {c: d}]}
      tasks:
        build: &b !!map
          desc: >-
            folded
            text

          cmds:
            - |
              echo {{.A}}
            - task: 'it''s'
            -
              cmd: "a
                b"
          deps: [a, *v, b]
        ? key
        : value
        plain: text
          goes on
      """;

  private static final String[] PIECES = {
    "\n",
    "\r\n",
    "\r",
    "\t",
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
    ">-",
    "#",
    " #",
    "&a",
    "*a",
    "!!str ",
    "!<x",
    "{{",
    "}}",
    "{{.A}}",
    "@",
    "`",
    "%",
    "---\n",
    "...\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "\\",
    "😀",
    "\uD83D",
    "\uFEFF",
    "\u0000",
    "~",
    "a",
    "key: v\n",
    "é"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void mutatedText(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "" : WHOLE);
      for (int edit = random.nextInt(6); edit >= 0; edit--) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean()) {
          text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        } else {
          text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        }
      }
      check(text.toString(), "seed " + seed + ", round " + i);
    }
  }

  @Test
  void everyPrefix() {
    for (int end = 0; end <= WHOLE.length(); end++) {
      check(WHOLE.substring(0, end), "prefix " + end);
    }
  }

  @Test
  void deepNesting() {
    for (String open : new String[] {"[", "{a: ", "- ", "? ", "[{a: "}) {
      YamlTree tree = check(open.repeat(3_000), "3,000 times " + open);
      assertThat(tree.errors()).extracting(YamlError::kind).contains(YamlError.Kind.TOO_DEEP);
      check(open.repeat(20_000), "20,000 times " + open);
    }
    StringBuilder deeper = new StringBuilder();
    for (int depth = 0; depth < 1_000; depth++) {
      deeper.append(" ".repeat(depth)).append("a:\n");
    }
    assertThat(check(deeper.toString(), "1,000 levels").errors())
        .extracting(YamlError::kind)
        .contains(YamlError.Kind.TOO_DEEP);
  }

  @Test
  void anchorsThatHoldThemselves() {
    YamlTree tree = check("a: &x [*x, {b: *x}]\nc: *x\n", "recursive anchor");
    YamlMapping root = (YamlMapping) tree.root();
    YamlSequence sequence = (YamlSequence) root.get("a");
    assertThat(tree.resolve((YamlAlias) sequence.items().getFirst().value())).isNull();
    assertThat(tree.resolve((YamlAlias) root.get("c"))).isSameAs(sequence);
  }

  private static YamlTree check(String text, String what) {
    YamlTree tree = YamlParser.parse(text);
    assertThat(tree.text()).as(what).isEqualTo(text);
    TextRange whole = new TextRange(0, text.length());
    inside(tree.root(), whole, what + "\n" + text);
    int last = 0;
    for (TextRange comment : tree.comments()) {
      assertThat(comment.start()).as(what).isGreaterThanOrEqualTo(last);
      assertThat(text.charAt(comment.start())).as(what).isEqualTo('#');
      last = comment.end();
    }
    tree.errors().forEach(error -> assertThat(whole.covers(error.range())).as(what).isTrue());
    assertThat(SyntaxCheck.of(tree).size()).as(what).isLessThanOrEqualTo(1);
    tree.pathTo(text.length() / 2);
    return tree;
  }

  private static void inside(YamlNode node, TextRange parent, String what) {
    contained(node.range(), parent, what);
    switch (node) {
      case YamlMapping mapping -> {
        int last = 0;
        for (YamlEntry entry : mapping.entries()) {
          contained(entry.range(), mapping.range(), what);
          if (entry.range().start() < last) {
            throw new AssertionError("entries overlap at " + entry.range() + " in " + what);
          }
          last = entry.range().start();
          inside(entry.key(), entry.range(), what);
          inside(entry.value(), entry.range(), what);
        }
      }
      case YamlSequence sequence ->
          sequence
              .items()
              .forEach(
                  item -> {
                    contained(item.range(), sequence.range(), what);
                    inside(item.value(), item.range(), what);
                  });
      case YamlScalar scalar -> {
        String value = scalar.value();
        int from = scalar.range().start();
        for (int i = 0; i <= value.length(); i += Math.max(1, value.length() / 7)) {
          int source = scalar.sourceMap().toSource(i);
          if (source < from || source > node.range().end()) {
            throw new AssertionError("source map leaves the scalar at " + i + " in " + what);
          }
        }
      }
      default -> {}
    }
  }

  private static void contained(TextRange inner, TextRange outer, String what) {
    if (!outer.covers(inner)) {
      throw new AssertionError(inner + " is not inside " + outer + " in " + what);
    }
  }
}
