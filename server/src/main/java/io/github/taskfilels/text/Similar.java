package io.github.taskfilels.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Similar {
  /** Longer words are never typing mistakes of something short, and would only cost time. */
  private static final int LONGEST = 100;

  private Similar() {}

  /**
   * The candidate nearest to {@code word}, or null where none is near: at most one edit for each
   * three characters, but always at least one, and upper case, hyphens and underscores make no
   * difference. Of equally near ones the first wins; {@code word} itself is never the answer.
   */
  public static @Nullable String nearest(String word, Iterable<String> candidates) {
    String wanted = normal(word);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return null;
    }
    String best = null;
    int least = Math.max(1, wanted.length() / 3) + 1;
    for (String candidate : candidates) {
      if (candidate.equals(word) || Math.abs(candidate.length() - wanted.length()) >= least) {
        continue;
      }
      int distance = distance(wanted, normal(candidate));
      // A single edit turns any one-letter word into any other.
      boolean replacesAll = distance >= Math.min(wanted.length(), candidate.length());
      if (distance < least && !replacesAll) {
        best = candidate;
        least = distance;
      }
    }
    return best;
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

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
