package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.ShellLexer.Kind;
import io.github.taskfilels.shell.ShellLexer.Mode;
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
  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final HereDocumentParser hereDocuments;
  private final boolean inParentheses;
  private final List<ImmutableSet<String>> awaited = new ArrayList<>();
  private int parentheses;
  private int cases;
  private boolean terminated;
  private int end;

  final WordParser words;
  final CompoundParser compounds;

  /**
   * A parser that begins behind the current token.
   *
   * @param inParentheses whether a parenthesis ends what it reads
   */
  CommandParser(ShellLexer lexer, ShellSyntax syntax, boolean inParentheses) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.inParentheses = inParentheses;
    this.words = new WordParser(lexer, syntax);
    this.hereDocuments = new HereDocumentParser(lexer, syntax);
    this.compounds = new CompoundParser(lexer, syntax, this);
  }

  /** Reads all there is; leaves the parenthesis that ends it as the current token. */
  CommandList all() {
    lexer.beginAt(lexer.at());
    end = lexer.at();
    advance();
    CommandList list = statements();
    hereDocuments.atEnd();
    return list;
  }

  /** Takes the current token. */
  void advance() {
    end = lexer.at();
    lexer.next(Mode.COMMAND);
    settle();
  }

  private void settle() {
    while (true) {
      switch (lexer.kind()) {
        case BLANK -> lexer.next(Mode.COMMAND);
        case COMMENT -> {
          syntax.comment(lexer.range());
          lexer.next(Mode.COMMAND);
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
    while (lexer.kind() == Kind.NEWLINE) {
      lexer.next(Mode.COMMAND);
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
    return word(Mode.COMMAND);
  }

  Word word(Mode mode) {
    Word word = words.word(mode);
    end = lexer.start();
    settle();
    return word;
  }

  /** The reserved word at the current token; empty where there is none. */
  String reserved() {
    if (!isWord()) {
      return "";
    }
    int from = lexer.start();
    int to = from;
    while (to < lexer.limit() && to - from <= 8 && !endsWord(lexer.charAt(to))) {
      to++;
    }
    if (to - from > 8 || lexer.opaqueEnd(from) > from) {
      return "";
    }
    String word = lexer.text().substring(from, to);
    return BashNames.RESERVED_WORDS.contains(word) ? word : "";
  }

  private static boolean endsWord(char c) {
    return " \t\r\n;&|<>()".indexOf(c) >= 0;
  }

  /** Takes the reserved word at the current token. */
  void takeReserved(String word) {
    lexer.beginAt(lexer.start() + word.length());
    advance();
  }

  /** Takes a reserved word, or says that it should follow on something. */
  boolean expect(String word, TextRange after, String what) {
    skipNewlines();
    if (reserved().equals(word)) {
      takeReserved(word);
      return true;
    }
    syntax.error(after, "`" + what + "` must be followed by `" + word + "`");
    return false;
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
  CommandList inParentheses() {
    parentheses++;
    CommandList list = statements();
    parentheses--;
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
      separated |= lexer.kind() == Kind.NEWLINE;
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
    if (lexer.kind() == Kind.CLOSE) {
      advance();
    }
  }

  private boolean ends() {
    if (lexer.kind() == Kind.END) {
      return true;
    }
    if (lexer.kind() == Kind.OPERATOR) {
      String operator = lexer.token();
      return operator.equals(")")
          ? parentheses > 0 || inParentheses
          : cases > 0 && operator.startsWith(";") && operator.length() > 1;
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
    if (lexer.kind() != Kind.OPERATOR || isRedirection()) {
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
    boolean follows = !ends() && (isWord() || isOperator("(") || isRedirection());
    if (!follows) {
      syntax.error(range, "`" + operator + "` must be followed by a statement");
    }
    return follows;
  }

  private ShellCommand pipeline() {
    int start = lexer.start();
    boolean timed = false;
    boolean negated = false;
    for (String word = reserved();
        word.equals("time") || (word.equals("!") && !negated);
        word = reserved()) {
      timed |= word.equals("time");
      negated |= word.equals("!");
      TextRange range = lexer.range();
      takeReserved(word);
      boolean follows = isWord() || isOperator("(") || isRedirection();
      if (!follows && word.equals("!")) {
        syntax.error(range, "`!` cannot form a statement alone");
      }
    }
    ImmutableList.Builder<ShellCommand> commands = ImmutableList.builder();
    ShellCommand first = command();
    commands.add(first);
    boolean single = true;
    while (isOperator("|") || isOperator("|&")) {
      single = false;
      if (!takeJoin()) {
        break;
      }
      commands.add(command());
    }
    return single && !timed && !negated
        ? first
        : new ShellCommand.Pipeline(since(start), timed, negated, commands.build());
  }

  private ShellCommand command() {
    ShellCommand compound = compounds.command();
    return compound == null ? simple(lexer.start(), ImmutableList.of()) : compound;
  }

  /** Reads the command that another one is made of. */
  ShellCommand nested() {
    enter();
    ShellCommand command = command();
    syntax.leave();
    return command;
  }

  /** Reads the rest of a simple command, of which some words were read. */
  ShellCommand simple(int start, ImmutableList<Word> read) {
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>(read);
    List<Redirection> redirections = new ArrayList<>();
    while (true) {
      if (isRedirection()) {
        redirections.add(redirection(null, lexer.start()));
      } else if (isOperator("(")) {
        if (arguments.size() == 1 && assignments.isEmpty() && redirections.isEmpty()) {
          return compounds.function(start, arguments.getFirst());
        }
        if (!arguments.isEmpty() || !assignments.isEmpty() || !redirections.isEmpty()) {
          syntax.error(
              lexer.range(), "a command can only contain words and redirects; encountered `(`");
        }
        break;
      } else if (isWord()) {
        argument(assignments, arguments, redirections);
      } else {
        break;
      }
    }
    boolean empty = assignments.isEmpty() && arguments.isEmpty() && redirections.isEmpty();
    return new SimpleCommand(
        empty ? lexer.range(end, end) : since(start),
        ImmutableList.copyOf(assignments),
        ImmutableList.copyOf(arguments),
        ImmutableList.copyOf(redirections));
  }

  private void argument(
      List<Assignment> assignments, List<Word> arguments, List<Redirection> redirections) {
    int start = lexer.start();
    Word word = words.word(Mode.COMMAND);
    end = lexer.start();
    if (isRedirection() && isDescriptor(word)) {
      redirections.add(redirection(word, start));
      return;
    }
    boolean declares =
        !arguments.isEmpty()
            && arguments.getFirst().literal() instanceof String name
            && BashNames.DECLARATIONS.contains(name);
    Assignment assignment = arguments.isEmpty() || declares ? Assignment.of(word) : null;
    if (assignment != null && assignment.value().parts().isEmpty() && isOperator("(")) {
      WordPart array = words.array();
      end = lexer.at();
      word =
          new Word(
              since(start),
              ImmutableList.<WordPart>builder().addAll(word.parts()).add(array).build());
      assignment = Assignment.of(word);
      lexer.next(Mode.COMMAND);
    }
    settle();
    if (assignment != null && arguments.isEmpty()) {
      assignments.add(assignment);
    } else {
      arguments.add(word);
    }
  }

  private static boolean isDescriptor(Word word) {
    String text = word.isQuoted() ? null : word.literal();
    if (text == null || text.isEmpty()) {
      return false;
    }
    boolean braced = text.startsWith("{") && text.endsWith("}") && text.length() > 2;
    if (braced) {
      return Names.end(text, 1, text.length()) == text.length() - 1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!Names.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isRedirection() {
    if (lexer.kind() != Kind.OPERATOR) {
      return false;
    }
    char first = lexer.charAt(lexer.start());
    char second = lexer.charAt(lexer.start() + 1);
    return first == '<' || first == '>' || (first == '&' && second == '>');
  }

  /** Reads the redirections that stand here. */
  ImmutableList<Redirection> redirections() {
    ImmutableList.Builder<Redirection> redirections = ImmutableList.builder();
    while (true) {
      int start = lexer.start();
      if (isRedirection()) {
        redirections.add(redirection(null, start));
      } else if (Names.isDigit(lexer.charAt(start)) && descriptorBefore(start)) {
        Word descriptor = words.word(Mode.COMMAND);
        redirections.add(redirection(descriptor, start));
      } else {
        return redirections.build();
      }
    }
  }

  private boolean descriptorBefore(int start) {
    int at = start;
    while (Names.isDigit(lexer.charAt(at))) {
      at++;
    }
    return lexer.kind() == Kind.LITERAL
        && (lexer.charAt(at) == '<' || lexer.charAt(at) == '>')
        && lexer.charAt(at + 1) != '(';
  }

  private Redirection redirection(@Nullable Word descriptor, int start) {
    String operator = lexer.token();
    TextRange range = lexer.range();
    advance();
    Word target = null;
    if (isWord()) {
      boolean here = operator.equals("<<") || operator.equals("<<-");
      target = words.word(Mode.COMMAND);
      end = lexer.start();
      Redirection redirection = new Redirection(since(start), descriptor, operator, target);
      if (here) {
        hereDocuments.await(redirection, target);
      }
      settle();
      return redirection;
    }
    syntax.error(range, "`" + operator + "` must be followed by a word");
    return new Redirection(since(start), descriptor, operator, target);
  }
}
