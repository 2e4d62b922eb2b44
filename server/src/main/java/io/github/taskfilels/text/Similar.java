package io.github.taskfilels.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Similar {
  private Similar() {}

  /**
   * The candidate nearest to {@code word}, or null where none is near: at most one edit for each
   * three characters, but always at least one, and upper case, hyphens and underscores make no
   * difference. Of equally near ones the first wins; {@code word} itself is never the answer. For
   * many words with the same candidates there is {@link SimilarNames}.
   */
  public static @Nullable String nearest(String word, Iterable<String> candidates) {
    return new SimilarNames(candidates).nearest(word);
  }

  /**
   * The number of insertions, deletions, replacements and swaps of neighbours that turn one word
   * into the other, no part being edited twice (optimal string alignment).
   */
  public static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + replace);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        row[j] = swapped ? Math.min(least, beforeLast[j - 2] + 1) : least;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }

  static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
