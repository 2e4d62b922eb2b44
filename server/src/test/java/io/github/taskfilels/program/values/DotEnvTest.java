package io.github.taskfilels.program.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {

  @Test
  void linesAreKeysAndValues() throws ValueException {
    assertThat(
            DotEnv.parse(
                """
                # comment
                A=1
                B: two words   # comment
                export C = three#not a comment

                D=
                A=last
                """))
        .isEqualTo(Map.of("A", "last", "B", "two words", "C", "three#not a comment", "D", ""));
  }

  @Test
  void quotesKeepOrEscape() throws ValueException {
    assertThat(
            DotEnv.parse(
                """
                A='raw $B \\n'
                B="one\\ntwo"
                C="over
                lines"
                D="say \\"hi\\" to"
                """))
        .isEqualTo(
            Map.of("A", "raw $B \\n", "B", "one\ntwo", "C", "over\nlines", "D", "say \"hi\" to"));
  }

  @Test
  void earlierKeysOfTheFileAreExpanded() throws ValueException {
    assertThat(DotEnv.parse("A=1\nB=${A}2$A\nC=$LATER\nD=\\$A\nE=$(x)\nF=$lower\n"))
        .containsEntry("B", "121")
        .containsEntry("C", "")
        .containsEntry("D", "$A")
        .containsEntry("E", "$(x)")
        .containsEntry("F", "$lower");
  }

  @Test
  void whatIsNoAssignmentIsRefused() {
    assertThatThrownBy(() -> DotEnv.parse("A-B=1\n"))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("unexpected character \"-\" in variable name");
    assertThatThrownBy(() -> DotEnv.parse("A=\"open\nB=1\n"))
        .hasMessage("unterminated quoted value \"open");
  }

  @Test
  void valuesThatExplodeAreRefused() {
    StringBuilder text = new StringBuilder("A0=0123456789\n");
    for (int i = 1; i < 20; i++) {
      text.append("A").append(i).append("=").append("${A%d}".formatted(i - 1).repeat(10));
      text.append("\n");
    }
    assertThatThrownBy(() -> DotEnv.parse(text.toString()))
        .hasMessage("its values are larger than 8 MiB together");
  }
}
