package io.github.taskfilels.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

  private static TemplateError onlyError(String text) {
    Template template = Template.parse(text);
    assertThat(template.errors()).hasSize(1);
    return template.errors().getFirst();
  }

  private static Node.Statement statement(String text, int index) {
    return Template.parse(text).root().statements().get(index);
  }

  /** Columns: template, message, the part of the template that the range covers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '´',
      textBlock =
          """
          {{.A         ¦ unclosed action                                            ¦ {{
          {{foo .A}}   ¦ function "foo" not defined                                 ¦ foo
          {{$x}}       ¦ undefined variable "$x"                                    ¦ $x
          {{if}}a{{end}} ¦ missing value for if                                     ¦ ´´
          {{if .A}}a   ¦ unexpected EOF: {{if}} has no {{end}}                      ¦ {{if .A}}
          a{{end}}     ¦ unexpected {{end}}                                         ¦ {{end}}
          {{if .A}}{{else}}{{else}}{{end}} ¦ expected end; found {{else}}           ¦ {{else}}
          {{.A {{.B}}  ¦ unexpected "{" in operand                                  ¦ {
          {{.A = 1}}   ¦ unexpected "=" in operand                                  ¦ =
          {{(.A}}      ¦ unclosed left paren                                        ¦ }}
          {{.A)}}      ¦ unexpected right paren                                     ¦ )
          {{"abc}}     ¦ unterminated quoted string                                 ¦ "abc
          {{'xy'}}     ¦ malformed character constant: 'xy'                         ¦ 'xy'
          {{/* abc     ¦ unclosed comment                                           ¦ {{/* abc
          {{ /* x */ }} ¦ unexpected "/" in command                                 ¦ /
          {{.A-B}}     ¦ bad character U+002D '-'                                   ¦ .A-B
          {{1 | 2}}    ¦ non executable command in pipeline stage 2                 ¦ 2
          {{"a".b}}    ¦ ´unexpected . after term "\\"a\\""´                        ¦ "a".b
          {{break}}    ¦ {{break}} outside {{range}}                                ¦ {{break}}
          {{template x}} ¦ unexpected "x" in template clause                        ¦ x
          {{define "x"}} ¦ unexpected EOF: {{define}} has no {{end}}                ¦ {{define "x"}}
          {{1i}}       ¦ complex number 1i is not supported                         ¦ 1i
          {{99999999999999999999}} ¦ integer overflow: "99999999999999999999"       ¦ 99999999999999999999
          """)
  void saysWhatIsWrongAndWhere(String text, String message, String covered) {
    TemplateError error = onlyError(text);
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.range().in(text)).isEqualTo(covered);
  }

  @Test
  void goesOnAfterAnError() {
    Template template = Template.parse("{{ .A | }{{ nope .B }}{{ if .C }}{{ .D }}{{ $y }}");
    assertThat(template.errors())
        .extracting(TemplateError::message)
        .containsExactly(
            "unexpected \"}\" in command",
            "function \"nope\" not defined",
            "undefined variable \"$y\"",
            "unexpected EOF: {{if}} has no {{end}}");
    assertThat(template.uses().fieldNames()).containsExactly("A", "B", "C", "D");
  }

  @Test
  void anActionThatIsNotClosedEndsWhereTheNextBegins() {
    assertThat(Template.parse("{{ .A {{ .B }} {{ .C }}").uses().fieldNames())
        .containsExactly("A", "B", "C");
  }

  @Test
  void keepsWhatWasReadOfABrokenPipeline() {
    Node.Action action = (Node.Action) statement("{{ .A | upper ( ", 0);
    assertThat(action.pipeline().commands()).hasSize(2);
    assertThat(Source.of(action.pipeline().commands().get(1).operands().getFirst()))
        .isEqualTo("upper");
  }

  @Test
  void everyNodeKnowsItsPlace() {
    String text = "é {{- $x.a.b | printf \"%s\" (.C).d -}} z";
    Node.Action action = (Node.Action) statement(text, 1);
    assertThat(action.range().in(text)).isEqualTo("{{- $x.a.b | printf \"%s\" (.C).d -}}");
    assertThat(action.pipeline().range().in(text)).isEqualTo("$x.a.b | printf \"%s\" (.C).d");
    Node.Variable variable =
        (Node.Variable) action.pipeline().commands().getFirst().operands().getFirst();
    assertThat(variable.name().range().in(text)).isEqualTo("$x");
    assertThat(variable.fields()).extracting(f -> f.range().in(text)).containsExactly("a", "b");
    Node.Chain chain = (Node.Chain) action.pipeline().commands().get(1).operands().get(2);
    assertThat(chain.range().in(text)).isEqualTo("(.C).d");
    assertThat(chain.inner().range().in(text)).isEqualTo("(.C)");
  }

  @Test
  void branchesKnowTheirParts() {
    String text = "{{if .A}}a{{else if .B}}b{{else}}c{{end}}";
    Node.If outer = (Node.If) statement(text, 0);
    assertThat(outer.range().in(text)).isEqualTo(text);
    assertThat(outer.opening().in(text)).isEqualTo("{{if .A}}");
    assertThat(outer.body().range().in(text)).isEqualTo("a");
    Node.Block otherwise = outer.otherwise();
    assertThat(otherwise).isNotNull();
    Node.If inner = (Node.If) otherwise.statements().getFirst();
    assertThat(inner.opening().in(text)).isEqualTo("{{else if .B}}");
    assertThat(inner.body().range().in(text)).isEqualTo("b");
    assertThat(inner.otherwise()).isNotNull();
  }

  @Test
  void trimMarkersCutTheTextBeside() {
    assertThat(Template.parse("a \n{{- 1 -}}\n b").root().statements())
        .filteredOn(Node.Text.class::isInstance)
        .extracting(s -> ((Node.Text) s).text())
        .containsExactly("a", "b");
  }

  @Test
  void anExpressionHasItsOwnOffsets() {
    Template template = Template.parseExpression(".A | nope");
    TemplateError error = template.errors().getFirst();
    assertThat(error.range()).isEqualTo(new TextRange(5, 9));
    assertThat(error.report()).isEqualTo("template: resolver:1: function \"nope\" not defined");
  }

  @Test
  void anErrorInAnExpressionNeverLiesOutside() {
    for (String text : new String[] {"", " ", "{{.A}}", "(", "\"", ".A }} x", "if .A", "`"}) {
      assertThat(Template.parseExpression(text).errors())
          .as(text)
          .isNotEmpty()
          .allSatisfy(e -> assertThat(e.range().end()).isLessThanOrEqualTo(text.length()));
    }
  }

  @Test
  void reportNamesTheLineThatGoNames() {
    assertThat(onlyError("\n{{ if .A\n}}").report()).isEqualTo("template: :3: unexpected EOF");
    assertThat(onlyError("{{ .A\n").report())
        .isEqualTo("template: :2: unclosed action started at :1");
  }

  @Test
  void deepNestingIsAnErrorAndNoCrash() {
    String parens = "{{" + "(".repeat(5000) + "1" + ")".repeat(5000) + "}}";
    assertThat(Template.parse(parens).errors())
        .extracting(TemplateError::message)
        .contains("max expression depth exceeded");
    String blocks = "{{if 1}}".repeat(5000) + "{{end}}".repeat(5000);
    assertThat(Template.parse(blocks).errors())
        .extracting(TemplateError::message)
        .contains("control structures are nested too deeply");
  }

  @Test
  void textWithoutDelimitersIsNoTemplate() {
    assertThat(Template.isTemplate("a }} b")).isFalse();
    assertThat(Template.isTemplate("a {{ b")).isTrue();
  }

  @Test
  void sourceIsWrittenAsGoWritesIt() {
    assertThat(Source.of(statement("{{  .A|upper   (  .B )  }}", 0)))
        .isEqualTo("{{.A | upper (.B)}}");
    assertThat(Source.of(statement("{{range $i,$v:=.L}}x{{else}}y{{end}}", 0)))
        .isEqualTo("{{range $i, $v := .L}}x{{else}}y{{end}}");
  }
}
