package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists and commands of words; {@link CompoundParser} those that are made of others. Between
 * two steps the current token is the next that is neither a blank nor a comment.
 *
 * <p>What does not fit is an error and is left out; a list ends at every word that some command
 * around it waits for, so that what is not closed damages no more than itself.
 */
final class CommandParser {
  /** The length of the longest reserved word. */
  private static final int LONGEST = 8;

  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final boolean inParentheses;
  private final boolean inBraces;
  private final List<ImmutableSet<String>> awaited = new ArrayList<>();
  private int parentheses;
  private int cases;
  private boolean terminated;
  private int end;

  final WordParser words;
  final HereDocumentParser hereDocuments;
  final CompoundParser compounds;
  final SimpleCommandParser simples;

  private CommandParser(
      ShellLexer lexer, ShellSyntax syntax, boolean inParentheses, boolean inBraces) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.inParentheses = inParentheses;
    this.inBraces = inBraces;
    this.words = new WordParser(lexer, syntax);
    this.hereDocuments = new HereDocumentParser(lexer, syntax);
    this.compounds = new CompoundParser(lexer, syntax, this);
    this.simples = new SimpleCommandParser(lexer, syntax, this);
  }

  /** A parser that begins behind the current token and reads up to the end. */
  static CommandParser of(ShellLexer lexer, ShellSyntax syntax) {
    return new CommandParser(lexer, syntax, false, false);
  }

  /** One that ends at a parenthesis. */
  static CommandParser inParentheses(ShellLexer lexer, ShellSyntax syntax) {
    return new CommandParser(lexer, syntax, true, false);
  }

  /** One that ends at a brace where a command may begin. */
  static CommandParser inBraces(ShellLexer lexer, ShellSyntax syntax) {
    return new CommandParser(lexer, syntax, false, true);
  }

  /** Reads all there is; leaves the parenthesis or brace that ends it as the current token. */
  CommandList all() {
    lexer.beginAt(lexer.at());
    end = lexer.at();
    advance();
    return statements();
  }

  /** Takes the current token. */
  void advance() {
    end = lexer.at();
    lexer.next(ShellMode.COMMAND);
    settle();
  }

  /** Takes blanks and comments, and at the end of a line the bodies of here-documents. */
  void settle() {
    while (true) {
      switch (lexer.kind()) {
        case BLANK -> lexer.next(ShellMode.COMMAND);
        case COMMENT -> {
          syntax.comment(lexer.range());
          lexer.next(ShellMode.COMMAND);
        }
        case NEWLINE -> {
          hereDocuments.atNewline();
          return;
        }
        default -> {
          return;
        }
      }
    }
  }

  void skipNewlines() {
    while (lexer.kind() == ShellToken.NEWLINE) {
      lexer.next(ShellMode.COMMAND);
      settle();
    }
  }

  /** The range from an offset up to the end of what was taken last. */
  TextRange since(int start) {
    return lexer.range(start, Math.max(start, end));
  }

  /** A list without statements, behind what was taken last. */
  CommandList empty() {
    return new CommandList(lexer.range(end, end), ImmutableList.of());
  }

  boolean isWord() {
    return switch (lexer.kind()) {
      case END, NEWLINE, OPERATOR -> false;
      default -> true;
    };
  }

  boolean isOperator(String operator) {
    return words.isOperator(operator);
  }

  /** Reads a word, which begins at the current token. */
  Word word() {
    return word(ShellMode.COMMAND);
  }

  Word word(ShellMode mode) {
    Word word = words.word(mode);
    wordEnds();
    settle();
    return word;
  }

  /** Remembers that what was taken last ends at the current token. */
  void wordEnds() {
    end = lexer.start();
  }

  /** The reserved word at the current token; empty where there is none. */
  String reserved() {
    int from = lexer.start();
    int to = plainEnd();
    String word = to > from ? lexer.text().substring(from, to) : "";
    return BashNames.RESERVED_WORDS.contains(word) ? word : "";
  }

  /**
   * Where the word ends that begins at the current token, if it is as short as the words that mean
   * something; else where it begins.
   */
  int plainEnd() {
    int from = lexer.start();
    int to = from;
    boolean pattern = lexer.kind() == ShellToken.GLOB;
    while (!pattern
        && isWord()
        && to < lexer.limit()
        && to - from <= LONGEST
        && lexer.opaqueEnd(to) == to
        && !endsWord(lexer.charAt(to))) {
      to++;
    }
    boolean glued = lexer.opaqueEnd(to) > to && !lexer.isSilent(to);
    return to - from > LONGEST || glued ? from : to;
  }

  private static boolean endsWord(char c) {
    return " \t\r\n;&|<>()".indexOf(c) >= 0;
  }

  /** Takes the reserved word at the current token. */
  void takeReserved(String word) {
    syntax.keyword(lexer.range(lexer.start(), lexer.start() + word.length()));
    lexer.beginAt(lexer.start() + word.length());
    advance();
  }

  /** Takes a reserved word and gives its range; null, and an error, where it is missing. */
  @Nullable TextRange expect(String word, TextRange after, String what) {
    skipNewlines();
    if (reserved().equals(word)) {
      TextRange range = lexer.range(lexer.start(), lexer.start() + word.length());
      takeReserved(word);
      return range;
    }
    syntax.error(after, "`" + what + "` must be followed by `" + word + "`");
    return null;
  }

  /** Reads statements up to one of some reserved words. */
  CommandList until(ImmutableSet<String> stops, TextRange after, String what) {
    awaited.add(stops);
    CommandList list = statements();
    awaited.removeLast();
    if (list.statements().isEmpty()) {
      syntax.error(after, "`" + what + "` must be followed by a statement list");
    }
    return list;
  }

  /** Reads statements up to a parenthesis. */
  CommandList inParentheses(TextRange opening) {
    parentheses++;
    CommandList list = statements();
    parentheses--;
    if (list.statements().isEmpty()) {
      syntax.error(opening, "`(` must be followed by a statement list");
    }
    return list;
  }

  /** Reads the statements of an item of a {@code case}. */
  CommandList ofCase() {
    cases++;
    awaited.add(ImmutableSet.of("esac"));
    CommandList list = statements();
    awaited.removeLast();
    cases--;
    return list;
  }

  private CommandList statements() {
    ImmutableList.Builder<Statement> statements = ImmutableList.builder();
    int start = -1;
    int last = end;
    enter();
    boolean separated = true;
    while (true) {
      separated |= lexer.kind() == ShellToken.NEWLINE;
      skipNewlines();
      if (ends()) {
        break;
      }
      if (isMisplaced()) {
        advance();
        separated = true;
        continue;
      }
      if (!separated) {
        syntax.error(lexer.range(), "statements must be separated by &, ; or a newline");
      }
      start = start < 0 ? lexer.start() : start;
      Statement statement = statement();
      statements.add(statement);
      last = end;
      separated = terminated;
    }
    syntax.leave();
    int from = start < 0 ? last : start;
    return new CommandList(lexer.range(from, Math.max(from, last)), statements.build());
  }

  private void enter() {
    syntax.enter(lexer);
    if (lexer.kind() == ShellToken.CLOSE) {
      advance();
    }
  }

  private boolean ends() {
    if (lexer.kind() == ShellToken.END) {
      return true;
    }
    if (lexer.kind() == ShellToken.OPERATOR) {
      String operator = lexer.token();
      return operator.equals(")")
          ? parentheses > 0 || inParentheses
          : cases > 0 && operator.startsWith(";") && operator.length() > 1;
    }
    if (inBraces && lexer.kind() == ShellToken.LITERAL && lexer.charAt(lexer.start()) == '}') {
      return true;
    }
    String word = reserved();
    if (!word.isEmpty()) {
      for (ImmutableSet<String> stops : awaited) {
        if (stops.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether no statement begins at the current token, which is said then. */
  private boolean isMisplaced() {
    if (lexer.kind() != ShellToken.OPERATOR || isRedirection()) {
      return false;
    }
    String operator = lexer.token();
    switch (operator) {
      case "(" -> {
        return false;
      }
      case ")" -> syntax.error(lexer.range(), "`)` can only be used to close a subshell");
      case ";;", ";&", ";;&" ->
          syntax.error(lexer.range(), "`" + operator + "` can only be used in a case clause");
      default ->
          syntax.error(lexer.range(), "`" + operator + "` can only immediately follow a statement");
    }
    return true;
  }

  private Statement statement() {
    int start = lexer.start();
    ShellCommand command = andOrList();
    boolean background = isOperator("&");
    terminated = background || isOperator(";");
    if (terminated) {
      advance();
    }
    return new Statement(since(start), command, background);
  }

  private ShellCommand andOrList() {
    int start = lexer.start();
    ShellCommand first = pipeline();
    if (!isOperator("&&") && !isOperator("||")) {
      return first;
    }
    ImmutableList.Builder<ShellCommand> pipelines = ImmutableList.builder();
    ImmutableList.Builder<String> operators = ImmutableList.builder();
    pipelines.add(first);
    while (isOperator("&&") || isOperator("||")) {
      operators.add(lexer.token());
      if (!takeJoin()) {
        break;
      }
      pipelines.add(pipeline());
    }
    return new ShellCommand.AndOrList(since(start), pipelines.build(), operators.build());
  }

  /** Takes an operator between two commands; whether there is a second. */
  private boolean takeJoin() {
    TextRange range = lexer.range();
    String operator = lexer.token();
    advance();
    skipNewlines();
    boolean follows = !ends() && beginsCommand();
    if (!follows) {
      syntax.error(range, "`" + operator + "` must be followed by a statement");
    }
    return follows;
  }

  private ShellCommand pipeline() {
    int start = lexer.start();
    boolean negated = reserved().equals("!");
    if (negated) {
      TextRange range = lexer.range(start, start + 1);
      takeReserved("!");
      if (!beginsCommand()) {
        syntax.error(range, "`!` cannot form a statement alone");
      }
    }
    boolean timed = takeTime();
    ImmutableList.Builder<ShellCommand> commands = ImmutableList.builder();
    ShellCommand first = command();
    commands.add(first);
    boolean single = true;
    while (isOperator("|") || isOperator("|&")) {
      single = false;
      if (!takeJoin()) {
        break;
      }
      commands.add(reserved().equals("time") ? timed() : command());
    }
    return single && !timed && !negated
        ? first
        : new ShellCommand.Pipeline(since(start), timed, negated, commands.build());
  }

  /** Whether a command begins here. */
  boolean beginsCommand() {
    return isWord() || isOperator("(") || isRedirection();
  }

  /** Takes {@code time}, with its option; whether it stands here. */
  private boolean takeTime() {
    boolean timed = false;
    while (reserved().equals("time")) {
      timed = true;
      takeReserved("time");
      if (lexer.kind() == ShellToken.LITERAL
          && lexer.token().equals("-p")
          && (lexer.atLimit() || endsWord(lexer.charAt(lexer.at())))) {
        syntax.keyword(lexer.range());
        word();
      }
    }
    return timed;
  }

  /** A timed pipeline as the last command of another one. */
  private ShellCommand timed() {
    enter();
    ShellCommand rest = pipeline();
    syntax.leave();
    return rest;
  }

  private ShellCommand command() {
    ShellCommand compound = compounds.command();
    return compound == null ? simples.command(lexer.start(), ImmutableList.of()) : compound;
  }

  /** Reads the command that another one is made of. */
  ShellCommand nested() {
    enter();
    ShellCommand command = command();
    syntax.leave();
    return command;
  }

  boolean isRedirection() {
    if (lexer.kind() != ShellToken.OPERATOR) {
      return false;
    }
    char first = lexer.charAt(lexer.start());
    char second = lexer.charAt(lexer.start() + 1);
    return first == '<' || first == '>' || (first == '&' && second == '>');
  }
}
