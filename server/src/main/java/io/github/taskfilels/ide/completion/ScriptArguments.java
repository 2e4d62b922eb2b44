package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.CallParameters;
import io.github.taskfilels.ide.CallParameters.Parameter;
import io.github.taskfilels.ide.symbol.ScriptCalls;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.ScriptTaskCalls;
import io.github.taskfilels.shell.ShellUses.Command;
import io.github.taskfilels.shell.Word;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables behind the tasks of a script's {@code task NAME X=value}, and the values that the
 * tasks allow for them.
 */
final class ScriptArguments {
  /** Before the tasks, of which one is called at a time. */
  private static final int FIRST = -1_000;

  private final CompletionSite site;
  private final Ranking ranking;
  private final Command command;

  /** What is typed of the last word of the command. */
  private final String typed;

  private ScriptArguments(CompletionSite site, Ranking ranking, Command command, String typed) {
    this.site = site;
    this.ranking = ranking;
    this.command = command;
    this.typed = typed;
  }

  /**
   * Whether the cursor stands where a variable may be given; then what it may be is offered.
   *
   * @param script up to the cursor, with a letter that stands for the rest of the word there
   */
  static boolean offer(CompletionSite site, ScriptTemplate script, Ranking ranking) {
    int end = script.template().source().length();
    for (Command command : script.script().uses().commands()) {
      String last = literal(command, end);
      String typed = last == null ? "" : last.substring(0, last.length() - 1);
      int start = site.offset() - typed.length();
      if (last != null && start >= 0 && site.text().startsWith(typed, start)) {
        return new ScriptArguments(site, ranking, command, typed).offer(tasks(script, command));
      }
    }
    return false;
  }

  /** The last argument of a command where it ends there; null where that is none. */
  private static @Nullable String literal(Command command, int end) {
    ImmutableList<Word> arguments = command.arguments();
    boolean ends = !arguments.isEmpty() && arguments.getLast().range().end() == end;
    boolean ours = arguments.stream().noneMatch(word -> "--".equals(word.literal()));
    return ends && ours ? arguments.getLast().literal() : null;
  }

  /** The tasks that a command names before its last argument. */
  private static List<String> tasks(ScriptTemplate script, Command command) {
    List<String> names = new ArrayList<>();
    int last = command.arguments().getLast().range().start();
    for (ScriptTaskCalls.Call call : ScriptTaskCalls.of(script)) {
      TextRange word = call.word().range();
      String name = call.name();
      if (name != null && !call.elsewhere() && command.range().covers(word) && word.end() < last) {
        names.add(name);
      }
    }
    return names;
  }

  private boolean offer(List<String> tasks) {
    int equals = typed.indexOf('=');
    String name = equals < 0 ? "" : typed.substring(0, equals);
    Programs programs = Programs.ofNames(site.snapshot(), site.file());
    int rank = FIRST;
    boolean found = false;
    for (String task : tasks) {
      for (Definition callee : ScriptCalls.meaning(programs, site.file(), task)) {
        for (Parameter parameter : CallParameters.of(site.snapshot(), callee)) {
          if (equals < 0 && !isGiven(parameter.name())) {
            variable(callee, parameter.name(), rank++);
            found = true;
          } else if (name.equals(parameter.name())) {
            parameter.allowed().forEach(value -> value(value, typed.substring(equals + 1)));
            found = true;
          }
        }
      }
    }
    return found;
  }

  private boolean isGiven(String name) {
    return command.arguments().stream()
        .map(Word::literal)
        .anyMatch(word -> word != null && word.startsWith(name + "="));
  }

  private void variable(Definition callee, String name, int rank) {
    TextRange range = new TextRange(site.offset() - typed.length(), ShellCandidates.end(site));
    boolean hasEquals = site.text().startsWith("=", range.end());
    ranking.offer(
        typed,
        name,
        rank,
        () ->
            new Candidate(
                name,
                Candidate.Kind.VARIABLE,
                "",
                "of " + callee.name(),
                new Documentation.OfVariable(callee.file(), callee.name(), name),
                range,
                hasEquals ? name : name + "=",
                null));
  }

  private void value(String value, String written) {
    TextRange range = new TextRange(site.offset() - written.length(), ShellCandidates.end(site));
    if (value.chars().allMatch(c -> TaskCandidates.isPlainInShell((char) c))) {
      ranking.offer(
          written,
          value,
          0,
          () -> new Candidate(value, Candidate.Kind.VALUE, "", "", null, range, value, null));
    }
  }
}
