package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/** Reads what a shell puts something else in the place of. The current token is what opens it. */
final class ExpansionParser {
  private static final String[] OPERATORS = {
    ":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "?", "+", "#", "%",
    "/", "^", ",", "@", ":"
  };
  private static final String SPECIAL = "@*#?$!-";

  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final WordParser words;

  ExpansionParser(ShellLexer lexer, ShellSyntax syntax, WordParser words) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.words = words;
  }

  /** Leaves the last token of the part as the current one. */
  WordPart part(ShellMode mode) {
    return switch (lexer.kind()) {
      case OPAQUE -> new WordPart.Opaque(lexer.range(), lexer.isSilent(lexer.start()));
      case OPEN_PARAMETER ->
          " \t\n|".indexOf(lexer.charAt(lexer.at())) >= 0 && !lexer.atLimit()
              ? bracedCommands()
              : braced(mode.quoted);
      case OPEN_COMMAND -> {
        int open = lexer.start();
        CommandList commands = commands("$(");
        yield new WordPart.CommandSubstitution(lexer.range(open, lexer.at()), false, commands);
      }
      case OPEN_PROCESS -> {
        int open = lexer.start();
        CommandList commands = commands(lexer.token());
        yield new WordPart.ProcessSubstitution(lexer.range(open, lexer.at()), commands);
      }
      case OPEN_ARITHMETIC -> arithmetic("$((");
      case OPEN_BRACKET -> bracketed();
      case OPEN_BACKQUOTES -> backquotes(mode);
      default -> {
        TextRange name = lexer.range(lexer.start() + 1, lexer.at());
        yield new WordPart.ParameterExpansion(
            lexer.range(), "", lexer.token().substring(1), name, null, "", ImmutableList.of());
      }
    };
  }

  private CommandList commands(String open) {
    TextRange paren = lexer.range();
    syntax.enter(lexer);
    CommandList commands = CommandParser.inParentheses(lexer, syntax).all();
    syntax.leave();
    closeParenthesis(paren, open);
    return commands;
  }

  /** <code>${ list;}</code> or <code>${|list;}</code>. */
  private WordPart bracedCommands() {
    int open = lexer.start();
    TextRange opening = lexer.range();
    lexer.beginAt(lexer.charAt(lexer.at()) == '|' ? lexer.at() + 1 : lexer.at());
    syntax.enter(lexer);
    CommandList commands = CommandParser.inBraces(lexer, syntax).all();
    syntax.leave();
    boolean closed = lexer.kind() != ShellToken.END;
    if (!closed) {
      syntax.error(opening, "reached EOF without matching `${` with `}`");
    }
    lexer.skipTo(closed ? lexer.start() + 1 : lexer.at());
    return new WordPart.CommandSubstitution(lexer.range(open, lexer.at()), false, commands);
  }

  private void closeParenthesis(TextRange open, String text) {
    if (!words.isOperator(")")) {
      syntax.error(open, "reached EOF without matching `" + text + "` with `)`");
    }
    lexer.skipTo(lexer.at());
  }

  private WordPart backquotes(ShellMode mode) {
    int open = lexer.start();
    int from = lexer.at();
    int close = from;
    while (close < lexer.limit() && lexer.charAt(close) != '`') {
      boolean escapes =
          lexer.charAt(close) == '\\'
              && close + 1 < lexer.limit()
              && lexer.opaqueEnd(close + 1) == close + 1;
      int length = escapes ? 2 : 1;
      close = Math.max(close + length, lexer.opaqueEnd(close));
    }
    boolean closed = close < lexer.limit();
    if (!closed) {
      syntax.error(lexer.range(), "reached EOF without closing quote \"`\"");
    }
    int end = Math.min(close, lexer.limit());
    syntax.enter(lexer);
    CommandList commands =
        lexer.atLimit()
            ? new CommandList(lexer.range(end, end), ImmutableList.of())
            : CommandParser.of(lexer.backquoted(from, end, mode.quoted), syntax).all();
    syntax.leave();
    lexer.skipTo(closed ? end + 1 : end);
    return new WordPart.CommandSubstitution(lexer.range(open, lexer.at()), true, commands);
  }

  /** An expression up to its two parentheses; the current token opens it. */
  private WordPart.ArithmeticExpansion arithmetic(String text) {
    int open = lexer.start();
    TextRange opening = lexer.range();
    ImmutableList<WordPart> parts =
        ArithmeticParser.expression(inside(ShellMode.ARITHMETIC, '(', ')'), opening, text, syntax);
    closeTwice(opening, text);
    return new WordPart.ArithmeticExpansion(lexer.range(open, lexer.at()), parts);
  }

  /** An expression of a command, or the three of a loop; the first parenthesis is current. */
  WordPart.ArithmeticExpansion inParentheses(boolean loop) {
    int open = lexer.start();
    lexer.skipTo(lexer.at() + 1);
    TextRange opening = lexer.range();
    ImmutableList<WordPart> parts = inside(ShellMode.ARITHMETIC, '(', ')');
    parts =
        loop
            ? ArithmeticParser.loop(parts, opening, syntax)
            : ArithmeticParser.expression(parts, opening, "((", syntax);
    closeTwice(opening, "((");
    return new WordPart.ArithmeticExpansion(lexer.range(open, lexer.at()), parts);
  }

  private void closeTwice(TextRange opening, String text) {
    boolean closed = lexer.kind() == ShellToken.OPERATOR && lexer.charAt(lexer.at()) == ')';
    if (!closed) {
      String reached = lexer.kind() == ShellToken.END ? "EOF" : "`)`";
      syntax.error(opening, "reached " + reached + " without matching `" + text + "` with `))`");
    }
    lexer.skipTo(closed ? lexer.at() + 1 : lexer.at());
  }

  /** <code>$[expression]</code>. */
  private WordPart.ArithmeticExpansion bracketed() {
    int open = lexer.start();
    TextRange opening = lexer.range();
    ImmutableList<WordPart> parts =
        ArithmeticParser.expression(inside(ShellMode.SUBSCRIPT, '[', ']'), opening, "$[", syntax);
    closeBracket(opening, "$[");
    return new WordPart.ArithmeticExpansion(lexer.range(open, lexer.at()), parts);
  }

  /** The subscript whose bracket begins at an offset; goes on behind it. */
  WordPart.Subscript subscript(int at) {
    char outer = lexer.separator;
    lexer.separator = '\0';
    lexer.skipTo(at + 1);
    TextRange opening = lexer.range(at, at + 1);
    ImmutableList<WordPart> parts =
        ArithmeticParser.subscript(inside(ShellMode.SUBSCRIPT, '[', ']'), opening, syntax);
    closeBracket(opening, "[");
    lexer.separator = outer;
    return new WordPart.Subscript(lexer.range(at, lexer.at()), parts);
  }

  private void closeBracket(TextRange opening, String text) {
    if (lexer.kind() != ShellToken.OPERATOR) {
      syntax.error(opening, "reached EOF without matching `" + text + "` with `]`");
    }
    lexer.skipTo(lexer.at());
  }

  /** Reads up to what closes, or to the end; what it opened is the current token. */
  private ImmutableList<WordPart> inside(ShellMode mode, char opens, char closes) {
    WordParser.Parts parts = new WordParser.Parts(lexer);
    int depth = 0;
    syntax.enter(lexer);
    lexer.next(mode);
    while (true) {
      for (WordPart part : words.parts(mode)) {
        parts.add(part);
      }
      if (lexer.kind() != ShellToken.OPERATOR) {
        break;
      }
      char operator = lexer.charAt(lexer.start());
      if (operator == closes && depth == 0) {
        break;
      }
      depth += operator == closes ? -1 : operator == opens ? 1 : 0;
      parts.literal(lexer.start(), lexer.at());
      lexer.next(mode);
    }
    syntax.leave();
    return parts.build();
  }

  private WordPart braced(boolean quoted) {
    int open = lexer.start();
    TextRange opening = lexer.range();
    int at = lexer.at();
    String prefix = prefix(at);
    at += prefix.length();
    int nameEnd = nameEnd(at);
    String name = lexer.text().substring(at, nameEnd);
    TextRange nameRange = lexer.range(at, nameEnd);
    at = lexer.opaqueEnd(nameEnd);
    if (name.isEmpty() && at == nameEnd && at < lexer.limit()) {
      syntax.error(lexer.range(at, at + 1), "invalid parameter name");
    }
    syntax.enter(lexer);
    at = lexer.atLimit() ? lexer.limit() : at;
    char outer = lexer.separator;
    Word index = null;
    if (lexer.charAt(at) == '[' && lexer.opaqueEnd(at) == at) {
      index = index(at, name);
      at = lexer.at();
    }
    String operator = operator(at, prefix);
    check(lexer.range(at, at + operator.length()), prefix, operator);
    at += operator.length();
    boolean names = prefix.equals("!") && operator.equals("@") && lexer.charAt(at) == '}';
    ImmutableList<Word> arguments = arguments(at, operator, names, quoted);
    lexer.separator = outer;
    syntax.leave();
    if (lexer.kind() != ShellToken.CLOSE) {
      syntax.error(opening, "reached EOF without matching `${` with `}`");
    }
    return new WordPart.ParameterExpansion(
        lexer.range(open, lexer.at()), prefix, name, nameRange, index, operator, arguments);
  }

  private String prefix(int at) {
    char c = lexer.charAt(at);
    char next = lexer.charAt(at + 1);
    boolean named = Names.isPart(next) || lexer.opaqueEnd(at + 1) > at + 1;
    boolean closed = lexer.charAt(at + 2) == '}';
    boolean special =
        SPECIAL.indexOf(next) >= 0 && (closed || (c == '#' && next != '?' && next != '-'));
    if (lexer.opaqueEnd(at) > at || !(c == '#' || c == '!') || !(named || special)) {
      return "";
    }
    return c == '#' ? "#" : "!";
  }

  private int nameEnd(int at) {
    if (lexer.opaqueEnd(at) > at) {
      return at;
    }
    char c = lexer.charAt(at);
    if (Names.isDigit(c)) {
      int end = at;
      while (Names.isDigit(lexer.charAt(end))) {
        end++;
      }
      return end;
    }
    return at < lexer.limit() && SPECIAL.indexOf(c) >= 0
        ? at + 1
        : Names.end(lexer.text(), at, lexer.limit());
  }

  private Word index(int at, String name) {
    if (!name.isEmpty() && Names.end(name, 0, name.length()) < name.length()) {
      syntax.error(lexer.range(at, at + 1), "cannot index a special parameter name");
    }
    return Assignment.index(subscript(at));
  }

  private void check(TextRange range, String prefix, String operator) {
    if (prefix.equals("#") && !operator.isEmpty()) {
      syntax.error(range, "cannot combine multiple parameter expansion operators");
    }
  }

  private String operator(int at, String prefix) {
    boolean names = prefix.equals("!") && lexer.charAt(at + 1) == '}';
    if (names && (lexer.charAt(at) == '*' || lexer.charAt(at) == '@')) {
      return lexer.charAt(at) == '*' ? "*" : "@";
    }
    for (String operator : OPERATORS) {
      if (lexer.text().startsWith(operator, at) && at + operator.length() <= lexer.limit()) {
        return operator;
      }
    }
    return "";
  }

  private ImmutableList<Word> arguments(int at, String operator, boolean names, boolean quoted) {
    // In double quotes, quotes mean something only in patterns.
    boolean pattern = !operator.isEmpty() && "#%/^,".indexOf(operator.charAt(0)) >= 0;
    ShellMode mode = quoted && !pattern ? ShellMode.QUOTED_PARAMETER : ShellMode.PARAMETER;
    lexer.beginAt(at);
    lexer.separator = operator.startsWith("/") ? '/' : '\0';
    lexer.next(mode);
    if (lexer.kind() == ShellToken.CLOSE && (operator.isEmpty() || operator.equals("*") || names)) {
      return ImmutableList.of();
    }
    if (operator.equals("@") && !isTransformation(at)) {
      syntax.error(lexer.range(), "invalid @ expansion operator `" + lexer.token() + "`");
    }
    ImmutableList.Builder<Word> arguments = ImmutableList.builder();
    TextRange first = lexer.range();
    Word argument = words.word(mode);
    if (operator.equals(":")) {
      return ArithmeticParser.slice(argument, lexer.range(at - 1, at), syntax);
    }
    arguments.add(argument);
    if (lexer.kind() == ShellToken.SEPARATOR) {
      lexer.separator = '\0';
      lexer.beginAt(lexer.at());
      lexer.next(mode);
      arguments.add(words.word(mode));
    }
    if (operator.isEmpty() && lexer.kind() == ShellToken.CLOSE) {
      String c = first.isEmpty() ? "" : lexer.text().substring(at, at + 1);
      syntax.error(first, "not a valid parameter expansion operator: `" + c + "`");
    }
    return operator.equals("*") ? ImmutableList.of() : arguments.build();
  }

  /** Whether one of the letters that may stand behind {@code @} does, or something opaque. */
  private boolean isTransformation(int at) {
    return lexer.opaqueEnd(at) > at
        || ("akuAEKLPUQ".indexOf(lexer.charAt(at)) >= 0 && lexer.charAt(at + 1) == '}');
  }
}
