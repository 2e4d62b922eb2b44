package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** Makes the commands that reserved words and parentheses begin. */
final class CompoundParser {
  private static final ImmutableSet<String> CONDITION =
      ImmutableSet.of("then", "elif", "else", "fi");
  private static final ImmutableSet<String> FI = ImmutableSet.of("elif", "else", "fi");
  private static final ImmutableSet<String> DONE = ImmutableSet.of("done");
  private static final ImmutableSet<String> DO = ImmutableSet.of("do");
  private static final ImmutableSet<String> BRACE = ImmutableSet.of("}");

  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final CommandParser commands;

  CompoundParser(ShellLexer lexer, ShellSyntax syntax, CommandParser commands) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.commands = commands;
  }

  /** Reads the command that begins here; null for a simple one. */
  @Nullable ShellCommand command() {
    int start = lexer.start();
    if (commands.isOperator("(")) {
      return lexer.charAt(lexer.at()) == '(' ? arithmetic(start) : subshell(start);
    }
    String word = commands.reserved();
    if (word.isEmpty()) {
      return null;
    }
    TextRange opening = lexer.range(start, start + word.length());
    switch (word) {
      case "then", "elif" -> syntax.error(opening, "`" + word + "` can only be used in an `if`");
      case "fi" -> syntax.error(opening, "`fi` can only be used to end an `if`");
      case "do" -> syntax.error(opening, "`do` can only be used in a loop");
      case "done" -> syntax.error(opening, "`done` can only be used to end a loop");
      case "esac" -> syntax.error(opening, "`esac` can only be used to end a `case`");
      case "}" -> syntax.error(opening, "`}` can only be used to close a block");
      case "]]" -> syntax.error(opening, "`]]` can only be used to close a test");
      case "!" -> syntax.error(opening, "`!` can only be used in full statements");
      case "{", "if", "while", "until", "for", "select", "case", "[[", "function", "coproc" -> {
        commands.takeReserved(word);
        return compound(word, start, opening);
      }
      default -> {}
    }
    return null;
  }

  private ShellCommand compound(String word, int start, TextRange opening) {
    return switch (word) {
      case "{" -> group(start, opening);
      case "if" -> ifClause(start, opening);
      case "while", "until" -> whileClause(start, opening, word);
      case "for", "select" -> forClause(start, opening, word);
      case "case" -> caseClause(start, opening);
      case "[[" -> test(start, opening);
      case "function" -> {
        if (!commands.isWord()) {
          syntax.error(opening, "`function` must be followed by a name");
          yield new ShellCommand.FunctionDefinition(
              commands.since(start),
              new Word(TextRange.at(opening.end()), ImmutableList.of()),
              null);
        }
        Word name = commands.word();
        if (!name.isPlain() || "{".equals(name.literal())) {
          syntax.error(opening, "`function` must be followed by a name");
        }
        boolean second = lexer.kind() == ShellToken.LITERAL && !commands.reserved().equals("{");
        if (second) {
          syntax.error(opening, "a function has one name; its body begins with `{` or `(`");
        }
        yield function(start, name);
      }
      default -> coprocess(start, opening);
    };
  }

  private void close(String text, String closing, TextRange opening) {
    if (commands.isOperator(closing)) {
      commands.advance();
    } else {
      syntax.error(opening, "reached EOF without matching `" + text + "` with `" + closing + "`");
    }
  }

  /** Where the reserved word at the current token stands; empty where there is none. */
  private TextRange reservedRange() {
    return lexer.range(lexer.start(), lexer.start() + commands.reserved().length());
  }

  private boolean take(String word) {
    if (commands.reserved().equals(word)) {
      commands.takeReserved(word);
      return true;
    }
    return false;
  }

  private ShellCommand subshell(int start) {
    TextRange opening = lexer.range();
    commands.advance();
    CommandList body = commands.inParentheses(opening);
    close("(", ")", opening);
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.Subshell(commands.since(start), body, redirections);
  }

  private ShellCommand arithmetic(int start) {
    WordPart.ArithmeticExpansion expression = expression(false);
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.ArithmeticCommand(commands.since(start), expression, redirections);
  }

  private WordPart.ArithmeticExpansion expression(boolean loop) {
    WordPart.ArithmeticExpansion expression = commands.words.arithmetic(loop);
    commands.advance();
    return expression;
  }

  private ShellCommand group(int start, TextRange opening) {
    CommandList body = commands.until(BRACE, opening, "{");
    if (!take("}")) {
      syntax.error(opening, "reached EOF without matching `{` with `}`");
    }
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.Group(commands.since(start), body, redirections);
  }

  private ShellCommand ifClause(int start, TextRange opening) {
    ImmutableList.Builder<CommandList> parts = ImmutableList.builder();
    String word = "if";
    TextRange branch = opening;
    boolean open = true;
    while (open) {
      parts.add(commands.until(CONDITION, branch, word));
      TextRange then = commands.expect("then", branch, word + " <cond>");
      if (then != null) {
        parts.add(commands.until(FI, then, "then"));
      }
      word = "elif";
      branch = reservedRange();
      open = take("elif");
    }
    if (take("else")) {
      parts.add(commands.until(FI, branch, "else"));
    }
    end("if", "fi", opening);
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.IfClause(commands.since(start), parts.build(), redirections);
  }

  private void end(String word, String closing, TextRange opening) {
    if (!take(closing)) {
      syntax.error(opening, "`" + word + "` statement must end with `" + closing + "`");
    }
  }

  private ShellCommand whileClause(int start, TextRange opening, String word) {
    CommandList condition = commands.until(DO, opening, word);
    CommandList body = body(opening, word + " <cond>", word);
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.WhileClause(
        commands.since(start), word.equals("until"), condition, body, redirections);
  }

  private CommandList body(TextRange opening, String after, String word) {
    TextRange begin = commands.expect("do", opening, after);
    if (begin == null) {
      return commands.empty();
    }
    CommandList body = commands.until(DONE, begin, "do");
    end(word, "done", opening);
    return body;
  }

  private ShellCommand forClause(int start, TextRange opening, String word) {
    if (commands.isOperator("(") && lexer.charAt(lexer.at()) == '(') {
      WordPart.ArithmeticExpansion expression = expression(true);
      takeSeparators();
      CommandList body = loopBody(opening, word);
      ImmutableList<Redirection> redirections = commands.simples.redirections();
      return new CompoundCommand.ArithmeticFor(
          commands.since(start), expression, body, redirections);
    }
    Word name = commands.isWord() ? commands.word() : null;
    if (name == null || !name.isPlain()) {
      syntax.error(opening, "`" + word + "` must be followed by a literal");
    }
    ImmutableList.Builder<Word> items = ImmutableList.builder();
    boolean separated = commands.isOperator(";");
    if (separated) {
      takeSeparators();
    } else {
      commands.skipNewlines();
      if (take("in")) {
        while (commands.isWord()) {
          items.add(commands.word());
        }
        if (commands.isOperator("(") || commands.isRedirection()) {
          syntax.error(lexer.range(), "word list can only contain words");
        }
        takeSeparators();
      } else if (!commands.reserved().equals("do")) {
        syntax.error(
            opening, "`" + word + " foo` must be followed by `in`, `do`, `;`, or a newline");
      }
    }
    CommandList body = loopBody(opening, word);
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.ForClause(
        commands.since(start), word.equals("select"), name, items.build(), body, redirections);
  }

  private void takeSeparators() {
    if (commands.isOperator(";")) {
      commands.advance();
    }
    commands.skipNewlines();
  }

  private CommandList loopBody(TextRange opening, String word) {
    if (word.equals("select") || !take("{")) {
      return body(opening, word + " foo [in words]", word);
    }
    CommandList body = commands.until(BRACE, opening, "{");
    if (!take("}")) {
      syntax.error(opening, "`" + word + "` statement must end with `}`");
    }
    return body;
  }

  private ShellCommand caseClause(int start, TextRange opening) {
    Word subject = commands.isWord() ? commands.word() : null;
    if (subject == null) {
      syntax.error(opening, "`case` must be followed by a word");
    }
    ImmutableList.Builder<CompoundCommand.CaseItem> items = ImmutableList.builder();
    if (commands.expect("in", opening, "case x") != null) {
      commands.skipNewlines();
      while ((commands.isWord() && !commands.reserved().equals("esac"))
          || commands.isOperator("(")) {
        items.add(caseItem());
        commands.skipNewlines();
      }
    }
    end("case", "esac", opening);
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.CaseClause(
        commands.since(start), subject, items.build(), redirections);
  }

  private CompoundCommand.CaseItem caseItem() {
    int start = lexer.start();
    if (commands.isOperator("(")) {
      commands.advance();
    }
    ImmutableList.Builder<Word> patterns = ImmutableList.builder();
    boolean complete = false;
    while (commands.isWord()) {
      patterns.add(commands.word());
      boolean piped = commands.isOperator("|");
      if (piped) {
        commands.advance();
      } else if (commands.isWord()) {
        syntax.error(lexer.range(), "case patterns must be separated with `|`");
      }
      complete = !piped;
    }
    if (!complete) {
      syntax.error(lexer.range(), "case patterns must consist of words");
    }
    if (commands.isOperator(")")) {
      commands.advance();
    } else if (complete) {
      syntax.error(lexer.range(), "case patterns must be separated with `|`");
    }
    CommandList body = commands.ofCase();
    if (commands.isOperator(";;") || commands.isOperator(";&") || commands.isOperator(";;&")) {
      commands.advance();
    }
    return new CompoundCommand.CaseItem(commands.since(start), patterns.build(), body);
  }

  private ShellCommand test(int start, TextRange opening) {
    ImmutableList<Word> parts = new TestParser(lexer, syntax, commands).parts(opening);
    if (!take("]]")) {
      syntax.error(opening, "reached EOF without matching `[[` with `]]`");
    }
    ImmutableList<Redirection> redirections = commands.simples.redirections();
    return new CompoundCommand.TestClause(commands.since(start), parts, redirections);
  }

  /** Reads a function whose name was read, plain or not; parentheses may follow, and its body. */
  ShellCommand function(int start, Word name) {
    TextRange named = name.range();
    if (commands.isOperator("(")) {
      TextRange opening = TextRange.covering(named, lexer.range());
      commands.advance();
      if (commands.isOperator(")")) {
        commands.advance();
      } else {
        syntax.error(opening, "`foo(` must be followed by `)`");
      }
    }
    commands.skipNewlines();
    boolean follows = commands.beginsCommand();
    if (!follows) {
      syntax.error(named, "`foo()` must be followed by a statement");
    }
    ShellCommand body = follows ? commands.nested() : null;
    return new ShellCommand.FunctionDefinition(commands.since(start), name, body);
  }

  private ShellCommand coprocess(int start, TextRange opening) {
    if (!commands.beginsCommand()) {
      syntax.error(opening, "coproc clause requires a command");
    }
    String word = commands.reserved();
    Word name = null;
    if (word.isEmpty() && commands.isWord()) {
      int from = lexer.start();
      Word first = commands.word();
      if (!commands.isOperator("(") && commands.reserved().isEmpty()) {
        ShellCommand body = commands.simples.command(from, ImmutableList.of(first));
        return new ShellCommand.Coprocess(commands.since(start), null, body);
      }
      name = first;
    }
    ShellCommand body = commands.nested();
    return new ShellCommand.Coprocess(commands.since(start), name, body);
  }
}
