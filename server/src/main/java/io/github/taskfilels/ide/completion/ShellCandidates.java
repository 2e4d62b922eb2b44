package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.symbol.Place.ShellCommand;
import io.github.taskfilels.shell.Assignment;
import io.github.taskfilels.shell.CompoundCommand;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.text.TextRange;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Variables of the shell behind a dollar: those that the command sets, then the environment. */
final class ShellCandidates {
  private static final Pattern EXPANSION =
      Pattern.compile("(?<![\\\\$])\\$(?:\\{[#!]?)?([A-Za-z_]\\w*)?$");

  private ShellCandidates() {}

  /** Whether the cursor stands behind a dollar; then its variables are offered. */
  static boolean offer(CompletionSite site, ShellCommand command, Ranking ranking) {
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
