package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.shell.ShellLexer.Kind;
import io.github.taskfilels.shell.ShellLexer.Mode;
import io.github.taskfilels.text.TextRange;

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
  Word word(Mode mode) {
    int from = lexer.start();
    ImmutableList<WordPart> parts = parts(mode);
    return new Word(lexer.range(from, lexer.start()), parts);
  }

  /** Reads the parts of a word, as {@link #word}. */
  ImmutableList<WordPart> parts(Mode mode) {
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

  private WordPart part(Mode mode) {
    return switch (lexer.kind()) {
      case GLOB -> glob();
      case ESCAPED -> new WordPart.Escaped(lexer.range(), escaped());
      case SINGLE_QUOTED -> new WordPart.SingleQuoted(lexer.range(), quoted("'", 1));
      case ANSI_C_QUOTED ->
          new WordPart.AnsiCQuoted(lexer.range(), AnsiCEscapes.resolve(quoted("$'", 2)));
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

  private WordPart doubleQuoted() {
    int open = lexer.start();
    TextRange quote = lexer.range();
    syntax.enter(lexer);
    lexer.next(Mode.DOUBLE_QUOTES);
    ImmutableList<WordPart> parts = parts(Mode.DOUBLE_QUOTES);
    syntax.leave();
    if (lexer.kind() != Kind.CLOSE) {
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

  /** An expression in two parentheses, the first of which is the current token. */
  WordPart.ArithmeticExpansion arithmetic() {
    lexer.skipTo(lexer.at() + 1);
    return expansions.arithmetic("((");
  }

  /** The elements of an array; the current token is their parenthesis. */
  WordPart array() {
    int open = lexer.start();
    TextRange paren = lexer.range();
    ImmutableList.Builder<Word> elements = ImmutableList.builder();
    syntax.enter(lexer);
    lexer.next(Mode.COMMAND);
    while (lexer.kind() != Kind.END && !isOperator(")")) {
      switch (lexer.kind()) {
        case BLANK, NEWLINE -> lexer.next(Mode.COMMAND);
        case COMMENT -> {
          syntax.comment(lexer.range());
          lexer.next(Mode.COMMAND);
        }
        case OPERATOR -> {
          syntax.error(lexer.range(), "array element values must be words");
          lexer.next(Mode.COMMAND);
        }
        default -> elements.add(word(Mode.COMMAND));
      }
    }
    syntax.leave();
    if (lexer.kind() == Kind.END) {
      syntax.error(paren, "reached EOF without matching `(` with `)`");
    } else {
      lexer.skipTo(lexer.at());
    }
    return new WordPart.ArrayElements(lexer.range(open, lexer.at()), elements.build());
  }

  boolean isOperator(String operator) {
    return lexer.kind() == Kind.OPERATOR && lexer.token().equals(operator);
  }
}
