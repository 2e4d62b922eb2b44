package io.github.taskfilels.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CriticalPathTest {
  private static final String SHELL = "";

  private static CriticalPath.Shape task(String name, List<String> deps, String... commands) {
    return new CriticalPath.Shape(
        name, ImmutableList.copyOf(deps), ImmutableList.copyOf(commands), "");
  }

  private static CriticalPath levels(Map<String, Long> own, CriticalPath.Shape... shapes) {
    return CriticalPath.of(List.of(shapes), task -> own.getOrDefault(task.name(), 0L));
  }

  @Test
  void theTailIsTheLongestWayThroughThoseThatAsk() {
    CriticalPath levels =
        levels(
            Map.of("all", 1L, "link", 10L, "compile", 100L, "docs", 5L),
            task("all", List.of("link", "docs"), SHELL),
            task("link", List.of("compile", "unknown"), SHELL),
            task("compile", List.of(), SHELL),
            task("docs", List.of("compile"), SHELL));
    assertThat(levels.tail("all")).isZero();
    assertThat(levels.tail("link")).isEqualTo(1);
    assertThat(levels.tail("docs")).isEqualTo(1);
    assertThat(levels.tail("compile")).isEqualTo(11);
    assertThat(levels.span("all")).isEqualTo(111);
    assertThat(levels.deps("link")).isEqualTo(100);
  }

  @Test
  void theRestOfTheCallerComesAfterACalledTask() {
    CriticalPath levels =
        levels(
            Map.of("release", 30L, "build", 100L, "test", 50L),
            task("release", List.of(), SHELL, "build", SHELL, "test", SHELL),
            task("build", List.of(), SHELL),
            task("test", List.of(), SHELL));
    assertThat(levels.tail("test")).isEqualTo(10);
    assertThat(levels.tail("build")).isEqualTo(10 + 50 + 10);
    assertThat(levels.calls("release")).isEqualTo(150);
    assertThat(levels.span("release")).isEqualTo(180);
  }

  @Test
  void aTaskWithoutCommandsTakesNoTimeOfItsOwn() {
    CriticalPath levels =
        levels(Map.of("all", 99L, "a", 5L), task("all", List.of("a")), task("a", List.of(), SHELL));
    assertThat(levels.span("all")).isEqualTo(5);
    assertThat(levels.tail("a")).isZero();
  }

  @Test
  void aCircleUnderAConditionIsCutWhereItCloses() {
    CriticalPath levels =
        levels(
            Map.of("a", 1L, "b", 2L),
            task("a", List.of(), SHELL, "b"),
            task("b", List.of(), SHELL, "a"));
    assertThat(levels.span("b")).isEqualTo(2);
    assertThat(levels.span("a")).isEqualTo(3);
    assertThat(levels.tail("b")).isZero();
  }
}
