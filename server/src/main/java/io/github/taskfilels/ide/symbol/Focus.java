package io.github.taskfilels.ide.symbol;

import io.github.taskfilels.text.TextRange;

/**
 * What of a file is asked for: all of it, or what touches one offset, which is found with much less
 * work.
 */
record Focus(int offset) {
  static final Focus EVERYTHING = new Focus(-1);

  boolean isOn(TextRange range) {
    return offset < 0 || range.touches(offset);
  }

  /** Whether an anchor or an alias may be meant: it is one word behind its sign. */
  boolean isOnAnchor(String text) {
    if (offset < 0) {
      return text.indexOf('&') >= 0 || text.indexOf('*') >= 0;
    }
    int start = offset;
    while (start > 0 && isOfName(text.charAt(start - 1))) {
      start--;
    }
    // The sign itself is of the word.
    return text.substring(start, offset).chars().anyMatch(c -> c == '&' || c == '*');
  }

  private static boolean isOfName(char c) {
    return c > ' ' && ",[]{}".indexOf(c) < 0;
  }
}
