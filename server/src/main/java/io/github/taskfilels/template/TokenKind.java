package io.github.taskfilels.template;

/** What a token of a template is. */
public enum TokenKind {
  /** Text outside actions, already trimmed by the trim markers beside it. */
  TEXT,
  LEFT_DELIMITER,
  RIGHT_DELIMITER,
  COMMENT,
  /** White space between the words of an action; it separates arguments. */
  SPACE,
  STRING,
  RAW_STRING,
  CHARACTER,
  NUMBER,
  /** A constant with a real and an imaginary part, {@code 1+2i}. */
  COMPLEX,
  BOOL,
  IDENTIFIER,
  /** {@code .NAME}. */
  FIELD,
  /** {@code $} or {@code $name}. */
  VARIABLE,
  ASSIGN,
  DECLARE,
  PIPE,
  LEFT_PAREN,
  RIGHT_PAREN,
  /** Any other printable ASCII character; only the comma has a meaning. */
  CHAR,
  DOT("."),
  NIL("nil"),
  BLOCK("block"),
  BREAK("break"),
  CONTINUE("continue"),
  DEFINE("define"),
  ELSE("else"),
  END("end"),
  IF("if"),
  RANGE("range"),
  TEMPLATE("template"),
  WITH("with"),
  /** Something that cannot be a token; {@link Token#message} says why. */
  ERROR,
  EOF;

  private final String word;

  TokenKind() {
    this("");
  }

  TokenKind(String word) {
    this.word = word;
  }

  /** Whether the token is a reserved word (Go counts the lone dot as one). */
  public boolean isKeyword() {
    return !word.isEmpty();
  }

  /** The kind of a word in an action. */
  static TokenKind ofWord(String word) {
    return switch (word) {
      case "nil" -> NIL;
      case "block" -> BLOCK;
      case "break" -> BREAK;
      case "continue" -> CONTINUE;
      case "define" -> DEFINE;
      case "else" -> ELSE;
      case "end" -> END;
      case "if" -> IF;
      case "range" -> RANGE;
      case "template" -> TEMPLATE;
      case "with" -> WITH;
      case "true", "false" -> BOOL;
      default -> IDENTIFIER;
    };
  }
}
