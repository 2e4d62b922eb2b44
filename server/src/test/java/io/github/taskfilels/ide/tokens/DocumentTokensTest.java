package io.github.taskfilels.ide.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentTokensTest {

  /** The marks of a fixture are all tokens of its files. */
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    fixture.assertFound(
        workspace.labels(
            fixture,
            file ->
                DocumentTokens.of(workspace.snapshot(), file).stream()
                    .map(token -> new Label(file.toString(), token.range(), name(token)))));
  }

  /** Its type, and the first letters of its modifiers. */
  private static String name(SemanticToken token) {
    String modifiers =
        token.style().modifiers().stream()
            .map(one -> "." + one.name().charAt(0))
            .collect(Collectors.joining());
    return (token.style().type().name() + modifiers).toLowerCase(Locale.ROOT);
  }

  /** The tokens of a command of a list. */
  private static List<String> command(String written) {
    List<String> all = tokens("version: '3'\ntasks: {t: {cmds: [\n" + written + "\n]}}\n");
    assertThat(all).first().isEqualTo("function.d t");
    return all.subList(1, all.size());
  }

  /** All tokens, each with its text. */
  private static List<String> tokens(String text) {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", text));
    List<String> found = new ArrayList<>();
    for (SemanticToken token :
        DocumentTokens.of(workspace.snapshot(), TestWorkspace.id("/Taskfile.yml"))) {
      found.add(name(token) + " " + token.range().in(text));
    }
    return found;
  }

  @Test
  void namesOfTasksNamespacesAndVariables() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, aliases: [l]}
        # ^^^ namespace.d
        #                                      ^ namespace.d
        vars: {A: 1}
        #      ^ variable.d
        tasks:
          all:
        # ^^^ function.d
            deps: ['lib:gen', gone]
        #           ^^^ namespace
        #              ^^^^ function
        #                     ^^^^ function
            cmds:
              - {task: "l:w-{{.A}}", vars: {P: 1}}
        #               ^ namespace
        #                ^^^ function
        #                   ^^ macro
        #                      ^ variable
        #                       ^^ macro
        #                                   ^ variable
            requires: {vars: [P]}
        #                     ^ variable
        //- /lib.yml
        version: '3'
        tasks:
          gen: {}
        # ^^^ function.d
          w-*: {}
        # ^^^ function.d
        """);
  }

  @Test
  void templates() {
    check(
        """
        version: '3'
        tasks:
          t:
        # ^ function.d
            desc: '{{- range $i, $x := .L | default (list 1 "a b")}} b'
        #          ^^^ macro
        #              ^^^^^ keyword
        #                    ^^ variable.d
        #                        ^^ variable.d
        #                           ^^ operator
        #                               ^ variable
        #                                 ^ operator
        #                                   ^^^^^^^ function.d
        #                                            ^^^^ function.d
        #                                                 ^ number
        #                                                   ^^^^^ string
        #                                                         ^^ macro
            summary: '{{/* c */ -}} {{$x.y}}{{end}}'
        #             ^^ macro
        #               ^^^^^^^ comment
        #                       ^^^ macro
        #                           ^^ macro
        #                             ^^ variable
        #                                ^ property
        #                                 ^^ macro
        #                                   ^^ macro
        #                                     ^^^ keyword
        #                                        ^^ macro
            vars:
              R: {ref: 'index .LIST 0 | toString'}
        #     ^ variable.d
        #               ^^^^^ function.d
        #                      ^^^^ variable
        #                           ^ number
        #                             ^ operator
        #                               ^^^^^^^^ function.d
              S: '{{.TASK}} {{true}} {{own .A.b}}'
        #     ^ variable.d
        #         ^^ macro
        #            ^^^^ variable.r.d
        #                ^^ macro
        #                   ^^ macro
        #                     ^^^^ keyword
        #                         ^^ macro
        #                            ^^ macro
        #                              ^^^ function
        #                                   ^ variable
        #                                     ^ property
        #                                      ^^ macro
        """);
  }

  @Test
  void scripts() {
    check(
        """
        version: '3'
        tasks:
          t:
        # ^ function.d
            cmds:
              - |
                # all
        #       ^^^^^ comment
                X=1 go build -o "$OUT/{{.A}}" ./... 2>log | tee all && true
        #       ^ variable.m
        #           ^^ function
        #                       ^ string
        #                        ^^^^ variable
        #                            ^ string
        #                             ^^ macro
        #                                ^ variable
        #                                 ^^ macro
        #                                   ^ string
        #                                            ^ operator
        #                                                 ^ operator
        #                                                   ^^^ function
        #                                                           ^^ operator
        #                                                              ^^^^ function
                if [ -z "${X:-no}" ]; then echo $# $(date); fi
        #       ^^ keyword
        #          ^ function
        #               ^ string
        #                ^^^ variable
        #                       ^ variable
        #                        ^ string
        #                             ^^^^ keyword
        #                                  ^^^^ function
        #                                       ^^ variable.r.d
        #                                            ^^^^ function
        #                                                   ^^ keyword
                cat <<END
        #       ^^^ function
        #           ^^ operator
        #             ^^^ keyword
                  one $X
        #       ^^^^^^ string
        #             ^^ variable
                END
        #       ^^^ keyword
              - cmd: >-
                  echo 'one
        #         ^^^^ function
        #              ^^^^ string
                  two' |
        #         ^^^^ string
        #              ^ operator
                  cat
        #         ^^^ function
            status: ['test -f {{.A}}']
        #             ^^^^ function
        #                     ^^ macro
        #                        ^ variable
        #                         ^^ macro
        """);
  }

  @Test
  void everyStyleOfScalar() {
    assertThat(command("'echo ''a'''")).containsExactly("function echo", "string ''a''");
    assertThat(command("\"echo \\\"a\\tb\\\" {{.X}}\""))
        .containsExactly(
            "function echo", "string \\\"a\\tb\\\"", "macro {{", "variable X", "macro }}");
    assertThat(command("echo 'a\n  b' c"))
        .containsExactly("function echo", "string 'a", "string b'");
    assertThat(command("\"echo 'a\\\n  b'\"")).contains("function echo", "string b'");
    assertThat(command("echo '😀' {{.X}}")).contains("string '😀'", "variable X");
    assertThat(tokens("version: '3'\r\ntasks:\r\n  t: |\r\n    echo 'a\r\n    b'\r\n"))
        .contains("function echo", "string 'a", "string b'");
  }

  @Test
  void hereDocuments() {
    assertThat(
            tokens(
                "version: '3'\ntasks:\n  t: |\n    cat <<-'A' <<B\n    $X\n    A\n    $Y\n    B\n"))
        .containsExactly(
            "function.d t",
            "function cat",
            "operator <<-",
            "keyword 'A'",
            "operator <<",
            "keyword B",
            "string $X",
            "keyword A",
            "variable $Y",
            "keyword B");
    assertThat(tokens("version: '3'\ntasks:\n  t: |\n    x $(cat <<A\n    b\n    A\n    ) c\n"))
        .contains("string b", "keyword A");
  }

  @Test
  void partsOfScripts() {
    assertThat(command("'f() { export A=1; A+=2; }; f && ! g ; cat > $(date) 2>&1'"))
        .containsExactly(
            "function.d f",
            "keyword {",
            "function export",
            "variable.m A",
            "variable.m A",
            "keyword }",
            "function f",
            "operator &&",
            "keyword !",
            "function g",
            "function cat",
            "operator >",
            "function date",
            "operator >&");
    assertThat(command("'echo ${#A} ${B:-x} $((C + 1)) $@ $1'"))
        .containsExactly(
            "function echo",
            "variable ${#A",
            "variable }",
            "variable ${B",
            "variable }",
            "variable C",
            "variable.r.d $@",
            "variable.r.d $1");
    assertThat(command("./{{.A}}/run.sh \"$B\"/x"))
        .containsExactly(
            "function ./",
            "macro {{",
            "variable A",
            "macro }}",
            "function /run.sh",
            "string \"",
            "variable $B",
            "string \"");
  }

  @Test
  void whatIsHalfTypedDoesNotColourTheNextLine() {
    assertThat(tokens("version: '3'\ntasks:\n  t: |\n    echo {{.A | \n    go {{.B}} build\n"))
        .containsExactly(
            "function.d t",
            "function echo",
            "macro {{",
            "variable A",
            "operator |",
            "function go",
            "macro {{",
            "variable B",
            "macro }}");
    assertThat(command("\"{{if .A}}echo\"")).contains("keyword if", "variable A");
  }

  @Test
  void whatStandsBehindAnAnchorIsWhatItsAliasIs() {
    assertThat(
            tokens(
                """
                version: '3'
                x-all: &all
                  - echo 1
                x-base: &base {status: [test -f x], deps: [a]}
                tasks:
                  a: {cmds: *all}
                  b: {<<: *base}
                  c: {<<: [*base]}
                """))
        .contains("function echo", "function test");
  }

  @Test
  void textsThatAreNotRunHaveNoShell() {
    assertThat(tokens("version: '3'\ntasks: {t: {desc: echo 'a', dir: $HOME}}\n"))
        .containsExactly("function.d t");
    assertThat(tokens("version: '3'\nvars: {V: {sh: echo $HOME}}\n"))
        .containsExactly("variable.d V", "function echo", "variable $HOME");
  }

  @Test
  void aPartOfAFileHasThoseOfItsTokensThatItTouches() {
    String text = "version: '3'\ntasks:\n  t: echo 'a' $B | cat\n";
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", text)).snapshot();
    FileId file = TestWorkspace.id("/Taskfile.yml");
    List<SemanticToken> all = DocumentTokens.of(snapshot, file);
    for (int start = 0; start <= text.length(); start++) {
      for (int end = start; end <= text.length(); end++) {
        TextRange range = new TextRange(start, end);
        assertThat(DocumentTokens.in(snapshot, file, range))
            .containsExactlyElementsOf(
                all.stream().filter(token -> token.range().intersects(range)).toList());
      }
    }
  }
}
