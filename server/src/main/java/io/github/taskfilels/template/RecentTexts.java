package io.github.taskfilels.template;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.function.Function;

/**
 * What was made of texts that were read not long ago: after a keystroke all texts of a file but one
 * are as they were, and many files hold the same. Bounded; safe for any thread.
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

  private final Cache<String, T> known =
      CacheBuilder.newBuilder()
          .concurrencyLevel(1)
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String text, T _) -> text.length() + OVERHEAD)
          .build();

  /** What {@code read} makes of a text, now or before; two threads may both make it. */
  T get(String text, Function<String, T> read) {
    if (text.length() > LONGEST) {
      return read.apply(text);
    }
    T found = known.getIfPresent(text);
    if (found == null) {
      found = read.apply(text);
      known.put(text, found);
    }
    return found;
  }
}
