package io.github.taskfilels.ide.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCursorTest {

  /** A place is written as "position: word, fields before it, blocks around it, variables". */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '~',
      textBlock =
          """
          echo => null
          {{.A}} => null
          {{ => 'ACTION: root'
          {{- de => 'ACTION: de root'
          {{.FO => 'FIELD: FO root'
          {{ .A.b.c => 'FIELD: c of [A, b] root'
          {{$.FO => 'FIELD: FO root'
          {{range .L}}{{.FO => 'FIELD: FO in [range]'
          {{range .L}}{{$.FO => 'FIELD: FO root in [range]'
          {{range .L}}{{else}}{{.FO => 'FIELD: FO root in [range]'
          {{range .L}}{{end}}{{.FO => 'FIELD: FO root'
          {{with .L}}{{if .a}}{{.FO => 'FIELD: FO in [if, with]'
          {{if .a}}{{else if .b}}{{.FO => 'FIELD: FO root in [if]'
          {{(f).FO => 'NOTHING: FO root'
          {{$x.FO => 'NOTHING: FO root'
          {{$x := 1}}{{$ => 'VARIABLE: root with [x]'
          {{range $i, $e := .L}}{{$e => 'VARIABLE: e in [range] with [i, e]'
          {{.A | de => 'PIPED: de root'
          {{trim .A |~ => 'PIPED: root after trim'
          {{if no => 'COMMAND: no root'
          {{eq (tr => 'COMMAND: tr root'
          {{$x := tr => 'COMMAND: tr root'
          {{eq O => 'ARGUMENT: O root'
          {{index .MATCH~ => 'FIELD: MATCH root'
          {{default "a => 'NOTHING: root'
          {{default `a}}b => null
          {{/* a => 'NOTHING: root'
          {{default "}}" .B => 'FIELD: B root'
          """)
  void whatMayStandAtTheEnd(String text, String expected) {
    TemplateCursor cursor = TemplateCursor.at(text.replace("~", ""), false);
    assertThat(cursor == null ? "null" : "'" + describe(cursor) + "'").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'.A', FIELD", "'splitList \",\" .A', FIELD", "'', ACTION", "'joinPath ', ARGUMENT"})
  void expressionsHaveNoDelimiters(String text, TemplateCursor.Position expected) {
    TemplateCursor cursor = TemplateCursor.at(text, true);
    assertThat(cursor).isNotNull();
    assertThat(cursor.position()).isEqualTo(expected);
  }

  private static String describe(TemplateCursor cursor) {
    StringBuilder out = new StringBuilder(cursor.position() + ":");
    out.append(cursor.word().isEmpty() ? "" : " " + cursor.word());
    out.append(cursor.owner().isEmpty() ? "" : " of " + cursor.owner());
    out.append(cursor.rootDot() ? " root" : "");
    out.append(cursor.open().isEmpty() ? "" : " in " + cursor.open());
    out.append(cursor.variables().isEmpty() ? "" : " with " + cursor.variables());
    out.append(cursor.piped().isEmpty() ? "" : " after " + cursor.piped());
    return out.toString();
  }
}
