package io.github.taskfilels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, abd, 1",
    "abc, acb, 1",
    "abc, '', 3",
    "cmds, cmd, 1",
    "ca, abc, 3"
  })
  void distanceCountsEditsAndSwaps(String from, String to, int expected) {
    assertThat(Similar.distance(from, to)).isEqualTo(expected);
    assertThat(Similar.distance(to, from)).isEqualTo(expected);
  }

  @Test
  void theNearestIsFound() {
    List<String> keys = List.of("desc", "deps", "cmds", "ignore_error", "preconditions");
    assertThat(Similar.nearest("dsec", keys)).isEqualTo("desc");
    assertThat(Similar.nearest("ignore-error", keys)).isEqualTo("ignore_error");
    assertThat(Similar.nearest("Cmds", keys)).isEqualTo("cmds");
    assertThat(Similar.nearest("precondition", keys)).isEqualTo("preconditions");
  }

  @Test
  void somethingElseIsNotNear() {
    assertThat(Similar.nearest("version", List.of("tasks", "vars"))).isNull();
    assertThat(Similar.nearest("a", List.of("b", "c"))).isNull();
    assertThat(Similar.nearest("", List.of("b"))).isNull();
    assertThat(Similar.nearest("build", List.of("build"))).isNull();
    assertThat(Similar.nearest("x".repeat(1000), List.of("x".repeat(999)))).isNull();
  }
}
