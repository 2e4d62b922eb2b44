package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.symbol.Place.ShellCommand;
import io.github.taskfilels.program.ScriptTaskCalls;
import io.github.taskfilels.program.ScriptTaskCalls.Call;
import io.github.taskfilels.shell.Assignment;
import io.github.taskfilels.shell.CompoundCommand;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in commands: variables behind a dollar, those that the command sets before the
 * environment; tasks behind {@code task}, and what they want to be given.
 */
final class ShellCandidates {
  private static final Pattern EXPANSION =
      Pattern.compile("(?<![\\\\$])\\$(?:\\{[#!]?)?([A-Za-z_]\\w*)?$");

  /** Stands for the letters of a word that is not typed yet. */
  private static final String SOME_LETTER = "x";

  private ShellCandidates() {}

  /** Whether the cursor stands at a name that this knows; then what it may be is offered. */
  static boolean offer(CompletionSite site, ShellCommand command, Ranking ranking) {
    return offerVariables(site, command, ranking) || offerTasks(site, command, ranking);
  }

  private static boolean offerTasks(CompletionSite site, ShellCommand command, Ranking ranking) {
    String before = command.before();
    if (!before.contains("task") && !before.contains("TASK_EXE")) {
      return false;
    }
    ScriptTemplate script = ScriptTemplate.parse(before + SOME_LETTER);
    boolean given = ScriptArguments.offer(site, script, ranking);
    for (Call call : ScriptTaskCalls.of(script)) {
      String name = call.name();
      if (name != null && !call.elsewhere() && call.word().range().end() > before.length()) {
        String typed = name.substring(0, name.length() - SOME_LETTER.length());
        int start = site.offset() - typed.length();
        if (start >= 0 && site.text().startsWith(typed, start)) {
          TaskCandidates.offerCallable(site, new TextRange(start, end(site)), typed, ranking);
          return true;
        }
      }
    }
    return given;
  }

  /** Where the word around the cursor ends. */
  static int end(CompletionSite site) {
    int end = site.offset();
    while (end < site.text().length() && TaskCandidates.isPlainInShell(site.text().charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean offerVariables(
      CompletionSite site, ShellCommand command, Ranking ranking) {
    Matcher expansion = EXPANSION.matcher(command.before());
    if (!expansion.find()) {
      return false;
    }
    @Nullable String letters = expansion.group(1);
    String typed = letters == null ? "" : letters;
    int rank = 0;
    for (String name : assigned(command.before())) {
      offer(site, typed, name, "set in this command", ranking, rank++);
    }
    for (VisibleVariables.Visible visible : VisibleVariables.of(site)) {
      if (visible.environment()) {
        offer(site, typed, visible.name(), visible.origin(), ranking, rank++);
      }
    }
    for (String name : site.snapshot().environment().keySet()) {
      if (!name.isEmpty() && Character.isLetter(name.charAt(0))) {
        offer(site, typed, name, "environment", ranking, rank++);
      }
    }
    return true;
  }

  private static Set<String> assigned(String script) {
    Set<String> names = new LinkedHashSet<>();
    ShellParser.parse(script)
        .visit(
            node -> {
              if (node instanceof Assignment assignment) {
                names.add(assignment.name());
              } else if (node instanceof CompoundCommand.ForClause loop && loop.name() != null) {
                String name = loop.name().literal();
                if (name != null) {
                  names.add(name);
                }
              }
            });
    return names;
  }

  private static void offer(
      CompletionSite site, String typed, String name, String origin, Ranking ranking, int rank) {
    TextRange range = site.word(typed.length());
    ranking.offer(
        typed,
        name,
        rank,
        () -> new Candidate(name, Candidate.Kind.VARIABLE, "", origin, null, range, name, null));
  }
}
