package io.github.taskfilels.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.shell.OpaquePiece;
import io.github.taskfilels.shell.ShellUses;
import io.github.taskfilels.shell.VariableUse;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands with templates in them: the words that the shell sees. */
class ScriptTemplateTest {
  /** The commands of a script: words with one blank between them, commands with a bar. */
  private static String commands(String text) {
    ScriptTemplate parsed = ScriptTemplate.parse(text);
    assertThat(parsed.script().errors()).as(text).isEmpty();
    StringBuilder out = new StringBuilder();
    for (ShellUses.Command command : parsed.script().uses().commands()) {
      out.append(out.isEmpty() ? "" : " | ").append(command.name().range().in(text));
      command.arguments().forEach(word -> out.append('·').append(word.range().in(text)));
    }
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "go build {{.FLAGS}} ./...; go·build·{{.FLAGS}}·./...",
        "{{.GO}} test; {{.GO}}·test",
        "{{.X}}; {{.X}}",
        "echo '{{.A}}' \"{{.B | default \"x y\"}}\"; echo·'{{.A}}'·\"{{.B | default \"x y\"}}\"",
        "echo {{index .A \"b'\"}}; echo·{{index .A \"b'\"}}",
        "a{{.B}}c{{.D}}{{.E}} f; a{{.B}}c{{.D}}{{.E}}·f",
        "go {{if .V}}-v{{end}} x; go·-v·x",
        "{{if .V}}sudo{{end}} a; sudo·a",
        "{{- if .V -}} a {{- else}} b{{end}}; a·b",
        "a {{/* it's */}} b; a·b",
        "a {{- /* c */ -}} b; a {{- /* c */ -}} b",
        "{{$x := 1}}a {{$x}}; a·{{$x}}",
        "a | {{.B}} | c; a | {{.B}} | c",
        "{{range .L}}a {{.}} && {{end}}true; a·{{.}} | true",
        "a{{if .X}}b{{end}}c; a{{if .X}}b{{end}}c",
        "echo ${{{.X}}} $(({{.Y}} + 1)); echo·${{{.X}}}·$(({{.Y}} + 1))",
        "{{define \"t\"}}no '{{end}}a; a",
      })
  void words(String text, String expected) {
    assertThat(commands(text)).isEqualTo(expected);
  }

  @Test
  void linesOfControlStructuresAreNoCommands() {
    assertThat(
            commands(
                """
                {{range .LIST}}
                echo {{.}}
                {{- if .x}}
                b
                {{- end}}
                {{end}}
                c
                """))
        .isEqualTo("echo·{{.}} | b | c");
    assertThat(ScriptTemplate.parse("{{if .X}}a{{end}}").branches()).isTrue();
    assertThat(ScriptTemplate.parse("{{.X}} a").branches()).isFalse();
  }

  @Test
  void aTemplateMayNameAndEndAnything() {
    for (String text :
        List.of(
            "cat <<{{.EOF}}\n$x\n{{.EOF}}\n",
            "cat <<EOF\n{{range .L}}\n{{.}}'\n{{end}}\nEOF\n",
            "cat <<'{{.EOF}}'\n'\n{{.EOF}}\n",
            "cat <<-\"E{{.EOF}}\"\n'\n\tE{{.EOF}}\n",
            "{{.N}}() { a; }",
            "for {{.V}} in a; do b; done",
            "export {{.N}}=1 {{.A}}=(b c)",
            "[[ {{.A}} {{.OP}} {{.B}} ]]",
            "[[ {{.A}} ]] && (( {{.N}} > 1 ))",
            "{{.X}}=1 a",
            "case {{.X}} in {{.A}}|b) c;; esac",
            "a > {{.F}} 2>&1",
            "x=${Y:-{{.Z}}}",
            "{{range $i, $l := .P | splitLines}}{{if $l -}}\n {{if eq $i 5}}exit 1\n{{end -}}\n"
                + " exit 0\n{{end}}{{end -}}",
            "{{.BUILD_FLAGS}} go build",
            "sed -i 's/^X=.*/X=\"{{.X}}\"/' \"{{.ROOT_DIR}}/.envrc\"")) {
      assertThat(ScriptTemplate.parse(text).script().errors()).as(text).isEmpty();
    }
  }

  @Test
  void anActionThatIsNotClosedEndsWithItsLine() {
    assertThat(commands("echo {{.X\nb {{.Y}} c\n")).isEqualTo("echo·{{.X | b·{{.Y}}·c");
    assertThat(commands("echo {{\nb\n")).isEqualTo("echo·{{ | b");
    assertThat(commands("{{if .X\nb {{.Y}}\n{{end}}c")).isEqualTo("{{if .X | b·{{.Y}} | c");
    assertThat(commands("a {{.X |\n  f}} b")).isEqualTo("a·{{.X |\n  f}}·b");
    assertThat(commands("a {{/* {{\n {{ */}} b")).isEqualTo("a·b");
    assertThat(commands("a{{end}} b {{else}} c")).isEqualTo("a·b·c");
  }

  @Test
  void quotesInATemplateAreNotTheShells() {
    ScriptTemplate parsed = ScriptTemplate.parse("a {{\"'\"}} $B '{{`'`}}' $C");
    assertThat(parsed.script().uses().variables().stream().map(VariableUse::name))
        .containsExactly("B", "C");
  }

  @Test
  @Timeout(60)
  void anyTextIsRead() {
    String[] pieces = {
      "{{",
      "}}",
      "{{.A}}",
      "{{if .B}}",
      "{{end}}",
      "{{else}}",
      "{{- ",
      " -}}",
      "{{/*",
      "*/}}",
      "{{range .L}}",
      "'",
      "\"",
      "$(",
      ")",
      " ",
      "\n",
      "a",
      "$X",
      "<<E",
      "E",
      "{{$x := 1}}",
      "`",
      "{{define \"a\"}}",
      "{{template \"a\"}}",
      "${",
      "}",
      "((",
      "\\",
      "#"
    };
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(16); length >= 0; length--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String script = text.toString();
      try {
        ScriptTemplate parsed = ScriptTemplate.parse(script);
        int end = 0;
        for (OpaquePiece piece : ScriptTemplate.pieces(script)) {
          assertThat(piece.range().start()).isGreaterThanOrEqualTo(end);
          end = piece.range().end();
        }
        assertThat(end).isLessThanOrEqualTo(script.length());
        assertThat(parsed.script().uses()).isNotNull();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("text <" + script + ">", e);
      }
    }
  }
}
