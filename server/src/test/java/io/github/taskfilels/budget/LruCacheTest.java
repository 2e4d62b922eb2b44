package io.github.taskfilels.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LruCacheTest {

  @Test
  void whatWasUsedLongestAgoIsForgottenFirst() {
    LruCache<String, String> recent = new LruCache<>(6, String::length);
    recent.put("a", "xx");
    recent.put("b", "xx");
    recent.put("c", "xx");
    assertThat(recent.get("a")).isEqualTo("xx");
    recent.put("d", "xxx");
    assertThat(recent.get("b")).isNull();
    assertThat(recent.get("c")).isNull();
    assertThat(recent.get("a")).isEqualTo("xx");
    assertThat(recent.get("d")).isEqualTo("xxx");
  }

  @Test
  void aValueIsMadeOnceWhileItIsKnown() {
    LruCache<String, String> recent = new LruCache<>(10, String::length);
    assertThat(recent.get("a", () -> "one")).isEqualTo("one");
    assertThat(recent.get("a", () -> "two")).isEqualTo("one");
  }

  @Test
  void whatIsTooHeavyIsNotKept() {
    LruCache<String, String> recent = new LruCache<>(3, String::length);
    recent.put("a", "xx");
    recent.put("b", "xxxx");
    assertThat(recent.get("a")).isNull();
    assertThat(recent.get("b")).isNull();
  }

  /** Against a map that is searched for the oldest each time. */
  @Test
  void theWeightIsThatOfWhatIsKept() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      LruCache<Integer, Integer> recent = new LruCache<>(20, weight -> weight);
      Map<Integer, Integer> expected = new LinkedHashMap<>(16, 0.75f, true);
      for (int step = 0; step < 200; step++) {
        int key = random.nextInt(8);
        if (random.nextBoolean()) {
          assertThat(recent.get(key)).as("seed %d", seed).isEqualTo(expected.get(key));
          continue;
        }
        int weight = 1 + random.nextInt(9);
        recent.put(key, weight);
        expected.put(key, weight);
        while (expected.values().stream().mapToInt(Integer::intValue).sum() > 20) {
          expected.remove(expected.keySet().iterator().next());
        }
      }
    }
  }
}
