package io.github.taskfilels.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.Fixture.Place;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixtureTest {

  @Test
  void marksAreTakenOutAndPointIntoTheCleanText() {
    Fixture fixture =
        Fixture.parse(
            """
            tasks:
            #^^^^^ key
              gen: echo hi
            # ^^^ def
            #      ^^^^ error[x]: no such tool
              b: c
            """);

    assertThat(fixture.text()).isEqualTo("tasks:\n  gen: echo hi\n  b: c\n");
    assertThat(fixture.expectations())
        .containsExactly(
            new Label("/Taskfile.yml", new TextRange(0, 6), "key"),
            new Label("/Taskfile.yml", new TextRange(9, 12), "def"),
            new Label("/Taskfile.yml", new TextRange(14, 18), "error[x]: no such tool"));
    assertThat(fixture.marked("def").range().in(fixture.text())).isEqualTo("gen");
  }

  @Test
  void filesAndCursorsAreFound() {
    Fixture fixture =
        Fixture.parse(
            """
            //- /Taskfile.yml
            deps: [docs:g$0en, tset]
            #                ^^^^ missing
            //- /docs/Taskfile.yml
            gen: x
            """);

    assertThat(fixture.files().keySet()).containsExactly("/Taskfile.yml", "/docs/Taskfile.yml");
    assertThat(fixture.text("/Taskfile.yml")).isEqualTo("deps: [docs:gen, tset]\n");
    assertThat(fixture.cursor()).isEqualTo(new Place("/Taskfile.yml", 13));
    assertThat(fixture.marked("missing").range().in(fixture.text("/Taskfile.yml")))
        .isEqualTo("tset");
  }

  @Test
  void twoCursorsAreASelection() {
    Fixture fixture = Fixture.parse("a: $0bcd$0\n");
    assertThat(fixture.selection().range().in(fixture.text())).isEqualTo("bcd");
  }

  @Test
  void everythingFoundMustBeMarked() {
    Fixture fixture = Fixture.parse("a: b\n#  ^ one\n");
    Label one = fixture.marked("one");
    Label more = new Label(one.file(), one.range(), "two");

    fixture.assertFound(List.of(one));
    assertThatThrownBy(() -> fixture.assertFound(List.of())).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> fixture.assertFound(List.of(one, more)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("#  ^ two");
  }

  @Test
  void everyKindOfMarkIsDrawnAsItIsRead() {
    String text =
        """
        version: '3'
        #^^^^^^ first column
        #^^^^^^^^^^^... open
        #| empty at the start
        # @0+1 one character
        # @1+2 second column
        #  ^ third column and on
        #           | empty at the end
          a
        """;
    Fixture fixture = Fixture.parse(text);
    assertThat(fixture.expectations()).hasSize(7);
    Fixture again = Fixture.parse(fixture.annotated(fixture.expectations()));
    assertThat(again.expectations()).isEqualTo(fixture.expectations());
    assertThat(again.text()).isEqualTo(fixture.text());
  }

  @Test
  void whatIsFoundBehindTheLastLineIsDrawnThere() {
    Fixture fixture = Fixture.parse("");
    assertThat(fixture.annotated(List.of(new Label(Fixture.DEFAULT_FILE, TextRange.at(0), "x"))))
        .isEqualTo("#| x\n");
  }

  @Test
  void aMarkBesideTheTextIsAMistake() {
    assertThatThrownBy(() -> Fixture.parse("ab\n#  ^^^ x\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
