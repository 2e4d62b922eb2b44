package io.github.taskfilels.ide.tokens;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.tokens.SemanticToken.Modifier;
import io.github.taskfilels.ide.tokens.SemanticToken.Type;
import io.github.taskfilels.template.Lexer;
import io.github.taskfilels.template.Token;
import io.github.taskfilels.template.TokenKind;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;

/** Paints the parts of a template. What is no part of an action stays as it is. */
final class TemplateTokens {
  private static final Style DELIMITER = Style.of(Type.MACRO);
  private static final Style KEYWORD = Style.of(Type.KEYWORD);
  private static final Style COMMENT = Style.of(Type.COMMENT);
  private static final Style STRING = Style.of(Type.STRING);
  private static final Style NUMBER = Style.of(Type.NUMBER);
  private static final Style OPERATOR = Style.of(Type.OPERATOR);
  private static final Style PROPERTY = Style.of(Type.PROPERTY);
  private static final Style VARIABLE = Style.of(Type.VARIABLE);
  private static final Style DECLARED = Style.of(Type.VARIABLE, Modifier.DECLARATION);
  private static final Style FUNCTION = Style.of(Type.FUNCTION);
  private static final Style BUILT_IN = Style.of(Type.FUNCTION, Modifier.DEFAULT_LIBRARY);
  private static final Style OLD =
      Style.of(Type.FUNCTION, Modifier.DEFAULT_LIBRARY, Modifier.DEPRECATED);

  /** So many actions that are not closed end with their line; each may cost the whole text. */
  private static final int MOST_UNCLOSED = 10;

  private final Painter painter;
  private final String text;

  /** How much greater an offset in the text is than the one in the value. */
  private final int shift;

  private final ImmutableList<Token> tokens;

  private TemplateTokens(Painter painter, String text, int shift) {
    this.painter = painter;
    this.text = text;
    this.shift = shift;
    this.tokens = Lexer.lex(text);
  }

  /** Paints a text with actions in it. */
  static void paint(String value, Painter painter) {
    int from = 0;
    for (int tries = 0; from >= 0; tries++) {
      from =
          new TemplateTokens(painter, value.substring(from), -from)
              .paint(true, tries < MOST_UNCLOSED);
    }
  }

  /** Paints an expression, which is written without delimiters. */
  static void paintExpression(String value, Painter painter) {
    new TemplateTokens(painter, "{{" + value + "}}", 2).paint(false, false);
  }

  /**
   * Paints the tokens.
   *
   * @param clears whether nothing else than they is seen in actions
   * @param mayEnd whether an action that is not closed ends with its line
   * @return the offset in the value where one ended so; -1 for none
   */
  private int paint(boolean clears, boolean mayEnd) {
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      if (token.kind() != TokenKind.LEFT_DELIMITER) {
        if (token.kind() == TokenKind.COMMENT) {
          comment(token);
        }
        at++;
        continue;
      }
      int last = lastOfAction(at);
      boolean closed = tokens.get(last).kind() == TokenKind.RIGHT_DELIMITER;
      int line = closed || !mayEnd ? -1 : text.indexOf('\n', token.start());
      int end = line < 0 || line > tokens.get(last).end() ? tokens.get(last).end() : line;
      if (clears) {
        painter.clear(token.start() - shift, end - shift);
      }
      for (int i = at; i <= last && tokens.get(i).end() <= end; i++) {
        paint(tokens.get(i), i);
      }
      if (end == line) {
        return line - shift;
      }
      at = last + 1;
    }
    return -1;
  }

  /** The place of the token that ends the action which begins at a place. */
  private int lastOfAction(int first) {
    int at = first;
    while (at + 1 < tokens.size()) {
      switch (tokens.get(at + 1).kind()) {
        case RIGHT_DELIMITER -> {
          return at + 1;
        }
        case LEFT_DELIMITER, TEXT, EOF -> {
          return at;
        }
        default -> at++;
      }
    }
    return at;
  }

  private void paint(Token token, int place) {
    switch (token.kind()) {
      case LEFT_DELIMITER -> left(token.start());
      case RIGHT_DELIMITER -> right(token.start(), token.end());
      case COMMENT -> comment(token);
      case STRING, RAW_STRING, CHARACTER -> paint(token, STRING);
      case NUMBER, COMPLEX -> paint(token, NUMBER);
      case ASSIGN, DECLARE, PIPE -> paint(token, OPERATOR);
      case VARIABLE -> paint(token, isDeclared(place) ? DECLARED : VARIABLE);
      case FIELD -> value(token.start() + 1, token.end(), PROPERTY);
      case IDENTIFIER -> paint(token, function(token.in(text)));
      case BOOL -> paint(token, KEYWORD);
      default -> {
        if (token.kind().isKeyword() && token.kind() != TokenKind.DOT) {
          paint(token, KEYWORD);
        }
      }
    }
  }

  private void paint(Token token, Style style) {
    value(token.start(), token.end(), style);
  }

  /** Paints a range of the text, as far as that is the value. */
  private void value(int from, int to, Style style) {
    if (from >= shift && to <= text.length() - Math.max(0, shift)) {
      painter.value(from - shift, to - shift, style);
    }
  }

  /** An opening delimiter, with the dash that trims what stands before it. */
  private void left(int open) {
    int dash = open + 2;
    boolean trim =
        dash + 1 < text.length()
            && text.charAt(dash) == '-'
            && Character.isWhitespace(text.charAt(dash + 1));
    value(open, open + (trim ? 3 : 2), DELIMITER);
  }

  private void right(int start, int end) {
    boolean trim =
        start > 1
            && text.charAt(start - 1) == '-'
            && Character.isWhitespace(text.charAt(start - 2));
    value(trim ? start - 1 : start, end, DELIMITER);
  }

  /** Its delimiters are no tokens. */
  private void comment(Token token) {
    int open = text.lastIndexOf("{{", token.start());
    int close = text.indexOf("}}", token.end());
    if (open >= 0 && close >= 0) {
      painter.clear(open - shift, close + 2 - shift);
      left(open);
      right(close, close + 2);
    }
    paint(token, COMMENT);
  }

  private static Style function(String name) {
    FunctionDoc known = FunctionTable.find(name);
    if (known == null) {
      return FUNCTION;
    }
    return known.deprecated().isEmpty() ? BUILT_IN : OLD;
  }

  /** Whether a variable stands left of {@code :=}, alone or as the first of two. */
  private boolean isDeclared(int place) {
    int next = word(place + 1);
    if (tokens.get(next).kind() == TokenKind.CHAR) {
      next = word(next + 1);
      next = tokens.get(next).kind() == TokenKind.VARIABLE ? word(next + 1) : next;
    }
    return tokens.get(next).kind() == TokenKind.DECLARE;
  }

  /** The place of the first token from one on that is no white space; the last one is none. */
  private int word(int from) {
    int at = Math.min(from, tokens.size() - 1);
    while (tokens.get(at).kind() == TokenKind.SPACE) {
      at++;
    }
    return at;
  }
}
