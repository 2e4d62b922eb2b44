package io.github.taskfilels.run.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word of a shell after the removal of quotes.
 *
 * @param text without quotes
 * @param quoted which of its characters were quoted, and so mean themselves
 */
record ShellWord(String text, BitSet quoted) {

  /**
   * Reads a word with quotes, {@code $NAME} and {@code ${NAME}}; null for one that no shell would
   * read: a quote that is not closed, or another kind of expansion.
   */
  static @Nullable ShellWord parse(String word, Map<String, String> environment) {
    return new Reader(word, environment).read();
  }

  private static final class Reader {
    private final String word;
    private final Map<String, String> environment;
    private final StringBuilder text = new StringBuilder();
    private final BitSet quoted = new BitSet();
    private int at;

    Reader(String word, Map<String, String> environment) {
      this.word = word;
      this.environment = environment;
    }

    @Nullable ShellWord read() {
      while (at < word.length()) {
        char c = word.charAt(at++);
        boolean good =
            switch (c) {
              // Task's interpreter forgets that such a character was quoted.
              case '\\' -> at == word.length() || add(word.charAt(at++), false);
              case '\'' -> single();
              case '"' -> twice();
              case '$' -> variable(false);
              case '`', '|', ';', '<', '>', '&', '(', ')' -> false;
              default -> add(c, false);
            };
        if (!good) {
          return null;
        }
      }
      return new ShellWord(text.toString(), quoted);
    }

    private boolean add(char c, boolean literal) {
      quoted.set(text.length(), literal);
      text.append(c);
      return true;
    }

    private boolean single() {
      int end = word.indexOf('\'', at);
      if (end < 0) {
        return false;
      }
      word.substring(at, end).chars().forEach(c -> add((char) c, true));
      at = end + 1;
      return true;
    }

    private boolean twice() {
      while (at < word.length()) {
        char c = word.charAt(at++);
        if (c == '"') {
          return true;
        }
        if (c == '\\' && at < word.length() && "$`\"\\".indexOf(word.charAt(at)) >= 0) {
          add(word.charAt(at++), true);
        } else if (c == '$') {
          if (!variable(true)) {
            return false;
          }
        } else if (c == '`') {
          return false;
        } else {
          add(c, true);
        }
      }
      return false;
    }

    private boolean variable(boolean literal) {
      boolean braces = at < word.length() && word.charAt(at) == '{';
      int start = braces ? at + 1 : at;
      int end = start;
      while (end < word.length()
          && (Character.isLetterOrDigit(word.charAt(end)) || word.charAt(end) == '_')) {
        end++;
      }
      if (end == start || (braces && (end == word.length() || word.charAt(end) != '}'))) {
        return !braces && (at == word.length() || word.charAt(at) != '(') && add('$', true);
      }
      at = braces ? end + 1 : end;
      String value = environment.getOrDefault(word.substring(start, end), "");
      value.chars().forEach(c -> add((char) c, literal));
      return true;
    }
  }

  /** The words that brace expansion makes of a text in which nothing is unquoted yet. */
  static List<String> braces(String word) {
    int depth = 0;
    for (int open = next(word, 0, '{'); open >= 0; open = next(word, open + 1, '{')) {
      List<Integer> commas = new ArrayList<>();
      depth = 1;
      int close = -1;
      for (int i = open + 1; i < word.length() && close < 0; i++) {
        char c = word.charAt(i);
        switch (c) {
          case '\\' -> i++;
          case '{' -> depth++;
          case '}' -> close = --depth == 0 ? i : -1;
          case ',' -> {
            if (depth == 1) {
              commas.add(i);
            }
          }
          default -> {}
        }
      }
      boolean variable = open > 0 && word.charAt(open - 1) == '$';
      List<String> parts = close < 0 || variable ? List.of() : parts(word, open, close, commas);
      if (!parts.isEmpty()) {
        List<String> words = new ArrayList<>();
        for (String part : parts) {
          words.addAll(braces(word.substring(0, open) + part + word.substring(close + 1)));
        }
        return words;
      }
    }
    return List.of(word);
  }

  private static int next(String word, int from, char wanted) {
    for (int i = from; i < word.length(); i++) {
      if (word.charAt(i) == '\\') {
        i++;
      } else if (word.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> parts(String word, int open, int close, List<Integer> commas) {
    List<String> parts = new ArrayList<>();
    if (commas.isEmpty()) {
      return sequence(word.substring(open + 1, close));
    }
    int from = open + 1;
    for (int comma : commas) {
      parts.add(word.substring(from, comma));
      from = comma + 1;
    }
    parts.add(word.substring(from, close));
    return parts;
  }

  /** {@code 1..9}, {@code a..e}, with {@code ..STEP}; empty where it is none of these. */
  private static List<String> sequence(String inside) {
    String[] ends = inside.split("\\.\\.", -1);
    if (ends.length < 2 || ends.length > 3) {
      return List.of();
    }
    boolean numbers = ends[0].matches("-?\\d{1,9}") && ends[1].matches("-?\\d{1,9}");
    boolean letters = ends[0].matches("[A-Za-z]") && ends[1].matches("[A-Za-z]");
    if ((!numbers && !letters) || (ends.length == 3 && !ends[2].matches("-?\\d{1,9}"))) {
      return List.of();
    }
    int from = numbers ? Integer.parseInt(ends[0]) : ends[0].charAt(0);
    int to = numbers ? Integer.parseInt(ends[1]) : ends[1].charAt(0);
    int step = ends.length == 3 ? Math.max(1, Math.abs(Integer.parseInt(ends[2]))) : 1;
    List<String> values = new ArrayList<>();
    for (int i = from; from <= to ? i <= to : i >= to; i += from <= to ? step : -step) {
      values.add(numbers ? Integer.toString(i) : String.valueOf((char) i));
    }
    return values;
  }
}
