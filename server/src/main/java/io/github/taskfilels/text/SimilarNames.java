package io.github.taskfilels.text;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names, asked again and again which of them was probably meant by a word. Looks at each name only
 * as long as that can be the case, and answers nothing any more when it has looked at very many:
 * who has thousands of wrong words is not helped by words. For one thread.
 */
public final class SimilarNames {
  /** Longer words are never typing mistakes of something short, and would only cost time. */
  private static final int LONGEST = 100;

  /** For all words together: how many names are looked at, about 5 ns each. */
  private static final long MOST_LOOKS = 10_000_000;

  /** For all words together: how many pairs of letters are compared, about 2 ns each. */
  private static final long MOST_PAIRS = 20_000_000;

  private final ImmutableList<Name> names;
  private long looks;
  private long pairs;

  /**
   * A name that can be meant.
   *
   * @param letters a set of the letters in it: one edit takes at most one away, and adds one
   */
  private record Name(String text, String normal, long letters) {
    static Name of(String text) {
      String normal = Similar.normal(text);
      return new Name(text, normal, lettersOf(normal));
    }
  }

  public SimilarNames(Iterable<String> names) {
    List<Name> all = new ArrayList<>();
    names.forEach(name -> all.add(Name.of(name)));
    this.names = ImmutableList.copyOf(all);
  }

  private static long lettersOf(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << (text.charAt(i) & 63);
    }
    return letters;
  }

  /** As {@link Similar#nearest}; null also where it would take too long. */
  public @Nullable String nearest(String word) {
    String wanted = word.length() > LONGEST ? "" : Similar.normal(word);
    looks += names.size();
    if (wanted.isEmpty() || looks > MOST_LOOKS) {
      return null;
    }
    String best = null;
    int least = Math.max(1, wanted.length() / 3) + 1;
    long letters = lettersOf(wanted);
    for (Name name : names) {
      if (Math.abs(name.text().length() - wanted.length()) >= least
          || Long.bitCount(letters & ~name.letters()) >= least
          || Long.bitCount(name.letters() & ~letters) >= least
          || name.text().equals(word)) {
        continue;
      }
      pairs += (long) wanted.length() * name.normal().length();
      if (pairs > MOST_PAIRS) {
        return null;
      }
      int distance = Similar.distance(wanted, name.normal());
      // A single edit turns any one-letter word into any other.
      boolean replacesAll = distance >= Math.min(wanted.length(), name.text().length());
      if (distance < least && !replacesAll) {
        best = name.text();
        least = distance;
      }
    }
    return best;
  }
}
