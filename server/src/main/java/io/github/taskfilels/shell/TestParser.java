package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.TextRange;

/**
 * Reads what stands in {@code [[ ]]}. The first error ends the check, not the reading. Source of
 * the grammar: {@code testExprBinary} of Task's parser.
 */
final class TestParser {
  private static final ImmutableSet<String> UNARY =
      ImmutableSet.of(
          "-e", "-a", "-f", "-d", "-c", "-b", "-p", "-S", "-L", "-h", "-k", "-g", "-u", "-G", "-O",
          "-N", "-r", "-w", "-x", "-s", "-t", "-z", "-n", "-o", "-v", "-R");
  private static final ImmutableSet<String> BINARY =
      ImmutableSet.of(
          "=", "==", "!=", "=~", "-nt", "-ot", "-ef", "-eq", "-ne", "-le", "-ge", "-lt", "-gt");
  private static final ImmutableSet<String> OPERATORS =
      ImmutableSet.of("&&", "||", "<", ">", "(", ")");

  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final CommandParser commands;
  private final ImmutableList.Builder<Word> parts = ImmutableList.builder();
  private boolean failed;

  TestParser(ShellLexer lexer, ShellSyntax syntax, CommandParser commands) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.commands = commands;
  }

  /** Reads up to what closes it, which is the current token then. */
  ImmutableList<Word> parts(TextRange opening) {
    expression(opening, "[[");
    if (!atEnd()) {
      fail(lexer.range(), invalidOperator());
    }
    skip();
    return parts.build();
  }

  private boolean atEnd() {
    return lexer.kind() == ShellToken.END || commands.reserved().equals("]]");
  }

  /** Takes what is left of the line; an operator that is none of the test ends it. */
  private void skip() {
    while (!atEnd() && lexer.kind() != ShellToken.NEWLINE) {
      if (commands.isWord()) {
        parts.add(commands.word());
      } else if (OPERATORS.contains(lexer.token())) {
        commands.advance();
      } else {
        return;
      }
    }
  }

  private void fail(TextRange range, String message) {
    if (!failed) {
      syntax.error(range, message);
    }
    failed = true;
  }

  private String invalidOperator() {
    return "not a valid test operator: `" + lexer.token() + "`";
  }

  private void expression(TextRange opening, String open) {
    syntax.enter(lexer);
    TextRange before = opening;
    String operator = open;
    while (true) {
      commands.skipNewlines();
      if (!term(before, operator)) {
        break;
      }
      commands.skipNewlines();
      if (!commands.isOperator("&&") && !commands.isOperator("||")) {
        break;
      }
      before = lexer.range();
      operator = lexer.token();
      commands.advance();
    }
    syntax.leave();
  }

  /** Reads operands up to {@code &&} or {@code ||}; false where an error ends the check. */
  private boolean term(TextRange after, String operator) {
    TextRange before = after;
    String name = operator;
    while (isText("!")) {
      before = lexer.range();
      name = "!";
      parts.add(commands.word());
      commands.skipNewlines();
    }
    if (commands.isOperator("(")) {
      TextRange opening = lexer.range();
      commands.advance();
      expression(opening, "(");
      if (!commands.isOperator(")")) {
        fail(opening, "reached `" + lexer.token() + "` without matching `(` with `)`");
      } else {
        commands.advance();
      }
    } else if (!commands.isWord() || atEnd()) {
      fail(before, "`" + name + "` must be followed by an expression");
    } else if (isOneOf(UNARY)) {
      operand(ShellMode.COMMAND);
    } else {
      parts.add(commands.word());
      commands.skipNewlines();
      comparison();
    }
    return !failed;
  }

  /** Reads a comparison's operator and its right side, if there is one. */
  private void comparison() {
    if (isText("=~")) {
      operand(ShellMode.REGEX);
    } else if (isOneOf(BINARY)) {
      operand(ShellMode.COMMAND);
    } else if (commands.isOperator("<") || commands.isOperator(">")) {
      TextRange range = lexer.range();
      String operator = lexer.token();
      commands.advance();
      right(range, operator, ShellMode.COMMAND);
    } else if (commands.isWord() && !atEnd()) {
      Word word = commands.word();
      parts.add(word);
      if (!word.isPlain() || !word.hasOpaque()) {
        fail(word.range(), "not a valid test operator");
      } else if (commands.isWord() && !atEnd()) {
        parts.add(commands.word());
      }
    }
  }

  /** Reads an operator that is a word, and the word behind it. */
  private void operand(ShellMode mode) {
    int end = commands.plainEnd();
    TextRange range = lexer.range(lexer.start(), end);
    String operator = lexer.text().substring(lexer.start(), end);
    parts.add(commands.word());
    right(range, operator, mode);
  }

  private void right(TextRange range, String operator, ShellMode mode) {
    // A regular expression may begin with a parenthesis.
    boolean group = mode == ShellMode.REGEX && commands.isOperator("(");
    if (!commands.isWord() && !group) {
      fail(range, "`" + operator + "` must be followed by a word");
      return;
    }
    if (mode == ShellMode.REGEX) {
      lexer.beginAt(lexer.start());
      lexer.next(mode);
    }
    parts.add(commands.word(mode));
  }

  private boolean isOneOf(ImmutableSet<String> names) {
    int end = commands.plainEnd();
    return end > lexer.start() && names.contains(lexer.text().substring(lexer.start(), end));
  }

  private boolean isText(String text) {
    int end = commands.plainEnd();
    return end - lexer.start() == text.length() && lexer.text().startsWith(text, lexer.start());
  }
}
