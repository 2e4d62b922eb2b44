package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.shell.VariableUse.Access;
import io.github.taskfilels.shell.VariableUse.Scope;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over a script and notes what it uses. */
final class UseFinder {
  private final List<ShellUses.Command> commands = new ArrayList<>();
  private final List<VariableUse> variables = new ArrayList<>();
  private final List<ShellUses.Function> functions = new ArrayList<>();

  /** Arrays whose subscripts are texts, not expressions; and where those subscripts stand. */
  private final Set<String> maps = new HashSet<>();

  private final Set<Integer> keys = new HashSet<>();

  private UseFinder() {}

  static ShellUses find(CommandList script, ImmutableList<HereDocument> hereDocuments) {
    UseFinder finder = new UseFinder();
    ShellScript.visit(script, hereDocuments, finder::findMaps);
    if (!finder.maps.isEmpty()) {
      ShellScript.visit(script, hereDocuments, finder::findKeys);
    }
    ShellScript.visit(script, hereDocuments, finder::find);
    return finder.uses();
  }

  private ShellUses uses() {
    commands.sort((a, b) -> a.range().compareTo(b.range()));
    variables.sort((a, b) -> a.range().compareTo(b.range()));
    functions.sort((a, b) -> a.range().compareTo(b.range()));
    return new ShellUses(
        ImmutableList.copyOf(commands),
        ImmutableList.copyOf(variables),
        ImmutableList.copyOf(functions));
  }

  private void findMaps(ShellNode node) {
    if (node instanceof SimpleCommand command && declares(command)) {
      boolean map = false;
      for (Word word : command.words()) {
        String text = word.literal();
        map |= text != null && text.startsWith("-") && text.indexOf('A') > 0;
        Assignment assignment = Assignment.of(word);
        if (map && assignment != null) {
          maps.add(assignment.name());
        } else if (map && text != null) {
          maps.add(text);
        }
      }
    }
  }

  private void findKeys(ShellNode node) {
    switch (node) {
      case Assignment assignment -> keysOf(assignment);
      case SimpleCommand command when declares(command) ->
          command.words().forEach(word -> keysOf(Assignment.of(word)));
      case WordPart.ParameterExpansion expansion when maps.contains(expansion.name()) ->
          keysOf(expansion.index());
      default -> {}
    }
  }

  private void keysOf(@Nullable Assignment assignment) {
    if (assignment == null || !maps.contains(assignment.name())) {
      return;
    }
    keysOf(assignment.index());
    if (!assignment.value().parts().isEmpty()
        && assignment.value().parts().getFirst() instanceof WordPart.ArrayElements elements) {
      elements.children().forEach(element -> keysOf(element.parts()));
    }
  }

  private void keysOf(@Nullable Word index) {
    if (index != null) {
      index.parts().forEach(this::key);
    }
  }

  private void keysOf(ImmutableList<WordPart> parts) {
    if (!parts.isEmpty() && parts.getFirst() instanceof WordPart.Subscript subscript) {
      subscript.children().forEach(this::key);
    }
  }

  private void key(WordPart part) {
    if (part instanceof WordPart.ArithmeticVariable) {
      keys.add(part.range().start());
    }
  }

  private void find(ShellNode node) {
    switch (node) {
      case SimpleCommand command -> command(command);
      case ShellCommand.FunctionDefinition function -> {
        String name = function.name().literal();
        if (name != null && !name.isEmpty()) {
          functions.add(new ShellUses.Function(name, function.name().range()));
        }
      }
      case CompoundCommand.ForClause loop -> {
        Word name = loop.name();
        if (name != null) {
          name(name, Access.SET, Scope.SCRIPT);
        }
      }
      case Redirection redirection -> descriptor(redirection.descriptor());
      case WordPart.ParameterExpansion expansion -> expansion(expansion);
      case WordPart.ArithmeticVariable variable -> {
        if (!keys.contains(variable.range().start())) {
          Access access =
              !variable.sets() ? Access.READ : variable.reads() ? Access.UPDATE : Access.SET;
          add(variable.name(), variable.range(), access, Scope.SCRIPT);
        }
      }
      case CompoundCommand.TestClause test -> tested(test.parts());
      default -> {}
    }
  }

  private void add(String name, TextRange range, Access access, Scope scope) {
    variables.add(new VariableUse(name, range, access, scope));
  }

  private void expansion(WordPart.ParameterExpansion expansion) {
    if (!expansion.name().isEmpty()) {
      boolean sets = expansion.operator().equals("=") || expansion.operator().equals(":=");
      Access access = sets ? Access.UPDATE : Access.READ;
      add(expansion.name(), expansion.nameRange(), access, Scope.SCRIPT);
    }
  }

  /** <code>{fd}</code> before a redirection is a variable that gets its number. */
  private void descriptor(@Nullable Word word) {
    if (word == null) {
      return;
    }
    String text = word.literal();
    if (text != null && text.startsWith("{")) {
      TextRange range = new TextRange(word.range().start() + 1, word.range().end() - 1);
      add(text.substring(1, text.length() - 1), range, Access.SET, Scope.SCRIPT);
    }
  }

  private static boolean declares(SimpleCommand command) {
    return command.assignments().isEmpty()
        && !command.words().isEmpty()
        && command.words().getFirst().literal() instanceof String name
        && BashNames.DECLARATIONS.contains(name);
  }

  private void command(SimpleCommand command) {
    Scope scope = command.words().isEmpty() ? Scope.SCRIPT : Scope.COMMAND;
    for (Assignment assignment : command.assignments()) {
      assignment(assignment, scope);
    }
    if (command.words().isEmpty()) {
      return;
    }
    Word name = command.words().getFirst();
    ImmutableList<Word> arguments = command.words().subList(1, command.words().size());
    commands.add(new ShellUses.Command(name, arguments, command.range()));
    String text = name.literal();
    if (declares(command)) {
      declaration(text, arguments);
    } else if (text != null) {
      builtin(text, arguments);
    }
  }

  private void assignment(Assignment assignment, Scope scope) {
    Access access = assignment.append() ? Access.UPDATE : Access.SET;
    add(assignment.name(), assignment.nameRange(), access, scope);
  }

  private void declaration(@Nullable String command, ImmutableList<Word> arguments) {
    boolean local = "local".equals(command);
    boolean exported = "export".equals(command);
    boolean functionNames = false;
    for (Word argument : arguments) {
      String text = argument.literal();
      if (text != null && text.startsWith("-")) {
        exported |= text.indexOf('x') > 0;
        functionNames |= text.indexOf('f') > 0 || text.indexOf('F') > 0;
        continue;
      }
      Scope scope = local ? Scope.LOCAL : exported ? Scope.EXPORTED : Scope.SCRIPT;
      Assignment assignment = Assignment.of(argument);
      if (assignment != null) {
        assignment(assignment, scope);
      } else if (!functionNames) {
        name(argument, Access.DECLARE, scope);
      }
    }
  }

  /** Builtins that take the names of variables. */
  private void builtin(String command, ImmutableList<Word> arguments) {
    switch (command) {
      case "read" -> set(arguments, "adinNptu", "a");
      case "mapfile", "readarray" -> set(arguments, "dnOsuCc", "");
      case "printf" -> optionValue(arguments, "-v");
      case "wait" -> optionValue(arguments, "-p");
      case "getopts" -> {
        if (arguments.size() > 1) {
          name(arguments.get(1), Access.SET, Scope.SCRIPT);
        }
      }
      case "unset" -> {
        boolean functionNames = !arguments.isEmpty() && "-f".equals(arguments.getFirst().literal());
        if (!functionNames) {
          arguments.forEach(argument -> name(argument, Access.UNSET, Scope.SCRIPT));
        }
      }
      case "test", "[" -> tested(arguments);
      default -> {}
    }
  }

  /**
   * What is behind the options is set.
   *
   * @param withValue the letters of options that take a value
   * @param setting those whose value is a variable that is set
   */
  private void set(ImmutableList<Word> arguments, String withValue, String setting) {
    for (int i = 0; i < arguments.size(); i++) {
      Word argument = arguments.get(i);
      String text = argument.literal();
      if (text != null && text.startsWith("-") && text.length() > 1) {
        char last = text.charAt(text.length() - 1);
        boolean named = setting.indexOf(last) >= 0;
        if (!named && withValue.indexOf(last) >= 0) {
          i++;
        }
      } else {
        name(argument, Access.SET, Scope.SCRIPT);
      }
    }
  }

  private void optionValue(ImmutableList<Word> arguments, String option) {
    if (arguments.size() > 1 && option.equals(arguments.getFirst().literal())) {
      name(arguments.get(1), Access.SET, Scope.SCRIPT);
    }
  }

  /** {@code -v name} asks whether a variable has a value. */
  private void tested(ImmutableList<Word> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if ("-v".equals(words.get(i).literal())) {
        name(words.get(i + 1), Access.READ, Scope.SCRIPT);
      }
    }
  }

  /** Notes a word that is the name of a variable; any other is none of ours. */
  private void name(Word word, Access access, Scope scope) {
    if (word.parts().size() == 1
        && word.parts().getFirst() instanceof WordPart.Literal literal
        && !literal.value().isEmpty()
        && Names.end(literal.value(), 0, literal.value().length()) == literal.value().length()) {
      add(literal.value(), literal.range(), access, scope);
    }
  }
}
