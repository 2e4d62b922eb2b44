package io.github.taskfilels.text;

import java.util.List;

/** Names of which each leads to the next, as a text for people. */
public final class Chain {
  /** So many are shown; more than fit on a screen help nobody. */
  public static final int LONGEST = 20;

  private static final int SHOWN_AT_THE_END = 3;

  private Chain() {}

  /**
   * The names with an arrow between them; of a long chain the middle is only counted.
   *
   * @param arrow with its spaces
   */
  public static String text(List<String> names, String arrow) {
    int left = names.size() - LONGEST;
    if (left <= 0) {
      return String.join(arrow, names);
    }
    int end = names.size() - SHOWN_AT_THE_END;
    return String.join(arrow, names.subList(0, end - left))
        + arrow
        + "… ("
        + left
        + " more)"
        + arrow
        + String.join(arrow, names.subList(end, names.size()));
  }
}
