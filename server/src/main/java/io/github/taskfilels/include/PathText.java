package io.github.taskfilels.include;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Expands an include path as Task does after its templates: like the text of a here-document, with
 * {@code ~} at the start. Quotes, blanks, braces and globs mean nothing; a backslash keeps the
 * character behind it and stays. Source: Task 3.53.1, {@code internal/execext}, and trials with it.
 */
final class PathText {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern BRACED =
      Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+=])([^{}$`]*))?\\}");

  private final String text;
  private final Map<String, String> environment;
  private final StringBuilder out = new StringBuilder();
  private @Nullable IncludeTarget problem;
  private int at;

  private PathText(String text, Map<String, String> environment) {
    this.text = text;
    this.environment = environment;
  }

  /**
   * A path, or why there is none.
   *
   * @param problem {@link IncludeTarget.Dynamic} or {@link IncludeTarget.Refused}; null where
   *     {@code value} is right
   */
  record Expanded(String value, @Nullable IncludeTarget problem) {}

  static Expanded expand(String text, Map<String, String> environment) {
    PathText path = new PathText(text, environment);
    path.run();
    return new Expanded(path.out.toString(), path.problem);
  }

  private void run() {
    home();
    while (at < text.length() && problem == null) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        out.append(text, at, at + 2);
        at += 2;
      } else if (c == '`') {
        problem = new IncludeTarget.Refused("commands are not allowed in an include path");
      } else if (c == '$') {
        dollar();
      } else {
        out.append(c);
        at++;
      }
    }
  }

  private void home() {
    if (!text.startsWith("~")) {
      return;
    }
    if (text.length() > 1 && text.charAt(1) != '/') {
      problem = new IncludeTarget.Dynamic("it names the home directory of a user");
      return;
    }
    at = 1;
    variable("HOME");
  }

  private void dollar() {
    if (text.startsWith("$(", at) && !text.startsWith("$((", at)) {
      problem = new IncludeTarget.Refused("commands are not allowed in an include path");
      return;
    }
    Matcher braced = BRACED.matcher(text).region(at + 1, text.length());
    Matcher name = NAME.matcher(text).region(at + 1, text.length());
    if (braced.lookingAt()) {
      at = braced.end();
      String operator = braced.group(2);
      if (operator == null) {
        variable(braced.group(1));
      } else {
        alternative(braced.group(1), operator, braced.group(3));
      }
    } else if (name.lookingAt()) {
      at = name.end();
      variable(name.group());
    } else if (at + 1 < text.length() && "{(0123456789@*#?$!-".indexOf(text.charAt(at + 1)) >= 0) {
      problem =
          new IncludeTarget.Dynamic("it needs a shell expansion that is only made when Task runs");
    } else {
      out.append('$');
      at++;
    }
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
      problem = new IncludeTarget.Dynamic("the environment variable " + name + " is not set here");
    } else {
      out.append(value);
    }
  }
}
