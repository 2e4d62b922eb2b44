package io.github.taskfilels.run.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NamePatternTest {

  @Test
  void matches_as_backtracking_does() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*?.", 8).replaceAll("[*]+", "*");
      String name = text(random, "ab.", 12);

      assertThat(ofShell(pattern, name))
          .as("%s against %s in a shell, seed %d", pattern, name, seed)
          .isEqualTo(backtracking(pattern, "(?:[^/.][^/]*)?").matcher(name).matches());
      assertThat(requireNonNull(NamePattern.ofGo(pattern)).matcher(name).matches())
          .as("%s against %s, seed %d", pattern, name, seed)
          .isEqualTo(backtracking(pattern, "[^/]*").matcher(name).matches());
    }
  }

  @Test
  @Timeout(20)
  void takes_linear_time() {
    String pattern = "*a".repeat(100) + "*b";
    String name = "a".repeat(255);

    assertThat(ofShell(pattern, name)).isFalse();
    assertThat(ofShell(pattern, name + "b")).isTrue();
    assertThat(requireNonNull(NamePattern.ofGo(pattern)).matcher(name).matches()).isFalse();
  }

  private static boolean ofShell(String pattern, String name) {
    return requireNonNull(NamePattern.ofShell(pattern, new BitSet())).matcher(name).matches();
  }

  /**
   * @param atBegin what an asterisk at the begin stands for
   */
  private static Pattern backtracking(String pattern, String atBegin) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> i == 0 ? atBegin : "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString());
  }

  private static String text(Random random, String letters, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
