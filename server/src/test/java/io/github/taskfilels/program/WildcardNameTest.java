package io.github.taskfilels.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardNameTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a*b,      a-x-b,   -x-
          *-*,      a-b-c,   a-b|c
          a*,       a,       ''
          *a*a*,    aaaa,    aa||
          ab*ba,    aba,     none
          start-*,  stop-x,  none
          """)
  void gives_most_to_the_first_wildcard(String pattern, String name, String captures) {
    ImmutableList<String> found = WildcardName.of(pattern).match(name);

    assertThat(found == null ? "none" : String.join("|", found)).isEqualTo(captures);
  }

  @Test
  void holds_no_line_break_in_a_wildcard() {
    assertThat(WildcardName.of("a*b").match("a\nb")).isNull();
    assertThat(WildcardName.of("a*\n*b").match("ax\nyb")).containsExactly("x", "y");
  }

  @Test
  void matches_as_the_regular_expression_that_task_makes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*:\n", 8);
      String name = text(random, "ab:\n", 12);

      assertThat(WildcardName.of(pattern).match(name))
          .as("%s against %s, seed %d", pattern, name, seed)
          .isEqualTo(byExpression(pattern, name));
    }
  }

  @Test
  @Timeout(20)
  void takes_linear_time() {
    String name = "a".repeat(60);

    assertThat(WildcardName.of("a*".repeat(8) + "b").match(name)).isNull();
    assertThat(WildcardName.of("a*".repeat(50_000) + "b").match("a".repeat(100_000))).isNull();
    assertThat(WildcardName.of("a*".repeat(50_000)).match("a".repeat(100_000))).hasSize(50_000);
  }

  private static @Nullable ImmutableList<String> byExpression(String pattern, String name) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      expression.append(c == '*' ? "(.*)" : Pattern.quote(String.valueOf(c)));
    }
    Matcher matcher = Pattern.compile(expression.toString(), Pattern.UNIX_LINES).matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    ImmutableList.Builder<String> captures = ImmutableList.builder();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      captures.add(matcher.group(i));
    }
    return captures.build();
  }

  private static String text(Random random, String letters, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
