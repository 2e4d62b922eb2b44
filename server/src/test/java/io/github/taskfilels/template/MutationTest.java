package io.github.taskfilels.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.exec.TemplateException;
import io.github.taskfilels.template.functions.FixedHost;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Templates that were damaged at random: everything ends, nothing throws, every range is inside the
 * text.
 */
class MutationTest {
  private static final List<String> SEEDS =
      List.of(
          "{{if .A}}x{{else if eq .B \"b\"}}{{.C | upper}}{{else}}y{{end}}",
          "{{range $i, $v := .L}}{{$i}}={{$v.x}}{{if $i}}{{break}}{{end}}{{else}}none{{end}}",
          "{{define \"t\"}}{{.}}{{$}}{{end}}{{template \"t\" (dict \"a\" 1)}}{{block \"b\" .}}c{{end}}",
          "a {{- /* c */ -}} b {{- `raw }}` }} {{ \"s\\t\" | printf \"%s %d\" 0x1F 1e3 'c' }}",
          "{{with $x := .M}}{{$x.a.b}}{{(index . \"k\").c}}{{$x = 2}}{{end}}",
          "é😀{{ .UNI }}\n{{\n.A\n|\nlower\n}}");
  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{{-",
          " -}}",
          "{",
          "}",
          "(",
          ")",
          "|",
          "\"",
          "`",
          "'",
          "\\",
          "$",
          "$x",
          ".",
          ".A",
          ",",
          ":=",
          "=",
          " ",
          "\n",
          "end",
          "else",
          "if ",
          "range ",
          "{{end}}",
          "{{else}}",
          "/*",
          "*/",
          "😀",
          "\ud800",
          "1",
          "-",
          "nil",
          "break",
          "define ",
          "template ",
          "\0");

  private static void mutations(Consumer<String> check) {
    for (int seed = 0; seed < 6000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean()) {
          text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        } else {
          text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
        }
      }
      try {
        check.accept(text.toString());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }

  @Test
  void parsingNeverThrowsAndEveryRangeIsInside() {
    mutations(
        text -> {
          Template template = Template.parse(text);
          int length = text.length();
          assertThat(template.errors()).allMatch(e -> e.range().end() <= length);
          assertThat(template.uses().fields()).allMatch(f -> f.range().end() <= length);
          assertThat(template.root().statements()).allMatch(s -> s.range().end() <= length);
          Template expression = Template.parseExpression(text);
          assertThat(expression.errors()).allMatch(e -> e.range().end() <= length);
        });
  }

  @Test
  void tokensStandInOrderAndCoverTheActions() {
    mutations(
        text -> {
          int at = 0;
          for (Token token : Lexer.lex(text)) {
            // A brace where a new action begins is both: the mistake, and the begin.
            boolean stray = token.kind() == TokenKind.CHAR && text.startsWith("{{", token.start());
            if (token.kind() != TokenKind.ERROR && !stray) {
              assertThat(token.start()).isGreaterThanOrEqualTo(at);
              at = token.end();
            }
          }
        });
  }

  @Test
  void renderingGivesTextOrATemplateException() {
    Renderer renderer = new Renderer(FixedHost.linux());
    Map<String, Object> data =
        Map.of("A", "a", "B", 2L, "L", List.of(1L, Map.of("x", 1.5)), "M", Map.of("a", Map.of()));
    mutations(
        text -> {
          try {
            assertThat(renderer.render(text, data)).doesNotContain("<no value>");
          } catch (TemplateException e) {
            assertThat(e.report()).startsWith("template: ");
          }
        });
  }
}
