package io.github.taskfilels.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitNamesTest {
  private static String word(Random random, String letters, int most) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(most + 1);
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  @Test
  void fitsAsWholeNamesDo() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        names.add(word(random, "aAb:-.", 8));
      }
      SplitNames parts = SplitNames.of(names);
      for (int i = 0; i < 20; i++) {
        String typed = word(random, "aBb:-", 4);
        SplitNames.Fits fits = parts.fits(typed);
        for (int k = 0; k < names.size(); k++) {
          for (int most = -1; most <= 4; most++) {
            assertThat(fits.of(k, most))
                .as("seed %d: '%s' in '%s', at most %d", seed, typed, names.get(k), most)
                .isEqualTo(Ranking.fit(typed, names.get(k), most));
          }
        }
      }
    }
  }
}
