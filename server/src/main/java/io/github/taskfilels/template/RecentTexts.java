package io.github.taskfilels.template;

import io.github.taskfilels.budget.LruCache;
import java.util.function.Function;

/**
 * What was made of texts that were read not long ago: after a keystroke all texts of a file but one
 * are as they were, and many files hold the same. Bounded; safe for several threads.
 *
 * @param <T> made of nothing but the text, immutable
 */
final class RecentTexts<T> {
  /** Of all texts together. What is made of a text takes some 20 times its length. */
  private static final int MOST_CHARACTERS = 200_000;

  /** A longer text would drive out too many others. */
  private static final int LONGEST = MOST_CHARACTERS / 20;

  /** What is kept for a text besides its characters, in characters. */
  private static final int OVERHEAD = 40;

  private final LruCache<String, Kept<T>> known = new LruCache<>(MOST_CHARACTERS, Kept::weight);

  /**
   * What was made of a text.
   *
   * @param weight in characters
   */
  private record Kept<T>(T made, int weight) {}

  /** What {@code read} makes of a text, now or before; two threads may both make it. */
  T get(String text, Function<String, T> read) {
    if (text.length() > LONGEST) {
      return read.apply(text);
    }
    Kept<T> found = known.get(text);
    if (found == null) {
      found = new Kept<>(read.apply(text), text.length() + OVERHEAD);
      known.put(text, found);
    }
    return found.made();
  }
}
