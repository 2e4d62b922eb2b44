package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes commands of assignments, words and redirections. */
final class SimpleCommandParser {
  /** Reserved words that mean nothing where a command begins, to Task's parser. */
  private static final ImmutableSet<String> PLAIN = ImmutableSet.of("in", "else");

  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final CommandParser commands;

  SimpleCommandParser(ShellLexer lexer, ShellSyntax syntax, CommandParser commands) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.commands = commands;
  }

  /** What was read of one command so far. */
  private static final class Parts {
    final List<Assignment> assignments = new ArrayList<>();
    final List<Word> words = new ArrayList<>();
    final List<Redirection> redirections = new ArrayList<>();

    /** The first word, if it is plain text; else empty. */
    String name() {
      String name =
          words.isEmpty() || words.getFirst().isQuoted() ? null : words.getFirst().literal();
      return name == null ? "" : name;
    }

    boolean isEmpty() {
      return assignments.isEmpty() && words.isEmpty() && redirections.isEmpty();
    }

    boolean isFirstWord() {
      return words.size() == 1 && assignments.isEmpty() && redirections.isEmpty();
    }
  }

  /** Reads the rest of a command, of which some words were read. */
  ShellCommand command(int start, ImmutableList<Word> read) {
    Parts parts = new Parts();
    parts.words.addAll(read);
    boolean declares = false;
    while (true) {
      if (commands.isRedirection()) {
        parts.redirections.add(redirection(null, lexer.start()));
      } else if (commands.isOperator("(")) {
        if (parts.isFirstWord() && !declares) {
          return function(start, parts.words.getFirst());
        }
        if (!parts.isEmpty()) {
          syntax.error(
              lexer.range(), "a command can only contain words and redirects; encountered `(`");
        }
        break;
      } else if (commands.isWord()) {
        if (declares && !parts.redirections.isEmpty()) {
          syntax.error(lexer.range(), "statements must be separated by &, ; or a newline");
          declares = false;
        }
        argument(parts, declares);
        declares |= parts.isFirstWord() && BashNames.DECLARATIONS.contains(parts.name());
      } else {
        break;
      }
    }
    check(parts);
    return new SimpleCommand(
        parts.isEmpty() ? commands.empty().range() : commands.since(start),
        ImmutableList.copyOf(parts.assignments),
        ImmutableList.copyOf(parts.words),
        ImmutableList.copyOf(parts.redirections));
  }

  private ShellCommand function(int start, Word name) {
    if (!name.isPlain()) {
      syntax.error(name.range(), "invalid func name");
    }
    return commands.compounds.function(start, name);
  }

  private void check(Parts parts) {
    if (!parts.words.isEmpty()) {
      for (Assignment assignment : parts.assignments) {
        if (assignment.index() != null || isArray(assignment.value())) {
          syntax.error(assignment.range(), "inline variables cannot be arrays");
        }
      }
    }
    String name = parts.assignments.isEmpty() ? parts.name() : "";
    if (name.isEmpty()) {
      return;
    }
    TextRange range = parts.words.getFirst().range();
    boolean redirected =
        !parts.redirections.isEmpty()
            && parts.redirections.getFirst().range().start() < range.start();
    if (redirected && isCommandOfItsOwn(name)) {
      syntax.error(
          parts.redirections.getFirst().range(),
          "redirects cannot stand before `" + name + "`, only behind it");
    }
    if (name.equals("let")) {
      let(parts.words);
    }
  }

  private static boolean isCommandOfItsOwn(String name) {
    return (BashNames.RESERVED_WORDS.contains(name) && !PLAIN.contains(name))
        || BashNames.DECLARATIONS.contains(name)
        || name.equals("let");
  }

  private static boolean isArray(Word value) {
    return !value.parts().isEmpty() && value.parts().getFirst() instanceof WordPart.ArrayElements;
  }

  /** Puts the variables into the words of {@code let}, each of which is an expression. */
  private void let(List<Word> words) {
    TextRange name = words.getFirst().range();
    if (words.size() == 1) {
      syntax.error(name, "`let` must be followed by an expression");
    }
    for (int i = 1; i < words.size(); i++) {
      Word word = words.get(i);
      words.set(
          i,
          new Word(word.range(), ArithmeticParser.expression(word.parts(), name, "let", syntax)));
    }
  }

  private void argument(Parts parts, boolean declares) {
    int start = lexer.start();
    boolean assigns = parts.words.isEmpty() || declares;
    Word word = assigns ? commands.words.indexed(true) : commands.words.word(ShellMode.COMMAND);
    commands.wordEnds();
    if (commands.isRedirection() && isDescriptor(word)) {
      parts.redirections.add(redirection(word, start));
      return;
    }
    Assignment assignment = assigns ? Assignment.of(word) : null;
    boolean array =
        commands.isOperator("(")
            && (assignment == null
                ? assigns && endsInOpaqueAssignment(word)
                : assignment.value().parts().isEmpty());
    if (array) {
      WordPart elements = commands.words.array();
      word =
          new Word(
              lexer.range(start, lexer.at()),
              ImmutableList.<WordPart>builder().addAll(word.parts()).add(elements).build());
      assignment = Assignment.of(word);
      lexer.beginAt(lexer.at());
      lexer.next(ShellMode.COMMAND);
      commands.wordEnds();
    }
    commands.settle();
    if (assigns && assignment == null) {
      checkName(word, declares);
    }
    if (assignment != null && parts.words.isEmpty()) {
      parts.assignments.add(assignment);
    } else {
      parts.words.add(word);
    }
  }

  /** Whether an array is assigned to what a template names. */
  private static boolean endsInOpaqueAssignment(Word word) {
    int last = word.range().end() - 1;
    return word.parts().size() > 1
        && word.parts().getFirst() instanceof WordPart.Opaque
        && word.charAt(last) == '=';
  }

  /** What looks like an assignment has the name of a variable, and one with a subscript a value. */
  private void checkName(Word word, boolean declares) {
    if (word.parts().size() > 1 && word.parts().get(1) instanceof WordPart.Subscript subscript) {
      if (!declares || subscript.range().end() < word.range().end()) {
        syntax.error(word.range(), "`a[b]` must be followed by `=`");
      }
    } else if (opensSubscript(word)) {
      syntax.error(word.range(), "reached the end of the line without matching `[` with `]`");
    } else if (declares) {
      String text = leadingText(word);
      int equals = text.indexOf('=');
      if (equals > 0 && text.lastIndexOf('{', equals) < 0) {
        syntax.error(word.range(), "invalid var name");
      }
    }
  }

  /** The text of a word up to the first quote or expansion. */
  private static String leadingText(Word word) {
    StringBuilder text = new StringBuilder();
    for (WordPart part : word.parts()) {
      switch (part) {
        case WordPart.Literal p -> text.append(p.value());
        case WordPart.Glob p -> text.append(p.value());
        default -> {
          return text.toString();
        }
      }
    }
    return text.toString();
  }

  /** Whether a bracket that is not closed stands behind a name. */
  private static boolean opensSubscript(Word word) {
    if (word.parts().isEmpty() || !(word.parts().getFirst() instanceof WordPart.Literal first)) {
      return false;
    }
    int name = Names.end(first.value(), 0, first.value().length());
    return name > 0 && name < first.value().length() && first.value().charAt(name) == '[';
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

  /** Reads the redirections that stand here. */
  ImmutableList<Redirection> redirections() {
    ImmutableList.Builder<Redirection> redirections = ImmutableList.builder();
    while (true) {
      int start = lexer.start();
      if (commands.isRedirection()) {
        redirections.add(redirection(null, start));
      } else if (Names.isDigit(lexer.charAt(start)) && descriptorBefore(start)) {
        Word descriptor = commands.words.word(ShellMode.COMMAND);
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
    return lexer.kind() == ShellToken.LITERAL
        && (lexer.charAt(at) == '<' || lexer.charAt(at) == '>')
        && lexer.charAt(at + 1) != '(';
  }

  private Redirection redirection(@Nullable Word descriptor, int start) {
    String operator = lexer.token();
    TextRange range = lexer.range();
    commands.advance();
    if (!commands.isWord()) {
      syntax.error(range, "`" + operator + "` must be followed by a word");
      return new Redirection(commands.since(start), descriptor, operator, null);
    }
    int from = lexer.start();
    Word target = commands.words.word(ShellMode.COMMAND);
    commands.wordEnds();
    Redirection redirection = new Redirection(commands.since(start), descriptor, operator, target);
    if (operator.equals("<<") || operator.equals("<<-")) {
      String source = lexer.text().substring(from, lexer.start());
      commands.hereDocuments.await(redirection, target, source);
    }
    commands.settle();
    return redirection;
  }
}
