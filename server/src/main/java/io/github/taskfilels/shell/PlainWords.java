package io.github.taskfilels.shell;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * Scripts that are one simple command of words and quoted texts, in which there is nothing for a
 * shell to do. It looks at tokens only and ends at the first that is more than text: the check
 * stands before every start of a process.
 */
public final class PlainWords {
  private static final String IN_NAME =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+-";

  /** What means itself outside quotes, in a name and in other words; by the code of a character. */
  private static final boolean[] NAME = table(IN_NAME);

  private static final boolean[] LITERAL = table(IN_NAME + "=,:@%");

  private static final CharMatcher EXPANDED_IN_QUOTES = CharMatcher.anyOf("$`\\\n");

  private PlainWords() {}

  /**
   * The words of a script, at least one; null where one of them is more than text, where there is
   * more than one command, or where the first means something to bash itself.
   */
  public static @Nullable ImmutableList<String> of(String script) {
    ShellLexer lexer = new ShellLexer(script);
    ImmutableList.Builder<String> words = ImmutableList.builder();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean[] literal = NAME;
    boolean inLine = true;
    while (lexer.next(ShellMode.COMMAND) != ShellToken.END) {
      if (lexer.kind() == ShellToken.BLANK || lexer.kind() == ShellToken.NEWLINE) {
        if (lexer.kind() == ShellToken.NEWLINE) {
          inLine = false;
        } else if (!isBlank(lexer)) {
          return null;
        }
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
          literal = LITERAL;
        }
      } else if (inLine && text(lexer, literal, word)) {
        inWord = true;
      } else {
        return null;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    ImmutableList<String> all = words.build();
    return all.isEmpty() || isOfBash(all.getFirst()) ? null : all;
  }

  private static boolean isOfBash(String word) {
    return BashNames.BUILTINS.contains(word) || BashNames.RESERVED_WORDS.contains(word);
  }

  private static boolean isBlank(ShellLexer lexer) {
    for (int i = lexer.start(); i < lexer.at(); i++) {
      char c = lexer.text().charAt(i);
      if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Adds the text of the current token; whether it is no more than that. */
  private static boolean text(ShellLexer lexer, boolean[] literal, StringBuilder word) {
    int from = lexer.start();
    int to = lexer.at();
    switch (lexer.kind()) {
      case LITERAL -> {
        for (int i = from; i < to; i++) {
          char c = lexer.text().charAt(i);
          if (c >= literal.length || !literal[c]) {
            return false;
          }
        }
        word.append(lexer.text(), from, to);
        return true;
      }
      case SINGLE_QUOTED -> {
        if (literal != LITERAL || !lexer.isClosed()) {
          return false;
        }
        word.append(lexer.text(), from + 1, to - 1);
        return true;
      }
      case OPEN_DOUBLE_QUOTES -> {
        return literal == LITERAL && to == from + 1 && quoted(lexer, word);
      }
      default -> {
        return false;
      }
    }
  }

  private static boolean quoted(ShellLexer lexer, StringBuilder word) {
    if (lexer.next(ShellMode.DOUBLE_QUOTES) == ShellToken.LITERAL) {
      String text = lexer.token();
      if (EXPANDED_IN_QUOTES.matchesAnyOf(text)) {
        return false;
      }
      word.append(text);
      lexer.next(ShellMode.DOUBLE_QUOTES);
    }
    return lexer.kind() == ShellToken.CLOSE;
  }

  private static boolean[] table(String characters) {
    boolean[] table = new boolean[128];
    for (int i = 0; i < characters.length(); i++) {
      table[characters.charAt(i)] = true;
    }
    return table;
  }
}
