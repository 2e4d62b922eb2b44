package io.github.taskfilels.include;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.shell.Word;
import io.github.taskfilels.shell.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expands an include path as Task does after its templates: like the text of a here-document, with
 * {@code ~} at the start. Quotes, blanks, braces and globs mean nothing; a backslash keeps the
 * character behind it and stays. Source: Task 3.53.1, {@code internal/execext}, and trials with it.
 */
final class PathText {
  private static final ImmutableSet<String> ALTERNATIVES =
      ImmutableSet.of("-", ":-", "+", ":+", "=", ":=");

  private final String text;
  private final Map<String, String> environment;
  private final StringBuilder out = new StringBuilder();
  private String note = "";
  private @Nullable IncludeTarget problem;

  private PathText(String text, Map<String, String> environment) {
    this.text = text;
    this.environment = environment;
  }

  /**
   * A path, or why there is none.
   *
   * @param note why a part of it is empty; may be empty
   * @param problem {@link IncludeTarget.Dynamic} or {@link IncludeTarget.Refused}; null where
   *     {@code value} is right
   */
  record Expanded(String value, String note, @Nullable IncludeTarget problem) {}

  static Expanded expand(String text, Map<String, String> environment) {
    PathText path = new PathText(text, environment);
    path.run();
    return new Expanded(path.out.toString(), path.note, path.problem);
  }

  private void run() {
    int start = home();
    ShellParser.Words document = ShellParser.document(text.substring(start));
    for (WordPart part : document.words().getFirst().parts()) {
      if (problem == null) {
        part(part, part.range().shift(start).in(text));
      }
    }
    if (problem == null && !document.errors().isEmpty()) {
      problem = onlyWhenTaskRuns();
    }
  }

  /** Resolves a tilde; gives where the rest begins. */
  private int home() {
    if (!text.startsWith("~")) {
      return 0;
    }
    int end = text.indexOf('/') < 0 ? text.length() : text.indexOf('/');
    String user = text.substring(1, end);
    if (user.isEmpty() || user.equals(environment.get("USER"))) {
      variable("HOME");
    } else {
      problem = new IncludeTarget.Dynamic("it names the home directory of another user");
    }
    return end;
  }

  private void part(WordPart part, String source) {
    switch (part) {
      case WordPart.Literal _, WordPart.Escaped _ -> out.append(source);
      case WordPart.CommandSubstitution _ ->
          problem = new IncludeTarget.Refused("commands are not allowed in an include path");
      case WordPart.ParameterExpansion expansion -> expansion(expansion);
      default -> problem = onlyWhenTaskRuns();
    }
  }

  private static IncludeTarget onlyWhenTaskRuns() {
    return new IncludeTarget.Dynamic("it needs a shell expansion that is only made when Task runs");
  }

  private void expansion(WordPart.ParameterExpansion expansion) {
    String name = expansion.name();
    boolean variable = !name.isEmpty() && (name.charAt(0) == '_' || isLetter(name.charAt(0)));
    boolean length = expansion.prefix().equals("#");
    if (!variable || (!expansion.prefix().isEmpty() && !length) || expansion.index() != null) {
      problem = onlyWhenTaskRuns();
    } else if (length) {
      String value = environment.getOrDefault(name, "");
      out.append(value.codePointCount(0, value.length()));
    } else if (expansion.operator().isEmpty()) {
      variable(name);
    } else if (ALTERNATIVES.contains(expansion.operator())
        && expansion.arguments().getFirst().literal() instanceof String word) {
      alternative(name, expansion.operator(), word);
    } else {
      operator(name, expansion);
    }
  }

  private void operator(String name, WordPart.ParameterExpansion expansion) {
    List<String> arguments = new ArrayList<>();
    for (Word argument : expansion.arguments()) {
      String word = argument.literal();
      if (word == null) {
        problem = onlyWhenTaskRuns();
        return;
      }
      arguments.add(word);
    }
    String value =
        ParameterOperator.apply(
            expansion.operator(), environment.getOrDefault(name, ""), arguments);
    if (value == null) {
      problem = onlyWhenTaskRuns();
    } else {
      out.append(value);
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void alternative(String name, String operator, String word) {
    String value = environment.get(name);
    boolean given = value != null && !(operator.startsWith(":") && value.isEmpty());
    if (operator.endsWith("+")) {
      out.append(given ? word : "");
    } else {
      out.append(given ? value : word);
    }
  }

  private void variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      note = "the environment variable " + name + " is not set, which Task reads as empty";
    } else {
      out.append(value);
    }
  }
}
