package io.github.taskfilels.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges are marked as {@link Fixture} says; a label is a kind, and what is known of the node. */
class ShellParserTest {

  private static void check(String fixture) {
    Fixture marked = Fixture.parse(fixture);
    ShellScript script = ShellParser.parse(marked.text());
    List<Label> found = new ArrayList<>();
    script.visit(
        node -> {
          String label = label(node);
          if (!label.isEmpty()) {
            found.add(new Label(Fixture.DEFAULT_FILE, node.range(), label));
          }
        });
    script.comments().forEach(c -> found.add(new Label(Fixture.DEFAULT_FILE, c, "comment")));
    script
        .errors()
        .forEach(e -> found.add(new Label(Fixture.DEFAULT_FILE, e.range(), e.message())));
    marked.assertFound(found);
  }

  private static String label(ShellNode node) {
    return switch (node) {
      case Word word when word.literal() != null -> "word " + word.literal();
      case Word _ -> "word";
      case Assignment a -> (a.append() ? "appends to " : "sets ") + a.name();
      case Redirection r -> "redirects " + r.operator();
      case HereDocument h -> h.quoted() ? "quoted document" : "document";
      case WordPart.ParameterExpansion p ->
          "reads " + p.prefix() + p.name() + (p.operator().isEmpty() ? "" : " " + p.operator());
      case WordPart.CommandSubstitution c -> c.backquoted() ? "backquotes" : "substitution";
      case WordPart.ProcessSubstitution _ -> "process";
      case WordPart.ArithmeticExpansion _ -> "arithmetic";
      case WordPart.Glob _ -> "glob";
      case WordPart.Tilde _ -> "tilde";
      case WordPart.Opaque _ -> "opaque";
      default -> "";
    };
  }

  @Test
  void aSimpleCommand() {
    check(
        """
        X=1 Y+=b go 'a b' "c"\\ d 2>&1 # loud
        #^^ sets X
        # ^ word 1
        #   ^^^^ appends to Y
        #      ^ word b
        #        ^^ word go
        #           ^^^^^ word a b
        #                 ^^^^^^ word c d
        #                        ^^^^ redirects >&
        #                        ^ word 2
        #                           ^ word 1
        #                             ^^^^^^ comment
        """);
  }

  @Test
  void expansions() {
    check(
        """
        echo $A "${B:-x}" ${#C} ${D/a/b} $((E + $F)) ~/x *.c
        #^^^ word echo
        #    ^^ word
        #    ^^ reads A
        #       ^^^^^^^^^ word
        #        ^^^^^^^ reads B :-
        #             ^ word x
        #                 ^^^^^ word
        #                 ^^^^^ reads #C
        #                       ^^^^^^^^ word
        #                       ^^^^^^^^ reads D /
        #                           ^ word a
        #                             ^ word b
        #                                ^^^^^^^^^^^ word
        #                                ^^^^^^^^^^^ arithmetic
        #                                       ^^ reads F
        #                                            ^^^ word
        #                                            ^ tilde
        #                                                ^^^ word *.c
        #                                                ^ glob
        """);
  }

  @Test
  void substitutions() {
    check(
        """
        a $(b "$(c)") `d \\`e\\`` <(f)
        # @0+1 word a
        # ^^^^^^^^^^^ word
        # ^^^^^^^^^^^ substitution
        #   ^ word b
        #     ^^^^^^ word
        #      ^^^^ substitution
        #        ^ word c
        #             ^^^^^^^^^ word
        #             ^^^^^^^^^ backquotes
        #              ^ word d
        #                ^^^^^ word
        #                ^^^^^ backquotes
        #                  ^ word e
        #                       ^^^^ word
        #                       ^^^^ process
        #                         ^ word f
        """);
  }

  @Test
  void hereDocuments() {
    check(
        """
        cat <<A <<-'B'; c
        #^^ word cat
        #   ^^^ redirects <<
        #     ^ word A
        #       ^^^^^^ redirects <<-
        #          ^^^ word B
        #               ^ word c
        x $Y
        #^^^... document
        # ^^ reads Y
        A
        $Z
        #^... quoted document
        \tB
        d
        # @0+1 word d
        """);
  }

  @Test
  void compoundCommands() {
    check(
        """
        if [ -f a ]; then b; elif c; then d; else e; fi >f
        #  ^ word [
        #    ^^ word -f
        #       ^ word a
        #         ^ word ]
        #                 ^ word b
        #                         ^ word c
        #                                 ^ word d
        #                                         ^ word e
        #                                               ^^ redirects >
        #                                                ^ word f
        for x in 1 2; do a; done
        #   ^ word x
        #        ^ word 1
        #          ^ word 2
        #                ^ word a
        case $1 in a|b) c ;; *) d; esac
        #    ^^ word
        #    ^^ reads 1
        #          ^ word a
        #            ^ word b
        #               ^ word c
        #                    ^ word *
        #                    ^ glob
        #                       ^ word d
        f() { while ! a | b; do (c) & done; }
        # @0+1 word f
        #             ^ word a
        #                 ^ word b
        #                        ^ word c
        [[ $a =~ ^(x|y z)$ && b ]] || ((i++))
        #  ^^ word
        #  ^^ reads a
        #     ^^ word =~
        #        ^^^^^^^^^ word ^(x|y z)$
        #                     ^ word b
        #                             ^^^^^^^ arithmetic
        a=(b [1]=c)
        #^^^^^^^^^^ sets a
        # ^^^^^^^^^ word
        #  ^ word b
        #    ^^^^^ word
        """);
  }

  @Test
  void whatIsBrokenDamagesNoMore() {
    check(
        """
        while a; do if b; then c; done; d
        #     ^ word a
        #           ^^ `if` statement must end with `fi`
        #              ^ word b
        #                      ^ word c
        #                               ^ word d
        e ;; f
        # @0+1 word e
        # ^^ `;;` can only be used in a case clause
        #    ^ word f
        g && # and
        # @0+1 word g
        # ^^ `&&` must be followed by a statement
        #    ^^^^^ comment
        """);
    check(
        """
        a "$(b
        # @0+1 word a
        # ^ reached EOF without closing quote `"`
        # ^^^^ word
        #  ^^ reached EOF without matching `$(` with `)`
        #  ^^^ substitution
        #    ^ word b
        """);
  }

  @Test
  void opaqueRangesAreNotTheShells() {
    String text = "a{{' }}b '{{'}}' # {{\n}} c\n${{{.X}}} $(d {{)}})";
    ImmutableList.Builder<OpaquePiece> opaque = ImmutableList.builder();
    for (int at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at + 2)) {
      int from = text.startsWith("${{{", at - 1) ? at + 1 : at;
      opaque.add(new OpaquePiece(new TextRange(from, text.indexOf("}}", from) + 2), false));
      at = from;
    }
    ShellScript script = ShellParser.parse(text, opaque.build());
    List<String> found = new ArrayList<>();
    script.visit(
        node -> {
          if (node instanceof Word word) {
            found.add(word.range().in(text));
          }
        });
    assertThat(script.errors()).isEmpty();
    assertThat(found)
        .containsExactly("a{{' }}b", "'{{'}}'", "${{{.X}}}", "$(d {{)}})", "d", "{{)}}");
    assertThat(script.comments()).containsExactly(new TextRange(17, 26));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a 'b      | reached EOF without closing quote `'`",
        "a ${b     | reached EOF without matching `${` with `}`",
        "a ${b!}   | not a valid parameter expansion operator: `!`",
        "(a        | reached EOF without matching `(` with `)`",
        "a)        | `)` can only be used to close a subshell",
        "; a       | `;` can only immediately follow a statement",
        "if a      | `if <cond>` must be followed by `then`",
        "fi        | `fi` can only be used to end an `if`",
        "while a; do | `do` must be followed by a statement list",
        "a >       | `>` must be followed by a word",
        "a <<E     | unclosed here-document `E`",
        "!         | `!` cannot form a statement alone",
        "{ a; }  b | statements must be separated by &, ; or a newline",
        "a b (c)   | a command can only contain words and redirects; encountered `(`",
        "echo $((1 | reached EOF without matching `$((` with `))`",
      })
  void errorsAreThoseOfTasksParser(String text, String message) {
    assertThat(ShellParser.parse(text).errors().getFirst().message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "$(", "\"$(", "${x:-", "{ ", "if ", "((", "f() ", "a=("})
  void depthHasAnEnd(String open) {
    ShellScript script = ShellParser.parse(open.repeat(20_000));
    assertThat(script.errors()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a{b,c}d{1..3} | abd1 abd2 abd3 acd1 acd2 acd3",
        "{a,b{c,d}}    | a bc bd",
        "{a}{b         | {a}{b",
        "'{a,b}'\\{c,d} | {a,b}{c,d}",
        "{c..a}{1..5..2} | c1 c3 c5 b1 b3 b5 a1 a3 a5",
      })
  void braces(String word, String expected) {
    ImmutableList<Word> words = BraceExpansion.expand(ShellParser.word(word).words().getFirst());
    assertThat(words.stream().map(Word::literal).toList()).isEqualTo(List.of(expected.split(" ")));
  }

  @Test
  void bracesHaveALimit() {
    assertThat(BraceExpansion.expand(ShellParser.word("{1..999999999}").words().getFirst()))
        .isNull();
    assertThat(BraceExpansion.expand(ShellParser.word("{a,b}".repeat(20)).words().getFirst()))
        .isNull();
  }
}
