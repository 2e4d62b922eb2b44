package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.fmt.Quoting;

/**
 * Cuts a text into tokens. Follows Go's lexer (text/template/parse, lex.go) token for token up to
 * the first error, and then goes on: an error becomes a token, and lexing resumes at the next place
 * where an action can end or begin.
 */
public final class Lexer {
  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";

  private final String text;
  private final ImmutableList.Builder<Token> tokens = ImmutableList.builder();
  private int at;
  private int parens;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * All tokens of {@code text}, the last of them {@link TokenKind#EOF}. Never throws; linear in the
   * length.
   */
  public static ImmutableList<Token> lex(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens.build();
  }

  private void run() {
    while (true) {
      int open = text.indexOf(LEFT, at);
      if (open < 0) {
        if (at < text.length()) {
          add(TokenKind.TEXT, at, text.length());
        }
        add(TokenKind.EOF, text.length(), text.length());
        return;
      }
      boolean trim = isTrimAfter(open + 2);
      int end = trim ? trimEnd(at, open) : open;
      if (end > at) {
        add(TokenKind.TEXT, at, end);
      }
      at = open;
      if (text.startsWith("/*", open + (trim ? 4 : 2))) {
        comment(open + (trim ? 4 : 2));
      } else {
        action(trim);
      }
    }
  }

  private void comment(int start) {
    int close = text.indexOf("*/", start + 2);
    if (close < 0) {
      error(at, text.length(), "unclosed comment");
      at = text.length();
      return;
    }
    int end = close + 2;
    boolean trim = isTrimBefore(end) && text.startsWith(RIGHT, end + 2);
    if (!trim && !text.startsWith(RIGHT, end)) {
      error(start, end, "comment ends before closing delimiter");
      int next = text.indexOf(RIGHT, end);
      at = next < 0 ? text.length() : next + 2;
      return;
    }
    add(TokenKind.COMMENT, start, end);
    at = end + (trim ? 4 : 2);
    if (trim) {
      skipSpace();
    }
  }

  /** Lexes one action; on return {@link #at} is after its end, or at the begin of the next. */
  private void action(boolean trim) {
    int open = at;
    add(TokenKind.LEFT_DELIMITER, open, open + 2);
    at = open + (trim ? 3 : 2);
    if (trim) {
      // Go's marker is a dash and one space; the space belongs to the marker, not to the action.
      at++;
    }
    parens = 0;
    while (true) {
      if (rightDelimiter()) {
        return;
      }
      if (at >= text.length()) {
        error(text.length(), text.length(), "unclosed action");
        return;
      }
      if (text.startsWith(LEFT, at)) {
        // Go sees a stray brace here. After it, it is most useful to believe that a new action
        // begins.
        add(TokenKind.CHAR, at, at + 1);
        return;
      }
      inside();
    }
  }

  private boolean rightDelimiter() {
    boolean trim = isTrimBefore(at) && text.startsWith(RIGHT, at + 2);
    if (!trim && !text.startsWith(RIGHT, at)) {
      return false;
    }
    int start = trim ? at + 2 : at;
    if (parens > 0) {
      error(at, start + 2, "unclosed left paren");
      parens = 0;
    }
    add(TokenKind.RIGHT_DELIMITER, start, start + 2);
    at = start + 2;
    if (trim) {
      skipSpace();
    }
    return true;
  }

  private void inside() {
    int start = at;
    int c = text.codePointAt(at);
    switch (c) {
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> one(TokenKind.ASSIGN);
      case ':' -> {
        if (text.startsWith(":=", at)) {
          at += 2;
          add(TokenKind.DECLARE, start, at);
        } else {
          at++;
          error(start, at, "expected :=");
        }
      }
      case '|' -> one(TokenKind.PIPE);
      case '"' -> quoted('"', TokenKind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', TokenKind.CHARACTER, "unterminated character constant");
      case '`' -> raw();
      case '$' -> name(TokenKind.VARIABLE);
      case '.' -> {
        if (at + 1 < text.length() && !isDigit(text.charAt(at + 1))) {
          name(TokenKind.FIELD);
        } else {
          number();
        }
      }
      case '(' -> {
        parens++;
        one(TokenKind.LEFT_PAREN);
      }
      case ')' -> {
        if (parens == 0) {
          at++;
          error(start, at, "unexpected right paren");
        } else {
          parens--;
          one(TokenKind.RIGHT_PAREN);
        }
      }
      default -> {
        if (c == '+' || c == '-' || isDigit(c)) {
          number();
        } else if (isWordPart(c)) {
          word();
        } else if (c > ' ' && c < 0x7f) {
          one(TokenKind.CHAR);
        } else {
          at += Character.charCount(c);
          error(start, at, "unrecognized character in action: " + Quoting.unicode(c));
        }
      }
    }
  }

  private void one(TokenKind kind) {
    add(kind, at, at + 1);
    at++;
  }

  private void space() {
    int start = at;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    if (text.startsWith("-" + RIGHT, at)) {
      at--;
    }
    if (at > start) {
      add(TokenKind.SPACE, start, at);
    }
  }

  private void word() {
    int start = at;
    skipWord();
    if (atTerminator()) {
      add(TokenKind.ofWord(text.substring(start, at)), start, at);
    } else {
      badCharacter(start);
    }
  }

  /** A field or a variable; the sign before the name is at {@link #at}. */
  private void name(TokenKind kind) {
    int start = at;
    at++;
    if (atTerminator()) {
      add(kind == TokenKind.FIELD ? TokenKind.DOT : kind, start, at);
      return;
    }
    skipWord();
    if (atTerminator()) {
      add(kind, start, at);
    } else {
      badCharacter(start);
    }
  }

  private void badCharacter(int start) {
    int c = text.codePointAt(at);
    // The whole run of what is not a space is one mistake.
    while (at < text.length() && !atTerminator() && !text.startsWith(LEFT, at)) {
      at += Character.charCount(text.codePointAt(at));
    }
    at = Math.max(at, start + 1);
    error(start, at, "bad character " + Quoting.unicode(c));
  }

  private void quoted(char quote, TokenKind kind, String message) {
    int start = at;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        at = i + 1;
        add(kind, start, at);
        return;
      }
      if (c == '\\') {
        i++;
        if (i >= text.length() || text.charAt(i) == '\n') {
          break;
        }
      } else if (c == '\n') {
        break;
      }
    }
    unterminated(start, message);
  }

  private void raw() {
    int start = at;
    int close = text.indexOf('`', at + 1);
    if (close < 0) {
      unterminated(start, "unterminated raw quoted string");
    } else {
      at = close + 1;
      add(TokenKind.RAW_STRING, start, at);
    }
  }

  /** Resumes at the end of the action or of the line, whichever comes first. */
  private void unterminated(int start, String message) {
    int line = text.indexOf('\n', start);
    int close = text.indexOf(RIGHT, start);
    int end = line < 0 ? text.length() : line;
    at = close >= 0 && close < end ? close : end;
    error(start, at, message);
    // What was open inside the action cannot be known any more.
    parens = 0;
  }

  private void number() {
    int start = at;
    boolean good = scanNumber();
    TokenKind kind = TokenKind.NUMBER;
    if (good && at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      good = scanNumber() && text.charAt(at - 1) == 'i';
      kind = TokenKind.COMPLEX;
    }
    if (good) {
      add(kind, start, at);
    } else {
      error(start, at, "bad number syntax: " + Quoting.quote(text.substring(start, at)));
    }
  }

  private boolean scanNumber() {
    accept("+-");
    String digits = "0123456789_";
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF_";
      } else if (accept("oO")) {
        digits = "01234567_";
      } else if (accept("bB")) {
        digits = "01_";
      }
    }
    acceptRun(digits);
    if (accept(".")) {
      acceptRun(digits);
    }
    if (digits.length() == 11 && accept("eE")) {
      accept("+-");
      acceptRun("0123456789_");
    }
    if (digits.length() == 23 && accept("pP")) {
      accept("+-");
      acceptRun("0123456789_");
    }
    accept("i");
    if (at < text.length() && isWordPart(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
      return false;
    }
    return true;
  }

  private boolean accept(String valid) {
    if (at < text.length() && valid.indexOf(text.charAt(at)) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  private void acceptRun(String valid) {
    while (accept(valid)) {}
  }

  private void skipWord() {
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isWordPart(c)) {
        return;
      }
      at += Character.charCount(c);
    }
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  /** Whether a word may end here. */
  private boolean atTerminator() {
    if (at >= text.length()) {
      return true;
    }
    return switch (text.charAt(at)) {
      case ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
      case '}' -> text.startsWith(RIGHT, at);
      default -> false;
    };
  }

  private boolean isTrimAfter(int offset) {
    return offset + 1 < text.length()
        && text.charAt(offset) == '-'
        && isSpace(text.charAt(offset + 1));
  }

  private boolean isTrimBefore(int offset) {
    return offset + 1 < text.length()
        && isSpace(text.charAt(offset))
        && text.charAt(offset + 1) == '-';
  }

  private int trimEnd(int from, int to) {
    int end = to;
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private void add(TokenKind kind, int start, int end) {
    tokens.add(new Token(kind, start, end));
  }

  private void error(int start, int end, String message) {
    tokens.add(new Token(TokenKind.ERROR, start, end, message));
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(int c) {
    if (c < 0x80) {
      return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }
    return Character.isLetter(c) || Character.isDigit(c);
  }
}
