package io.github.taskfilels.taskfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.yaml.YamlParser;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Task 3.53.1 refuses a file for its aliases: a list of lists of lists, each an alias. */
class AliasRatioTest {

  /**
   * @param line the line of the alias that is too much, from 0; -1 for none
   */
  @ParameterizedTest
  @CsvSource({
    "9,2,-1", "9,3,5", "9,8,5", "5,3,-1", "5,4,6", "4,4,6", "3,4,-1", "3,5,7", "2,5,-1", "2,8,10"
  })
  void taskReadsSoManyAndNoMore(int wide, int deep, int line) {
    StringBuilder text = new StringBuilder("version: '3'\nvars:\n  A0: &a0 [");
    text.append(String.join(", ", Collections.nCopies(wide, "x"))).append("]\n");
    for (int i = 1; i <= deep; i++) {
      String last = String.join(", ", Collections.nCopies(wide, "*a" + (i - 1)));
      text.append("  A%d: &a%d [%s]%n".formatted(i, i, last));
    }
    var problems = TaskfileReader.read(YamlParser.parse(text.toString())).problems();
    if (line < 0) {
      assertThat(problems).isEmpty();
    } else {
      Problem problem = problems.getFirst();
      assertThat(problems).hasSize(1);
      assertThat(problem.message()).contains("so many values");
      assertThat(text.substring(0, problem.range().start()).chars().filter(c -> c == '\n').count())
          .isEqualTo(line);
    }
  }
}
