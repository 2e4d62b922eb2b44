package io.github.taskfilels.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.template.TemplateUses.NameUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateUsesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      nullValues = "-",
      textBlock =
          """
          {{.A}} {{.B.c}} {{$.C}} {{.A}}                      ¦ A B C ¦ false
          {{index . "A-B"}} {{index $ "C" 0}}                 ¦ A-B C ¦ false
          {{index .A "B"}}                                    ¦ A     ¦ false
          {{with .A}}{{.b}}{{$.B}}{{else}}{{.C}}{{end}}       ¦ A B C ¦ false
          {{range .A}}{{.b}}{{else}}{{.B}}{{end}}             ¦ A B   ¦ false
          {{with .}}{{.A}}{{end}}                             ¦ A     ¦ false
          {{with $}}{{.A}}{{end}}                             ¦ A     ¦ false
          {{if .A}}{{.B | default .C}}{{end}}                 ¦ A B C ¦ false
          {{(.A).b}} {{(.).C}}                                ¦ A C   ¦ false
          {{$x := .A}}{{$x.b}}                                ¦ A     ¦ false
          {{.}}                                               ¦ -     ¦ true
          {{toJson $}}                                        ¦ -     ¦ true
          {{$x := .}}{{$x.A}}                                 ¦ -     ¦ true
          {{range $k, $v := .}}{{end}}                        ¦ -     ¦ true
          {{range .A}}{{.}}{{end}}                            ¦ A     ¦ false
          {{template "t" .}}{{define "t"}}{{.A}}{{end}}       ¦ A     ¦ false
          {{template "t" .A}}{{define "t"}}{{.B}}{{end}}      ¦ A     ¦ false
          {{block "t" .}}{{.A}}{{end}}                        ¦ A     ¦ false
          {{define "t"}}{{.A}}{{end}}                         ¦ -     ¦ false
          {{define "a"}}{{.A}}{{template "b" .}}{{end}}{{define "b"}}{{$.B}}{{end}}{{template "a" .}} ¦ A B ¦ false
          no template {.A}                                    ¦ -     ¦ false
          """)
  void findsTheFieldsOfTheRoot(String text, String names, boolean needsAll) {
    TemplateUses uses = Template.parse(text).uses();
    assertThat(String.join(" ", uses.fieldNames())).isEqualTo(names == null ? "" : names);
    assertThat(uses.needsAll()).isEqualTo(needsAll);
  }

  @Test
  void namesHaveTheirPlaces() {
    String text = "x {{ .NAME.first | default $.OTHER }}{{ index . \"A-B\" }}";
    TemplateUses uses = Template.parse(text).uses();
    assertThat(uses.fields())
        .extracting(f -> f.range().in(text))
        .containsExactly("NAME", "OTHER", "\"A-B\"");
    assertThat(uses.fields().getFirst().path()).containsExactly("first");
    assertThat(uses.functions())
        .extracting(f -> f.range().in(text))
        .containsExactly("default", "index");
  }

  @Test
  void functionsAndCallsAreFoundAlsoWhereTheyAreWrong() {
    TemplateUses uses = Template.parse("{{nope .A | upper}}{{template \"t\" .B}}").uses();
    assertThat(uses.functions()).extracting(NameUse::name).containsExactly("nope", "upper");
    assertThat(uses.calls()).extracting(NameUse::name).containsExactly("t");
    assertThat(uses.fields()).extracting(FieldUse::name).containsExactly("A", "B");
  }

  @Test
  void anExpressionHasUsesWithItsOwnOffsets() {
    String text = ".A | first";
    TemplateUses uses = Template.parseExpression(text).uses();
    assertThat(uses.fields().getFirst().range().in(text)).isEqualTo("A");
    assertThat(uses.functions().getFirst().range().in(text)).isEqualTo("first");
  }
}
