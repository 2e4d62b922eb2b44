package io.github.taskfilels.template;

import io.github.taskfilels.text.TextRange;

/**
 * One token of a template.
 *
 * @param start UTF-16 offset of the first character
 * @param end offset after the last
 * @param message why an {@link TokenKind#ERROR} is one, in Go's words; empty for all other kinds
 */
public record Token(TokenKind kind, int start, int end, String message) {

  Token(TokenKind kind, int start, int end) {
    this(kind, start, end, "");
  }

  public TextRange range() {
    return new TextRange(start, end);
  }

  /** The token as written. */
  public String in(String text) {
    return text.substring(start, end);
  }
}
