package io.github.taskfilels.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.shell.VariableUse.Scope;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a script runs, reads and sets; a label is the access, the name and, if any, the scope. */
class ShellUsesTest {
  private static void check(String fixture) {
    Fixture marked = Fixture.parse(fixture);
    ShellUses uses = ShellParser.parse(marked.text()).uses();
    List<Label> found = new ArrayList<>();
    for (ShellUses.Command command : uses.commands()) {
      found.add(label(command.name().range(), "runs with " + command.arguments().size()));
    }
    for (VariableUse use : uses.variables()) {
      String scope = use.scope() == Scope.SCRIPT ? "" : " " + use.scope();
      found.add(label(use.range(), (use.access() + scope).toLowerCase(Locale.ROOT)));
    }
    uses.functions().forEach(function -> found.add(label(function.range(), "defines")));
    marked.assertFound(found);
  }

  private static Label label(TextRange range, String text) {
    return new Label(Fixture.DEFAULT_FILE, range, text);
  }

  @Test
  void assignments() {
    check(
        """
        A=1 B+=$C go D=2
        # @0+1 set command
        # @4+1 update command
        #       ^ read
        #         ^^ runs with 1
        E=$F
        # @0+1 set
        #  ^ read
        """);
  }

  @Test
  void declarations() {
    check(
        """
        export A=1 B; local -r C=2 D
        #^^^^^ runs with 2
        #      ^ set exported
        #          ^ declare exported
        #             ^^^^^ runs with 3
        #                      ^ set local
        #                          ^ declare local
        declare -x E=3; readonly F=4; unset G; export -f h
        #^^^^^^ runs with 2
        #          ^ set exported
        #               ^^^^^^^^ runs with 1
        #                        ^ set
        #                             ^^^^^ runs with 1
        #                                   ^ unset
        #                                      ^^^^^^ runs with 2
        """);
  }

  @Test
  void builtinsThatSet() {
    check(
        """
        read -r -p "a b" X Y; read -ra Z; mapfile -t L
        #^^^ runs with 5
        #                ^ set
        #                  ^ set
        #                     ^^^^ runs with 2
        #                              ^ set
        #                                 ^^^^^^^ runs with 2
        #                                            ^ set
        printf -v P '%s' $Q; getopts ab: O; for I in $J; do :; done
        #^^^^^ runs with 4
        #         ^ set
        #                 ^ read
        #                    ^^^^^^^ runs with 2
        #                                ^ set
        #                                       ^ set
        #                                             ^ read
        #                                                   ^ runs with 0
        [[ -v V ]] && exec {fd}>x
        #     ^ read
        #             ^^^^ runs with 0
        #                   ^^ set
        """);
  }

  @Test
  void expansionsAndArithmetic() {
    check(
        """
        echo "${A:-$B}" ${C:=1} ${#D[@]} $((E + F++)) $1 $?
        #^^^ runs with 6
        #       ^ read
        #           ^ read
        #                 ^ update
        #                          ^ read
        #                                   ^ read
        #                                       ^ update
        #                                              ^ read
        #                                                 ^ read
        let G=H; ((I += J[K])); M[N]=${O:P:Q}
        #^^ runs with 1
        #   ^ set
        #     ^ read
        #          ^ update
        #               ^ read
        #                 ^ read
        #                       ^ set
        #                         ^ read
        #                              ^ read
        #                                ^ read
        #                                  ^ read
        """);
  }

  @Test
  void keysOfMapsAreTexts() {
    check(
        """
        declare -A m=([a]=1 [b]=$c); echo ${m[d]}; m[e]=${f[g]}
        #^^^^^^ runs with 2
        #          ^ set
        #                        ^ read
        #                            ^^^^ runs with 1
        #                                   ^ read
        #                                          ^ set
        #                                                 ^ read
        #                                                   ^ read
        """);
  }

  @Test
  void insideOfSubstitutionsAndDocuments() {
    check(
        """
        f() { a `b $C` <(d); }
        # @0+1 defines
        #     ^ runs with 2
        #        ^ runs with 1
        #           ^ read
        #                ^ runs with 0
        cat <<X; cat <<'Y'
        #^^ runs with 0
        #        ^^^ runs with 0
        $E $(g)
        # @1+1 read
        #    ^ runs with 0
        X
        $H
        Y
        """);
  }

  @Test
  void hereDocuments() {
    String text = "cat <<-A <<'B'\n\tx $Y\n\tA\n$Z\nB\n";
    List<HereDocument> documents = ShellParser.parse(text).hereDocuments();
    HereDocument first = documents.getFirst();
    assertThat(first.body().in(text)).isEqualTo("\tx $Y\n");
    assertThat(first.closing().in(text)).isEqualTo("\tA");
    assertThat(first.quoted()).isFalse();
    assertThat(first.redirection().operatorRange().in(text)).isEqualTo("<<-");
    HereDocument second = documents.getLast();
    assertThat(second.body().in(text)).isEqualTo("$Z\n");
    assertThat(second.closing().in(text)).isEqualTo("B");
    assertThat(second.quoted()).isTrue();
  }

  @Test
  void keywords() {
    String text = "if ! a; then time for x in b; do [[ c ]]; done; fi; function f { g; }";
    assertThat(ShellParser.parse(text).keywords().stream().map(range -> range.in(text)))
        .containsExactly(
            "if",
            "!",
            "then",
            "time",
            "for",
            "in",
            "do",
            "[[",
            "]]",
            "done",
            "fi",
            "function",
            "{",
            "}");
  }

  @Test
  void whatIsNotClosedEndsWithItsLine() {
    for (String open : List.of("'b", "\"b", "${b", "$((b", "$'b", "$(b", "`b", "\"${b:-\"c")) {
      String text = "a " + open + "\nd $E\n";
      ShellScript script = ShellParser.parse(text);
      assertThat(script.errors()).as(text).isNotEmpty();
      assertThat(script.uses().commands().stream().map(c -> c.name().literal()))
          .as(text)
          .contains("a", "d");
      assertThat(script.uses().variables().stream().map(VariableUse::name)).contains("E");
    }
  }
}
