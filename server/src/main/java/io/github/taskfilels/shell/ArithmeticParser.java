package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.ArithmeticTokens.Kind;
import io.github.taskfilels.shell.ArithmeticTokens.Token;
import io.github.taskfilels.text.TextRange;

/**
 * Checks expressions, and finds the variables in them. The first error ends the check; every name
 * is found all the same. Source of the grammar: {@code parser_arithm.go} of Task's parser.
 */
final class ArithmeticParser {
  /** Deeper than anybody writes; a level takes twenty frames of the stack. */
  private static final int DEEPEST = 40;

  private static final ImmutableSet<String> ASSIGNMENTS =
      ImmutableSet.of("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=");
  private static final ImmutableSet<String> PREFIXES = ImmutableSet.of("!", "~", "+", "-");

  /** The operators that join from left to right, the loosest first. */
  private static final ImmutableList<ImmutableSet<String>> JOINING =
      ImmutableList.of(
          ImmutableSet.of("||", "^^"),
          ImmutableSet.of("&&"),
          ImmutableSet.of("|"),
          ImmutableSet.of("^"),
          ImmutableSet.of("&"),
          ImmutableSet.of("==", "!="),
          ImmutableSet.of("<", ">", "<=", ">="),
          ImmutableSet.of("<<", ">>"),
          ImmutableSet.of("+", "-"),
          ImmutableSet.of("*", "/", "%"));

  /** Values are indexes of tokens that name a variable, or one of these. */
  private static final int MISSING = -2;

  private static final int UNNAMED = -1;

  private final ArithmeticTokens tokens;
  private final ShellSyntax syntax;
  private int at;
  private int depth;
  private boolean failed;

  private ArithmeticParser(ImmutableList<WordPart> parts, TextRange opening, ShellSyntax syntax) {
    this.tokens = new ArithmeticTokens(parts, opening.end());
    this.syntax = syntax;
  }

  /**
   * Reads one expression.
   *
   * @param open what it must stand behind, and where that is
   * @return the parts with their variables
   */
  static ImmutableList<WordPart> expression(
      ImmutableList<WordPart> parts, TextRange opening, String open, ShellSyntax syntax) {
    ArithmeticParser parser = new ArithmeticParser(parts, opening, syntax);
    parser.required(opening, open);
    parser.end(opening, open);
    return parser.tokens.parts();
  }

  /** Reads what stands between the brackets of a subscript, which may be all elements. */
  static ImmutableList<WordPart> subscript(
      ImmutableList<WordPart> parts, TextRange opening, ShellSyntax syntax) {
    ArithmeticParser parser = new ArithmeticParser(parts, opening, syntax);
    if (parser.is("*") && parser.tokens.size() == 2) {
      return parts;
    }
    parser.required(opening, "[");
    parser.end(opening, "[");
    return parser.tokens.parts();
  }

  /** Reads the three expressions of a loop; each may be missing. */
  static ImmutableList<WordPart> loop(
      ImmutableList<WordPart> parts, TextRange opening, ShellSyntax syntax) {
    ArithmeticParser parser = new ArithmeticParser(parts, opening, syntax);
    parser.comma();
    if (parser.is(";;")) {
      parser.take();
    } else {
      parser.separator();
      parser.comma();
      parser.separator();
    }
    parser.comma();
    parser.end(opening, "((");
    return parser.tokens.parts();
  }

  /** Reads {@code offset}, {@code offset:length} or {@code :length} behind the colon of a slice. */
  static ImmutableList<Word> slice(Word word, TextRange opening, ShellSyntax syntax) {
    ArithmeticParser parser = new ArithmeticParser(word.parts(), opening, syntax);
    if (!parser.is(":")) {
      parser.required(opening, ":");
    }
    TextRange colon = parser.token().range();
    boolean two = parser.is(":");
    if (two) {
      parser.take();
      parser.required(colon, ":");
    }
    parser.end(opening, "${");
    ImmutableList<WordPart> parts = parser.tokens.parts();
    Word all = new Word(word.range(), parts);
    return two
        ? ImmutableList.of(
            all.slice(word.range().start(), colon.start()),
            all.slice(colon.end(), word.range().end()))
        : ImmutableList.of(all);
  }

  private Token token() {
    return tokens.get(at);
  }

  private boolean is(String operator) {
    return token().kind() == Kind.OPERATOR && token().text().equals(operator);
  }

  private boolean isOneOf(ImmutableSet<String> operators) {
    return token().kind() == Kind.OPERATOR && operators.contains(token().text());
  }

  /** Takes the current token and the line breaks behind it. */
  private Token take() {
    Token token = token();
    if (token.kind() != Kind.END) {
      at++;
      skipNewlines();
    }
    return token;
  }

  private void skipNewlines() {
    while (token().kind() == Kind.NEWLINE) {
      at++;
    }
  }

  private void fail(TextRange range, String message) {
    if (!failed) {
      syntax.error(range, message);
    }
    failed = true;
    at = tokens.size() - 1;
  }

  private void missingAfter(TextRange range, String operator) {
    fail(range, "`" + operator + "` must be followed by an expression");
  }

  private void mustFollow(Token operator, String what) {
    fail(operator.range(), "`" + operator.text() + "` must follow " + what);
  }

  private void required(TextRange opening, String open) {
    if (comma() == MISSING) {
      missingAfter(opening, open);
    }
  }

  private void separator() {
    if (is(";")) {
      take();
    } else {
      fail(token().range(), "`expr` must be followed by `;`");
    }
  }

  private void end(TextRange opening, String open) {
    Token rest = token();
    if (rest.kind() == Kind.END) {
      return;
    }
    switch (rest.text()) {
      case "[" -> mustFollow(rest, "a name like a[i]");
      case ":" -> fail(rest.range(), "ternary operator missing `?` before `:`");
      case ")", "]" ->
          fail(opening, "reached `" + rest.text() + "` without matching `" + open + "`");
      case "." -> fail(rest.range(), "the shell has no floating point arithmetic");
      case "" -> fail(rest.range(), "an operator must stand between two values");
      default -> fail(rest.range(), "not a valid arithmetic operator: `" + rest.text() + "`");
    }
  }

  private int comma() {
    if (++depth > DEEPEST) {
      fail(token().range(), "nested too deeply");
    }
    int value = assignment();
    while (is(",")) {
      operand(operatorBehind(value));
      value = UNNAMED;
    }
    depth--;
    return value;
  }

  /** Takes an operator that must stand behind a value. */
  private Token operatorBehind(int value) {
    if (value == MISSING) {
      mustFollow(token(), "an expression");
    }
    return take();
  }

  /** Reads the right side of an operator. */
  private void operand(Token operator) {
    if (assignment() == MISSING) {
      missingAfter(operator.range(), operator.text());
    }
  }

  private int assignment() {
    int value = ternary();
    if (!isOneOf(ASSIGNMENTS)) {
      return value;
    }
    if (++depth > DEEPEST) {
      fail(token().range(), "nested too deeply");
    } else if (value < 0) {
      mustFollow(token(), "a name");
    } else {
      tokens.sets(value, !is("="));
    }
    operand(take());
    depth--;
    return UNNAMED;
  }

  private int ternary() {
    int value = joining(0);
    if (!is("?")) {
      return value;
    }
    if (++depth > DEEPEST) {
      fail(token().range(), "nested too deeply");
    }
    Token question = operatorBehind(value);
    if (is(":") || comma() == MISSING) {
      missingAfter(question.range(), "?");
    }
    if (!is(":")) {
      fail(question.range(), "ternary operator missing `:` after `?`");
    }
    Token colon = take();
    if (ternary() == MISSING) {
      missingAfter(colon.range(), ":");
    }
    depth--;
    return UNNAMED;
  }

  private int joining(int level) {
    if (level == JOINING.size()) {
      return power();
    }
    int value = joining(level + 1);
    while (isOneOf(JOINING.get(level))) {
      Token operator = operatorBehind(value);
      if (joining(level + 1) == MISSING) {
        missingAfter(operator.range(), operator.text());
      }
      value = UNNAMED;
    }
    return value;
  }

  private int power() {
    int value = unary();
    while (is("**")) {
      Token operator = operatorBehind(value);
      if (unary() == MISSING) {
        missingAfter(operator.range(), "**");
      }
      value = UNNAMED;
    }
    return value;
  }

  private int unary() {
    skipNewlines();
    Token prefix = null;
    while (isOneOf(PREFIXES)) {
      prefix = take();
    }
    int value = value();
    if (prefix == null) {
      return value;
    }
    if (value == MISSING) {
      missingAfter(prefix.range(), prefix.text());
    }
    return UNNAMED;
  }

  private int value() {
    if (is("++") || is("--")) {
      Token operator = take();
      if (token().kind() != Kind.LITERAL) {
        fail(operator.range(), "`" + operator.text() + "` must be followed by a literal");
      }
      change(operand());
      return UNNAMED;
    }
    int value = operand();
    if (value != MISSING && (is("++") || is("--"))) {
      if (value < 0) {
        mustFollow(token(), "a name");
      }
      take();
      change(value);
      return UNNAMED;
    }
    return value;
  }

  private void change(int value) {
    if (value >= 0) {
      tokens.sets(value, true);
    }
  }

  private int operand() {
    int value;
    switch (token().kind()) {
      case LITERAL -> {
        value = token().isName() ? at : UNNAMED;
        at++;
        if (is("[")) {
          bracketed("[", "]");
        }
      }
      case WORD -> {
        value = UNNAMED;
        at++;
      }
      default -> {
        if (is("[") || is(":")) {
          end(token().range(), "");
        }
        if (!is("(")) {
          return MISSING;
        }
        bracketed("(", ")");
        value = UNNAMED;
      }
    }
    skipNewlines();
    return value;
  }

  private void bracketed(String open, String close) {
    TextRange opening = take().range();
    if (open.equals("[") && is("*")) {
      take();
    } else {
      required(opening, open);
    }
    if (is(close)) {
      at++;
    } else {
      end(opening, open);
      fail(opening, "reached the end without matching `" + open + "` with `" + close + "`");
    }
  }
}
