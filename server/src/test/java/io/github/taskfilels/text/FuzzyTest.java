package io.github.taskfilels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzyTest {

  private static List<String> best(String typed, String... names) {
    Fuzzy fuzzy = new Fuzzy(typed);
    return Stream.of(names)
        .filter(name -> fuzzy.score(name) != Fuzzy.NONE)
        .sorted(Comparator.comparingInt(name -> -fuzzy.score(name)))
        .toList();
  }

  @Test
  void lettersInOrder() {
    assertThat(best("bld", "BuILD", "build", "dlb", "bd")).containsExactly("build", "BuILD");
    assertThat(best("", "any", "")).containsExactly("any", "");
    assertThat(best("a", "")).isEmpty();
    assertThat(best("do gen", "docs:gen")).hasSize(1);
  }

  @Test
  void whereWordsBeginAndNextToEachOther() {
    assertThat(best("gen", "docs:gen", "g-e-n", "origen", "gen", "generate"))
        .startsWith("gen", "generate", "docs:gen")
        .endsWith("origen");
    assertThat(best("dg", "docs:gen", "ding")).containsExactly("docs:gen", "ding");
    assertThat(best("uT", "buildUnitTests", "out")).containsExactly("buildUnitTests", "out");
    assertThat(best("test", "attest", "t-e-s-t-test", "latest:test"))
        .containsExactlyInAnyOrder("attest", "t-e-s-t-test", "latest:test");
  }

  @Test
  void whatIsTypedInFullIsBest() {
    Random random = new Random(17);
    for (int round = 0; round < 2_000; round++) {
      String name = word(random);
      String other = name + word(random);
      Fuzzy fuzzy = new Fuzzy(name);
      assertThat(fuzzy.score(name)).as(name).isPositive();
      assertThat(fuzzy.score(other)).as(name + " " + other).isBetween(0, fuzzy.score(name));
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      word.append("abcAB:-_é😀".charAt(random.nextInt(10)));
    }
    return word.toString();
  }
}
