package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many names by what they are made of: namespaces and what stands behind them. Thousands of files
 * have tasks of the same few names, so that letters are compared with each part once and not with
 * every name.
 */
final class SplitNames {
  private final ImmutableList<String> names;

  /** What stands up to and with the last colon; empty where there is none. */
  private final Parts heads;

  /** What stands behind it. */
  private final Parts tails;

  private SplitNames(ImmutableList<String> names) {
    this.names = names;
    this.heads = Parts.of(names.stream().map(name -> name.substring(0, tail(name))).toList());
    this.tails = Parts.of(names.stream().map(name -> name.substring(tail(name))).toList());
  }

  static SplitNames of(List<String> names) {
    return new SplitNames(ImmutableList.copyOf(names));
  }

  private static int tail(String name) {
    return name.lastIndexOf(':') + 1;
  }

  /**
   * One part of each name.
   *
   * @param different what they are, each once
   * @param numbers which of them a name has
   */
  private record Parts(List<String> different, int[] numbers) {
    static Parts of(List<String> all) {
      Map<String, Integer> known = new HashMap<>();
      List<String> different = new ArrayList<>();
      int[] numbers = new int[all.size()];
      for (int i = 0; i < numbers.length; i++) {
        Integer number = known.putIfAbsent(all.get(i), different.size());
        if (number == null) {
          different.add(all.get(i));
        }
        numbers[i] = number == null ? different.size() - 1 : number;
      }
      return new Parts(different, numbers);
    }

    /** How well letters fit each of them, where they have to stand together. */
    int[] fits(String typed) {
      return different.stream()
          .mapToInt(part -> Ranking.fit(typed, part, Ranking.SCATTERED - 1))
          .toArray();
    }
  }

  /** How well letters fit the names. */
  Fits fits(String typed) {
    // Nothing fits everything, and colons fit across the parts.
    return typed.isEmpty() || typed.indexOf(':') >= 0
        ? (name, most) -> Ranking.fit(typed, names.get(name), most)
        : byParts(typed);
  }

  private Fits byParts(String typed) {
    int[] ofHeads = heads.fits(typed);
    int[] ofTails = tails.fits(typed);
    int none = heads.different().indexOf("");
    return (name, most) -> {
      int head = ofHeads[heads.numbers()[name]];
      int tail = ofTails[tails.numbers()[name]];
      if (tail >= 0 && heads.numbers()[name] != none) {
        tail = Math.max(Ranking.BEHIND_SEPARATOR, tail);
      }
      int best = tail < 0 || (head >= 0 && head < tail) ? head : tail;
      if (best < 0 && most >= Ranking.SCATTERED) {
        return Ranking.fit(typed, names.get(name), most);
      }
      return best > most ? -1 : best;
    };
  }

  /** How well some letters fit each name. */
  interface Fits {
    /**
     * The same as {@link Ranking#fit(String, String, int)}.
     *
     * @param name its place among the names
     */
    int of(int name, int most);
  }
}
