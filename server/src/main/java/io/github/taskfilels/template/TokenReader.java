package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.Values;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** A cursor over the tokens of one template, with the errors found so far. */
final class TokenReader {
  final String text;
  private final String name;
  private final int shift;
  private final ImmutableList<Token> tokens;
  private final ImmutableList.Builder<TemplateError> errors = ImmutableList.builder();
  private int next;
  private int furthest;
  private boolean failed;
  private int countedTo;
  private int lineThere = 1;
  private @Nullable Token action;

  /**
   * @param name the name of the template in Go's messages
   * @param shift how many characters at the start of {@code text} do not belong to what the caller
   *     sees
   */
  TokenReader(String name, String text, int shift) {
    this.name = name;
    this.text = text;
    this.shift = shift;
    this.tokens = Lexer.lex(text);
  }

  Token peek() {
    furthest = Math.max(furthest, next);
    return tokens.get(next);
  }

  Token next() {
    Token token = peek();
    if (token.kind() != TokenKind.EOF) {
      next++;
    }
    return token;
  }

  boolean at(TokenKind kind) {
    return peek().kind() == kind;
  }

  /** Skips white space in front of the next token. */
  Token peekWord() {
    while (at(TokenKind.SPACE)) {
      next++;
    }
    return peek();
  }

  Token nextWord() {
    peekWord();
    return next();
  }

  int mark() {
    return next;
  }

  void reset(int mark) {
    next = mark;
  }

  /** The token before the next one. */
  Token previous() {
    return tokens.get(Math.max(0, next - 1));
  }

  /**
   * Whether an error was reported in the action that is being read; it stops the reading of that
   * action.
   */
  boolean failed() {
    return failed;
  }

  void expect(TokenKind kind, String context) {
    Token token = peekWord();
    if (token.kind() == kind) {
      next();
    } else {
      unexpected(token, context);
    }
  }

  /** Notes the delimiter of the action that is read from here on; errors at its end name it. */
  void enterAction(@Nullable Token open) {
    action = open;
  }

  /** Reports a token that has no place here, in Go's words. */
  void unexpected(Token token, String context) {
    if (token.kind() == TokenKind.ERROR) {
      Token open = action;
      boolean atEnd = token.start() == text.length() && open != null;
      TextRange range = range(atEnd && open != null ? open : token);
      fail(token.message() + otherLine(token), range);
    } else {
      fail("unexpected " + describe(token) + " in " + context, range(token));
    }
  }

  /** Go adds where the action began if that is on another line. */
  private String otherLine(Token token) {
    Token open = action;
    int lines = open == null ? 0 : breaks(open.start(), token.start());
    if (lines == 0) {
      return "";
    }
    String place = " started at " + name + ":" + (line(token.start()) - lines);
    return token.message().endsWith(" action") ? place : " in action" + place;
  }

  /**
   * The line of an offset, from 1. Offsets mostly grow, so that counting goes on from the last one.
   */
  private int line(int offset) {
    if (offset < countedTo) {
      return lineThere - breaks(offset, countedTo);
    }
    lineThere += breaks(countedTo, offset);
    countedTo = offset;
    return lineThere;
  }

  private int breaks(int from, int to) {
    int breaks = 0;
    for (int i = text.indexOf('\n', from, to); i >= 0; i = text.indexOf('\n', i + 1, to)) {
      breaks++;
    }
    return breaks;
  }

  private String describe(Token token) {
    String source = token.in(text);
    if (token.kind() == TokenKind.EOF) {
      return "EOF";
    }
    if (token.kind().isKeyword()) {
      return "<" + source + ">";
    }
    if (Values.byteLength(source) > 10) {
      int runes = Math.min(10, source.codePointCount(0, source.length()));
      return Quoting.quote(source.substring(0, source.offsetByCodePoints(0, runes))) + "...";
    }
    return Quoting.quote(source);
  }

  /** Reports an error that ends the reading of the current action. */
  void fail(String message, TextRange range) {
    if (!failed) {
      report(message, range);
      failed = true;
    }
  }

  /** Reports an error after which the action can still be read. */
  void report(String message, TextRange range) {
    report(message, range, "");
  }

  /**
   * @param hint what to add to Go's words for a person
   */
  void report(String message, TextRange range, String hint) {
    int line = line(tokens.get(furthest).start());
    errors.add(
        new TemplateError(
            message + hint, range, "template: " + name + ":" + line + ": " + message));
  }

  /**
   * Skips what is left of a failed action: up to and with its end, or up to what begins after it.
   */
  void recover() {
    failed = false;
    while (true) {
      switch (peek().kind()) {
        case RIGHT_DELIMITER -> {
          next++;
          return;
        }
        case LEFT_DELIMITER, TEXT, COMMENT, EOF -> {
          return;
        }
        default -> next++;
      }
    }
  }

  /** The range between two offsets of the text, as the caller sees it. */
  TextRange range(int start, int end) {
    return shifted(new TextRange(start, Math.max(start, end)));
  }

  TextRange range(Token token) {
    return shifted(token.range());
  }

  private TextRange shifted(TextRange range) {
    if (shift == 0) {
      return range;
    }
    // The delimiters around a lone expression are not part of what the caller sees.
    int limit = text.length() - 2 * shift;
    int start = Math.clamp(range.start() - shift, 0, limit);
    return new TextRange(start, Math.clamp(range.end() - shift, start, limit));
  }

  ImmutableList<TemplateError> errors() {
    return errors.build();
  }
}
