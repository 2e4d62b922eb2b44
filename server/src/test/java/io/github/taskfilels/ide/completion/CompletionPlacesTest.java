package io.github.taskfilels.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered depends on the words around the cursor, and fits at other cursors, too. */
class CompletionPlacesTest {

  private static CompletionFixture at(String text) {
    return CompletionFixture.of(text.replace('¶', '\n'));
  }

  @Test
  void whatIsGivenToTheTasksOfACommand() {
    String tasks =
        "tasks:¶  a: {requires: {vars: [A, B]}}¶  b: 'echo {{.C}}'¶  w-*: '{{.D}}'¶  c: ";
    assertThat(at(tasks + "task a b $0").labels()).startsWith("A", "B", "C");
    assertThat(at(tasks + "task a A=1 $0").labels()).startsWith("B").doesNotContain("A", "C");
    assertThat(at(tasks + "task w-1 $0").labels()).startsWith("D");
    assertThat(at(tasks + "task a; task b $0").labels()).startsWith("C").doesNotContain("A");
    assertThat(at(tasks + "task $0").labels()).doesNotContain("A");
    assertThat(at(tasks + "task a -- $0").labels()).isEmpty();
    assertThat(at(tasks + "task -d x a $0").labels()).isEmpty();
    assertThat(at(tasks + "task a A=$0").labels()).isEmpty();
    assertThat(at(tasks + "echo a $0").labels()).isEmpty();
  }

  @Test
  void whatWildcardsStandFor() {
    assertThat(at("tasks:¶  w-*-*: echo {{$0").labels())
        .contains("index .MATCH 0", "index .MATCH 1")
        .doesNotContain("index .MATCH 2");
    assertThat(at("tasks:¶  a: {aliases: [w-*], cmds: ['{{$0']}").labels())
        .contains("index .MATCH 0");
    assertThat(at("tasks:¶  a: echo {{$0").labels()).doesNotContain("index .MATCH 0");
    assertThat(at("tasks:¶  w-*: echo {{range .L}}{{$0").labels()).doesNotContain("index .MATCH 0");
  }

  /** Editors make the edit of one cursor at all of them, with as many letters around it. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          'tasks:¶  up: x¶  b: {deps: [u$0, "u^"]}¶  c:¶    deps:¶      - u^' => 'up' => 'tasks:¶  up: x¶  b: {deps: [up, "up"]}¶  c:¶    deps:¶      - up'
          'tasks:¶  a-b: x¶  b: task a$0; task a^¶  c: "task a^"' => 'a-b' => 'tasks:¶  a-b: x¶  b: task a-b; task a-b¶  c: "task a-b"'
          'vars: {ABC: x}¶tasks:¶  a: echo {{.A$0}} "{{.A^}}"¶  b: |¶    {{.A^}}' => 'ABC' => 'vars: {ABC: x}¶tasks:¶  a: echo {{.ABC}} "{{.ABC}}"¶  b: |¶    {{.ABC}}'
          'env: {HOST: x}¶tasks:¶  a: echo $HO$0 "$HO^"¶  b: echo ${HO^}' => 'HOST' => 'env: {HOST: x}¶tasks:¶  a: echo $HOST "$HOST"¶  b: echo ${HOST}'
          'tasks:¶  a: {requires: {vars: [ENV]}}¶  b: task a E$0 || task a E^' => 'ENV' => 'tasks:¶  a: {requires: {vars: [ENV]}}¶  b: task a ENV= || task a ENV='
          """)
  void theSameEditFitsAtEveryCursor(String text, String label, String expected) {
    CompletionFixture fixture = at(text.replace("^", ""));
    Candidate candidate = fixture.candidate(label);
    int cursor = fixture.fixture().cursor().offset();
    int before = cursor - candidate.range().start();
    int after = candidate.range().end() - cursor;
    StringBuilder edited = new StringBuilder(text.replace("$0", "^").replace('¶', '\n'));
    for (int at = edited.lastIndexOf("^"); at >= 0; at = edited.lastIndexOf("^")) {
      edited.replace(at - before, at + 1 + after, candidate.text());
    }
    assertThat(edited.toString()).isEqualTo(expected.replace('¶', '\n'));
  }
}
