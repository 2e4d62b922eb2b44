package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the best of many candidates: those that fit the letters typed, the best fit first, then the
 * nearest. For one thread.
 */
final class Ranking {
  private static final Comparator<Entry> BEST_FIRST =
      Comparator.comparingInt(Entry::fit)
          .thenComparingInt(Entry::rank)
          .thenComparingInt(Entry::place);

  /** The fit of letters that stand together behind a separator. */
  static final int BEHIND_SEPARATOR = 2;

  /** The worst fit: the letters stand in this order, but not together. */
  static final int SCATTERED = 4;

  private static final String SEPARATORS = ":-_./";

  private final int limit;
  private final List<Entry> kept = new ArrayList<>();
  private int places;

  /** The last of the best, once there are too many. */
  private int worstFit = Integer.MAX_VALUE;

  private int worstRank = Integer.MAX_VALUE;
  private boolean cut;

  /**
   * @param rank the smaller the nearer
   * @param place in the order in which they were offered
   */
  private record Entry(
      String name, int fit, int rank, int place, Supplier<@Nullable Candidate> candidate) {}

  /**
   * @param limit how many are kept
   */
  Ranking(int limit) {
    this.limit = limit;
  }

  /**
   * Takes note of a candidate, unless the letters do not fit. Of those of one name the best counts.
   *
   * @param typed the letters before the cursor
   * @param rank the smaller the nearer
   * @param candidate asked only for the best; gives null where it may not be offered after all
   */
  void offer(String typed, String name, int rank, Supplier<@Nullable Candidate> candidate) {
    int fit = fit(typed, name, mostFit(rank));
    if (fit >= 0) {
      offer(name, fit, rank, candidate);
    }
  }

  /**
   * How far from a fit a candidate may be to be among the best so far; below 0 where no fit is
   * enough.
   */
  int mostFit(int rank) {
    return rank < worstRank ? worstFit : worstFit - 1;
  }

  /** Takes note of a candidate whose fit is known. */
  void offer(String name, int fit, int rank, Supplier<@Nullable Candidate> candidate) {
    if (fit > mostFit(rank)) {
      // There are enough better ones already.
      return;
    }
    kept.add(new Entry(name, fit, rank, places++, candidate));
    if (kept.size() > 4 * limit) {
      prune();
    }
  }

  /** Whether there are more than the best already. */
  boolean isFull() {
    return cut || kept.size() > limit;
  }

  /** Says that there are more which nobody looked at. */
  void cut() {
    cut = true;
  }

  private void prune() {
    kept.sort(BEST_FIRST);
    Set<String> names = new HashSet<>();
    kept.removeIf(entry -> !names.add(entry.name()));
    // Some of them may not be offered after all.
    if (kept.size() > 2 * limit) {
      cut = true;
      kept.subList(2 * limit, kept.size()).clear();
      worstFit = kept.getLast().fit();
      worstRank = kept.getLast().rank();
    }
  }

  /** The best of them, the very best first. */
  ImmutableList<Candidate> best() {
    prune();
    ImmutableList.Builder<Candidate> best = ImmutableList.builder();
    int left = limit;
    for (Entry entry : kept) {
      Candidate candidate = left > 0 ? entry.candidate().get() : null;
      if (candidate != null) {
        best.add(candidate);
        left--;
      } else if (left <= 0) {
        cut = true;
      }
    }
    return best.build();
  }

  /** Whether there were more than the best, once these have been asked for. */
  boolean isCut() {
    return cut;
  }

  /** How well letters fit a name, the smaller the better; -1 where they do not. */
  static int fit(String typed, String name) {
    return fit(typed, name, Integer.MAX_VALUE);
  }

  /**
   * The same; also -1 where they fit less well than something that is enough already, which is
   * found out sooner.
   */
  static int fit(String typed, String name, int most) {
    if (most < 0) {
      return -1;
    }
    if (name.startsWith(typed)) {
      return 0;
    }
    if (most < 1) {
      return -1;
    }
    int length = typed.length();
    int last = name.length() - length;
    if (last >= 0 && matches(typed, name, 0)) {
      return 1;
    }
    if (most < BEHIND_SEPARATOR || last < 0) {
      return -1;
    }
    char first = lower(typed.charAt(0));
    int best = -1;
    for (int at = 1; at <= last; at++) {
      if (lower(name.charAt(at)) == first && matches(typed, name, at)) {
        if (SEPARATORS.indexOf(name.charAt(at - 1)) >= 0) {
          return BEHIND_SEPARATOR;
        }
        best = 3;
      }
    }
    if (best < 0 && most >= SCATTERED && isSubsequence(typed, name)) {
      best = SCATTERED;
    }
    return best > most ? -1 : best;
  }

  private static boolean matches(String typed, String name, int at) {
    for (int i = 0; i < typed.length(); i++) {
      if (lower(typed.charAt(i)) != lower(name.charAt(at + i))) {
        return false;
      }
    }
    return true;
  }

  /** Clients filter in this way, too: what fits fewer letters is what may fit more of them. */
  private static boolean isSubsequence(String typed, String name) {
    int found = 0;
    for (int i = 0; i < name.length() && found < typed.length(); i++) {
      found += lower(name.charAt(i)) == lower(typed.charAt(found)) ? 1 : 0;
    }
    return found == typed.length();
  }

  private static char lower(char c) {
    return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
  }
}
