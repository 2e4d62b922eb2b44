package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.shell.ShellLexer.Kind;
import io.github.taskfilels.shell.ShellLexer.Mode;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

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
  WordPart part(Mode mode) {
    return switch (lexer.kind()) {
      case OPAQUE -> new WordPart.Opaque(lexer.range());
      case OPEN_PARAMETER -> braced(mode.quoted);
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
    CommandList commands = new CommandParser(lexer, syntax, true).all();
    syntax.leave();
    closeParenthesis(paren, open);
    return commands;
  }

  private void closeParenthesis(TextRange open, String text) {
    if (!words.isOperator(")")) {
      syntax.error(open, "reached EOF without matching `" + text + "` with `)`");
    }
    lexer.skipTo(lexer.at());
  }

  private WordPart backquotes(Mode mode) {
    int open = lexer.start();
    int from = lexer.at();
    int close = from;
    while (close < lexer.limit() && lexer.charAt(close) != '`') {
      int length = lexer.charAt(close) == '\\' && close + 1 < lexer.limit() ? 2 : 1;
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
            : new CommandParser(lexer.backquoted(from, end, mode.quoted), syntax, false).all();
    syntax.leave();
    lexer.skipTo(closed ? end + 1 : end);
    return new WordPart.CommandSubstitution(lexer.range(open, lexer.at()), true, commands);
  }

  /** An expression up to its two parentheses; the current token opens it. */
  WordPart.ArithmeticExpansion arithmetic(String text) {
    int open = lexer.start();
    TextRange opening = lexer.range();
    WordParser.Parts parts = new WordParser.Parts(lexer);
    int depth = 0;
    syntax.enter(lexer);
    lexer.next(Mode.ARITHMETIC);
    while (true) {
      for (WordPart part : words.parts(Mode.ARITHMETIC)) {
        parts.add(part);
      }
      if (lexer.kind() != Kind.OPERATOR) {
        break;
      }
      boolean closes = lexer.token().equals(")");
      if (closes && depth == 0) {
        break;
      }
      depth += closes ? -1 : 1;
      parts.literal(lexer.start(), lexer.at());
      lexer.next(Mode.ARITHMETIC);
    }
    syntax.leave();
    boolean closed = lexer.kind() == Kind.OPERATOR && lexer.charAt(lexer.at()) == ')';
    if (!closed) {
      String reached = lexer.kind() == Kind.END ? "EOF" : "`)`";
      syntax.error(opening, "reached " + reached + " without matching `" + text + "` with `))`");
    }
    lexer.skipTo(closed ? lexer.at() + 1 : lexer.at());
    return new WordPart.ArithmeticExpansion(lexer.range(open, lexer.at()), parts.build());
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
    if (lexer.charAt(at) == '[') {
      index = index(at);
      at = lexer.at();
    }
    String operator = operator(at, prefix);
    at += operator.length();
    ImmutableList<Word> arguments = arguments(at, operator, quoted);
    lexer.separator = outer;
    syntax.leave();
    if (lexer.kind() != Kind.CLOSE) {
      syntax.error(opening, "reached EOF without matching `${` with `}`");
    }
    return new WordPart.ParameterExpansion(
        lexer.range(open, lexer.at()), prefix, name, nameRange, index, operator, arguments);
  }

  private String prefix(int at) {
    char c = lexer.charAt(at);
    char next = lexer.charAt(at + 1);
    boolean named = Names.isPart(next) || lexer.opaqueEnd(at + 1) > at + 1;
    boolean special = SPECIAL.indexOf(next) >= 0 && lexer.charAt(at + 2) == '}';
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

  private @Nullable Word index(int at) {
    lexer.separator = '\0';
    lexer.beginAt(at + 1);
    lexer.next(Mode.SUBSCRIPT);
    Word index = words.word(Mode.SUBSCRIPT);
    if (lexer.kind() != Kind.CLOSE) {
      syntax.error(lexer.range(at, at + 1), "reached EOF without matching `[` with `]`");
    }
    return index;
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

  private ImmutableList<Word> arguments(int at, String operator, boolean quoted) {
    // In double quotes, quotes mean something only in patterns.
    boolean pattern = !operator.isEmpty() && "#%/^,".indexOf(operator.charAt(0)) >= 0;
    Mode mode = quoted && !pattern ? Mode.QUOTED_PARAMETER : Mode.PARAMETER;
    lexer.beginAt(at);
    lexer.separator = operator.startsWith("/") ? '/' : operator.equals(":") ? ':' : '\0';
    lexer.next(mode);
    if (lexer.kind() == Kind.CLOSE && (operator.isEmpty() || operator.equals("@"))) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Word> arguments = ImmutableList.builder();
    TextRange first = lexer.range();
    arguments.add(words.word(mode));
    if (lexer.kind() == Kind.SEPARATOR) {
      lexer.separator = '\0';
      lexer.beginAt(lexer.at());
      lexer.next(mode);
      arguments.add(words.word(mode));
    }
    if (operator.isEmpty() && lexer.kind() == Kind.CLOSE) {
      String c = first.isEmpty() ? "" : lexer.text().substring(at, at + 1);
      syntax.error(first, "not a valid parameter expansion operator: `" + c + "`");
    }
    return operator.equals("*") ? ImmutableList.of() : arguments.build();
  }
}
