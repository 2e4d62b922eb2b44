package io.github.taskfilels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimilarNamesTest {
  @Test
  void theNearestOfManyIsFound() {
    List<String> names = IntStream.range(0, 2_000).mapToObj(i -> "task-" + i).toList();
    SimilarNames similar = new SimilarNames(names);
    assertThat(similar.nearest("taks-1234")).isEqualTo("task-1234");
    assertThat(similar.nearest("TASK_77")).isEqualTo("task-77");
    assertThat(similar.nearest("something-else")).isNull();
  }

  @Test
  void longWordsAreNoMistakes() {
    String name = "a".repeat(101);
    assertThat(new SimilarNames(List.of(name)).nearest(name + "b")).isNull();
    assertThat(new SimilarNames(List.of("b" + "a".repeat(98))).nearest("a".repeat(99)))
        .isEqualTo("b" + "a".repeat(98));
  }

  /** 200 million looks otherwise; the first words are still answered. */
  @Test
  void manyWrongWordsCostNoMoreThanSome() {
    List<String> names = IntStream.range(0, 20_000).mapToObj(i -> "task-" + i).toList();
    SimilarNames similar = new SimilarNames(names);
    assertThat(similar.nearest("tsak-1")).isEqualTo("task-1");
    IntStream.range(0, 10_000).forEach(i -> similar.nearest("nothing-like-it-" + i));
    assertThat(similar.nearest("tsak-1")).isNull();
  }
}
