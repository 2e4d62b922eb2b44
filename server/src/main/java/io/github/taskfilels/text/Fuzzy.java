package io.github.taskfilels.text;

/**
 * How well what somebody types fits a name: its letters stand in the name in the same order, upper
 * or lower case, and better next to each other or where words begin.
 */
public final class Fuzzy {
  /** The score of a name that does not fit. */
  public static final int NONE = -1;

  /** More letters are not looked at. */
  private static final int LONGEST = 64;

  private static final int LETTER = 16;
  private static final int NEXT = 30;
  private static final int WORD_BEGINS = 20;
  private static final int NAME_BEGINS = 30;
  private static final int SAME_CASE = 1;
  private static final int WHOLE = 10_000;
  private static final int IMPOSSIBLE = -100_000;

  private final String typed;
  private final String lower;

  /**
   * @param typed whatever was typed; blanks mean nothing
   */
  public Fuzzy(String typed) {
    String letters = typed.replaceAll("\\s+", "");
    this.typed = letters.substring(0, Math.min(LONGEST, letters.length()));
    this.lower = lower(this.typed);
  }

  /** At least 0, more for what fits better; {@link #NONE} where it does not fit. */
  public int score(String name) {
    if (typed.isEmpty()) {
      return 0;
    }
    String small = lower(name);
    if (!fits(small)) {
      return NONE;
    }
    int length = name.length();
    if (length == lower.length()) {
      return WHOLE;
    }
    // For each place the best score with the last letter there, and with it there or before.
    int[] at = new int[length];
    int[] upTo = new int[length];
    for (int letter = 0; letter < lower.length(); letter++) {
      int before = letter == 0 ? 0 : IMPOSSIBLE;
      int next = IMPOSSIBLE;
      int best = IMPOSSIBLE;
      for (int i = 0; i < length; i++) {
        int score = IMPOSSIBLE;
        if (small.charAt(i) == lower.charAt(letter)) {
          score = Math.max(before, next + NEXT) + worth(name, i, letter);
        }
        before = letter == 0 ? 0 : upTo[i];
        next = letter == 0 ? IMPOSSIBLE : at[i];
        best = Math.max(best, score);
        at[i] = score;
        upTo[i] = best;
      }
    }
    // Of names that fit alike, the shorter one is nearer.
    return Math.max(0, upTo[length - 1] - Math.min(LETTER - 1, (length - lower.length()) / 4));
  }

  private boolean fits(String small) {
    int from = 0;
    for (int letter = 0; letter < lower.length(); letter++) {
      from = small.indexOf(lower.charAt(letter), from) + 1;
      if (from == 0) {
        return false;
      }
    }
    return true;
  }

  private int worth(String name, int at, int letter) {
    int worth = LETTER + (name.charAt(at) == typed.charAt(letter) ? SAME_CASE : 0);
    if (at == 0) {
      return worth + NAME_BEGINS;
    }
    char before = name.charAt(at - 1);
    char here = name.charAt(at);
    boolean begins =
        Character.isLetterOrDigit(here)
            && (!Character.isLetterOrDigit(before)
                || (Character.isUpperCase(here) && Character.isLowerCase(before)));
    return begins ? worth + WORD_BEGINS : worth;
  }

  /** Letter by letter, so that no place moves. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      lower.append(Character.toLowerCase(text.charAt(i)));
    }
    return lower.toString();
  }
}
