package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an expression, and which of them are variables. There is an end behind the last.
 */
final class ArithmeticTokens {
  /** A literal is a word of plain text only; a word may hold quotes and expansions. */
  enum Kind {
    LITERAL,
    WORD,
    OPERATOR,
    NEWLINE,
    END
  }

  /** The longer ones before those that they begin with. */
  private static final String[] OPERATORS = {
    "<<=", ">>=", "!=", "==", "&&", "&=", "||", "|=", "<<", "<=", ">>", ">=", "++", "+=", "--",
    "-=", "%=", "**", "*=", "/=", "^^", "^=", ";;"
  };

  private static final String SINGLE = "!=~()&|<>+-%*/^[],?:.;";

  private final ImmutableList<WordPart> parts;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Access> accesses = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean literal;
  private int start;
  private int wordEnd;

  /**
   * A token.
   *
   * @param text of a literal or an operator; empty for what is opaque
   */
  record Token(Kind kind, String text, TextRange range) {
    /** Whether it may be the name of a variable; what is opaque may be. */
    boolean isName() {
      return kind == Kind.LITERAL && Names.end(text, 0, text.length()) == text.length();
    }
  }

  private enum Access {
    READS,
    SETS,
    CHANGES
  }

  /**
   * Reads tokens.
   *
   * @param end where the end stands if there are no parts
   */
  ArithmeticTokens(ImmutableList<WordPart> parts, int end) {
    this.parts = parts;
    for (WordPart part : parts) {
      String text = textOf(part);
      if (text != null) {
        scan(text, part.range().start());
      } else if (!isSilent(part)) {
        piece(part);
      }
    }
    endWord();
    int last = parts.isEmpty() ? end : parts.getLast().range().end();
    add(Kind.END, "", last, last);
  }

  private static boolean isSilent(WordPart part) {
    return (part instanceof WordPart.Opaque opaque && opaque.silent())
        || (part instanceof WordPart.Escaped escaped && escaped.value().isEmpty());
  }

  /** Text that stands in the script as it is; null for all else. */
  private static @Nullable String textOf(WordPart part) {
    String text =
        switch (part) {
          case WordPart.Literal p -> p.value();
          case WordPart.Glob p -> p.value();
          case WordPart.Tilde p -> p.value();
          default -> null;
        };
    return text != null && text.length() == part.range().length() ? text : null;
  }

  int size() {
    return tokens.size();
  }

  Token get(int index) {
    return tokens.get(index);
  }

  /** Says that a token names a variable that is set, and whether it is read as well. */
  void sets(int index, boolean reads) {
    accesses.set(index, reads ? Access.CHANGES : Access.SETS);
  }

  private void add(Kind kind, String text, int from, int to) {
    tokens.add(new Token(kind, text, new TextRange(from, to)));
    accesses.add(Access.READS);
  }

  private void piece(WordPart part) {
    boolean opaque = part instanceof WordPart.Opaque;
    begin(part.range().start());
    literal &= opaque;
    wordEnd = part.range().end();
  }

  private void begin(int offset) {
    if (!inWord) {
      inWord = true;
      literal = true;
      word.setLength(0);
      start = offset;
    }
  }

  private void endWord() {
    if (inWord) {
      add(literal ? Kind.LITERAL : Kind.WORD, word.toString(), start, wordEnd);
    }
    inWord = false;
  }

  private void scan(String text, int shift) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int length = operatorLength(text, i);
      if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
        endWord();
        if (c == '\n') {
          add(Kind.NEWLINE, "", shift + i, shift + i + 1);
        }
        i++;
      } else if (length > 0) {
        endWord();
        add(Kind.OPERATOR, text.substring(i, i + length), shift + i, shift + i + length);
        i += length;
      } else {
        begin(shift + i);
        word.append(c);
        i++;
        wordEnd = shift + i;
      }
    }
  }

  private int operatorLength(String text, int at) {
    char c = text.charAt(at);
    if (SINGLE.indexOf(c) < 0) {
      return c == '#' && !inWord ? 1 : 0;
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        return operator.length();
      }
    }
    return 1;
  }

  /** The parts, with variables instead of the texts that name them. */
  ImmutableList<WordPart> parts() {
    ImmutableList.Builder<WordPart> all = ImmutableList.builder();
    int next = 0;
    for (WordPart part : parts) {
      String text = textOf(part);
      int from = part.range().start();
      int done = from;
      for (; text != null && next < tokens.size(); next++) {
        Token token = tokens.get(next);
        TextRange range = token.range();
        if (range.start() >= part.range().end()) {
          break;
        }
        if (token.isName() && part.range().covers(range) && !range.isEmpty()) {
          literal(all, text, from, done, range.start());
          Access access = accesses.get(next);
          all.add(
              new WordPart.ArithmeticVariable(
                  range, token.text(), access != Access.SETS, access != Access.READS));
          done = range.end();
        }
      }
      if (text == null || done == from) {
        all.add(part);
      } else {
        literal(all, text, from, done, part.range().end());
      }
    }
    return all.build();
  }

  private static void literal(
      ImmutableList.Builder<WordPart> all, String text, int shift, int from, int to) {
    if (from < to) {
      all.add(
          new WordPart.Literal(new TextRange(from, to), text.substring(from - shift, to - shift)));
    }
  }
}
