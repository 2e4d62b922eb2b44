package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** Makes words of tokens. */
final class WordParser {
  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final ExpansionParser expansions;

  WordParser(ShellLexer lexer, ShellSyntax syntax) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.expansions = new ExpansionParser(lexer, syntax, this);
  }

  /**
   * Reads a word from the current token on; leaves the first token behind it, which is the current
   * one already where no word begins here.
   */
  Word word(ShellMode mode) {
    int from = lexer.start();
    ImmutableList<WordPart> parts = parts(mode);
    return new Word(lexer.range(from, lexer.start()), parts);
  }

  /** Reads the parts of a word, as {@link #word}. */
  ImmutableList<WordPart> parts(ShellMode mode) {
    Parts parts = new Parts(lexer);
    while (true) {
      switch (lexer.kind()) {
        case END, BLANK, NEWLINE, COMMENT, OPERATOR, CLOSE, SEPARATOR -> {
          return parts.build();
        }
        case LITERAL -> parts.literal(lexer.start(), lexer.at());
        case TILDE -> {
          if (parts.mayBeHome()) {
            parts.add(new WordPart.Tilde(lexer.range(), lexer.token()));
          } else {
            parts.literal(lexer.start(), lexer.at());
          }
        }
        default -> parts.add(part(mode));
      }
      lexer.next(mode);
    }
  }

  /**
   * Reads a part. What is not closed reaches up to the end of all, and would hide it; it is read
   * again as if it ended with its line.
   */
  private WordPart part(ShellMode mode) {
    int start = lexer.start();
    ShellSyntax.Mark mark = syntax.mark();
    boolean hides =
        switch (lexer.kind()) {
          case SINGLE_QUOTED,
              ANSI_C_QUOTED,
              OPEN_DOUBLE_QUOTES,
              OPEN_PARAMETER,
              OPEN_ARITHMETIC,
              OPEN_BRACKET ->
              true;
          default -> false;
        };
    WordPart part = read(mode);
    WordParser line = hides ? ofLine(start, part, mark) : null;
    if (line == null) {
      return part;
    }
    line.lexer.next(mode);
    WordPart shorter = line.read(mode);
    lexer.skipTo(line.lexer.limit());
    return shorter;
  }

  /**
   * A parser of the rest of a line, where a part that begins at an offset is not closed and there
   * are more lines; else null. What was found in the part is forgotten then.
   */
  private @Nullable WordParser ofLine(int start, WordPart part, ShellSyntax.Mark mark) {
    int end = lexer.lineEnd(start);
    boolean unclosed = lexer.atLimit() && syntax.failedAt(part.range().start(), mark);
    return unclosed && end < lexer.limit() && syntax.retry(mark)
        ? new WordParser(lexer.within(start, end), syntax)
        : null;
  }

  private WordPart read(ShellMode mode) {
    return switch (lexer.kind()) {
      case GLOB -> glob();
      case ESCAPED -> new WordPart.Escaped(lexer.range(), escaped());
      case SINGLE_QUOTED -> new WordPart.SingleQuoted(lexer.range(), quoted("'", 1), opaque());
      case ANSI_C_QUOTED ->
          new WordPart.AnsiCQuoted(lexer.range(), AnsiCEscapes.resolve(quoted("$'", 2)), opaque());
      case OPEN_DOUBLE_QUOTES -> doubleQuoted();
      default -> expansions.part(mode);
    };
  }

  private WordPart glob() {
    if (!lexer.isClosed()) {
      String open = lexer.token().substring(0, 2);
      syntax.error(lexer.range(), "reached EOF without matching `" + open + "` with `)`");
    }
    return new WordPart.Glob(lexer.range(), lexer.token());
  }

  private String escaped() {
    String behind = lexer.text().substring(lexer.start() + 1, lexer.at());
    return behind.equals("\n") || behind.equals("\r\n") ? "" : behind;
  }

  private String quoted(String open, int length) {
    int end = lexer.isClosed() ? lexer.at() - 1 : lexer.at();
    if (!lexer.isClosed()) {
      syntax.error(
          lexer.range(lexer.start(), lexer.start() + length),
          "reached EOF without closing quote `" + open + "`");
    }
    return lexer.text().substring(lexer.start() + length, end);
  }

  /** What is opaque in the current token. */
  private ImmutableList<WordPart.Opaque> opaque() {
    ImmutableList.Builder<WordPart.Opaque> opaque = ImmutableList.builder();
    for (int i = lexer.start(); i < lexer.at(); ) {
      int end = Math.min(lexer.at(), lexer.opaqueEnd(i));
      if (end > i) {
        opaque.add(new WordPart.Opaque(lexer.range(i, end), lexer.isSilent(i)));
      }
      i = Math.max(i + 1, end);
    }
    return opaque.build();
  }

  private WordPart doubleQuoted() {
    int open = lexer.start();
    TextRange quote = lexer.range();
    syntax.enter(lexer);
    lexer.next(ShellMode.DOUBLE_QUOTES);
    ImmutableList<WordPart> parts = parts(ShellMode.DOUBLE_QUOTES);
    syntax.leave();
    if (lexer.kind() != ShellToken.CLOSE) {
      syntax.error(quote, "reached EOF without closing quote `\"`");
    }
    return new WordPart.DoubleQuoted(lexer.range(open, lexer.at()), parts);
  }

  /** Joins literal tokens that stand beside each other. */
  static final class Parts {
    private final ImmutableList.Builder<WordPart> parts = ImmutableList.builder();
    private final ShellLexer lexer;
    private boolean empty = true;
    private boolean assigns;
    private int from = -1;
    private int to;

    Parts(ShellLexer lexer) {
      this.lexer = lexer;
    }

    void literal(int start, int end) {
      if (from < 0) {
        from = start;
        assigns |= empty && isAssignment(start, end);
      }
      to = end;
      empty = false;
    }

    private boolean isAssignment(int start, int end) {
      int name = Names.end(lexer.text(), start, end);
      return name > start && name < end && lexer.charAt(name) == '=';
    }

    void add(WordPart part) {
      flush();
      parts.add(part);
      empty = false;
    }

    /** Whether a tilde stands here as the first, or behind {@code =} or a colon of a value. */
    boolean mayBeHome() {
      return empty || assigns;
    }

    private void flush() {
      if (from >= 0) {
        parts.add(new WordPart.Literal(lexer.range(from, to), lexer.text().substring(from, to)));
        from = -1;
      }
    }

    ImmutableList<WordPart> build() {
      flush();
      return parts.build();
    }
  }

  /** An expression in two parentheses, the first of which is current; three in a loop. */
  WordPart.ArithmeticExpansion arithmetic(boolean loop) {
    int start = lexer.start();
    ShellSyntax.Mark mark = syntax.mark();
    WordPart.ArithmeticExpansion expression = expansions.inParentheses(loop);
    WordParser line = ofLine(start, expression, mark);
    if (line == null) {
      return expression;
    }
    line.lexer.next(ShellMode.COMMAND);
    expression = line.expansions.inParentheses(loop);
    lexer.skipTo(line.lexer.limit());
    return expression;
  }

  /**
   * Reads a word that may begin with the name of an array and a subscript, or with a subscript
   * alone where there is no name.
   */
  Word indexed(boolean named) {
    int from = lexer.start();
    int bracket = named ? lexer.at() : from;
    if (!opensSubscript(bracket, named)) {
      return word(ShellMode.COMMAND);
    }
    ImmutableList.Builder<WordPart> parts = ImmutableList.builder();
    if (named) {
      parts.add(new WordPart.Literal(lexer.range(), lexer.token()));
    }
    parts.add(expansions.subscript(bracket));
    lexer.next(ShellMode.COMMAND);
    parts.addAll(parts(ShellMode.COMMAND));
    return new Word(lexer.range(from, lexer.start()), parts.build());
  }

  private boolean opensSubscript(int bracket, boolean named) {
    boolean name =
        !named
            || (lexer.kind() == ShellToken.LITERAL
                && Names.end(lexer.text(), lexer.start(), bracket) == bracket);
    return name
        && lexer.charAt(bracket) == '['
        && lexer.opaqueEnd(bracket) == bracket
        && lexer.closesInLine(bracket);
  }

  /** The elements of an array; the current token is their parenthesis. */
  WordPart array() {
    int open = lexer.start();
    TextRange paren = lexer.range();
    ImmutableList.Builder<Word> elements = ImmutableList.builder();
    syntax.enter(lexer);
    lexer.next(ShellMode.COMMAND);
    while (lexer.kind() != ShellToken.END && !isOperator(")")) {
      switch (lexer.kind()) {
        case BLANK, NEWLINE -> lexer.next(ShellMode.COMMAND);
        case COMMENT -> {
          syntax.comment(lexer.range());
          lexer.next(ShellMode.COMMAND);
        }
        case OPERATOR -> {
          syntax.error(lexer.range(), "array element values must be words");
          lexer.next(ShellMode.COMMAND);
        }
        default -> elements.add(element());
      }
    }
    syntax.leave();
    if (lexer.kind() == ShellToken.END) {
      syntax.error(paren, "reached EOF without matching `(` with `)`");
    } else {
      lexer.skipTo(lexer.at());
    }
    return new WordPart.ArrayElements(lexer.range(open, lexer.at()), elements.build());
  }

  private Word element() {
    boolean bracket = lexer.charAt(lexer.start()) == '[';
    Word element = indexed(false);
    int end = element.parts().getFirst().range().end();
    if (bracket && !(isSubscript(element) && element.charAt(end) == '=')) {
      syntax.error(element.range(), "`[x]` must be followed by `=`");
    }
    return element;
  }

  private static boolean isSubscript(Word element) {
    return element.parts().getFirst() instanceof WordPart.Subscript;
  }

  boolean isOperator(String operator) {
    return lexer.kind() == ShellToken.OPERATOR && lexer.token().equals(operator);
  }
}
