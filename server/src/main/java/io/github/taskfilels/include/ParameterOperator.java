package io.github.taskfilels.include;

import io.github.taskfilels.budget.Budget;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the operators of {@code ${…}} make of the value of a variable, as in bash. */
final class ParameterOperator {
  private ParameterOperator() {}

  /**
   * The value that an operator makes of another one.
   *
   * @param operator that removes, replaces, cuts out or changes the case; as written
   * @param arguments of the operator, without quotes and expansions
   * @return null where only a shell can tell
   */
  static @Nullable String apply(String operator, String value, List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    boolean pattern = !operator.equals(":") && !first.matches("[^\\[\\\\()!@+]*");
    if (pattern) {
      return null;
    }
    return switch (operator) {
      case "#", "##" -> withoutBegin(value, first, operator.length() == 2);
      case "%", "%%" -> withoutEnd(value, first, operator.length() == 2);
      case "/", "//" ->
          literal(first)
              ? replaced(value, first, arguments.size() < 2 ? "" : arguments.get(1), operator)
              : null;
      case "^^" -> first.isEmpty() ? value.toUpperCase(Locale.ROOT) : null;
      case ",," -> first.isEmpty() ? value.toLowerCase(Locale.ROOT) : null;
      case "^" -> first.isEmpty() ? begin(value).toUpperCase(Locale.ROOT) + rest(value) : null;
      case "," -> first.isEmpty() ? begin(value).toLowerCase(Locale.ROOT) + rest(value) : null;
      case ":" -> cutOut(value, arguments);
      default -> null;
    };
  }

  private static String begin(String value) {
    return value.substring(0, Math.min(1, value.length()));
  }

  private static String rest(String value) {
    return value.substring(Math.min(1, value.length()));
  }

  private static boolean literal(String pattern) {
    return !pattern.isEmpty() && pattern.matches("[^*?#%]*");
  }

  private static String replaced(String value, String what, String by, String operator) {
    if (operator.equals("//")) {
      return value.replace(what, by);
    }
    int at = value.indexOf(what);
    return at < 0 ? value : value.substring(0, at) + by + value.substring(at + what.length());
  }

  private static @Nullable String cutOut(String value, List<String> arguments) {
    for (String argument : arguments) {
      if (!argument.matches("\\d{1,6}")) {
        return null;
      }
    }
    int from = Math.min(value.length(), Integer.parseInt(arguments.getFirst()));
    int length = arguments.size() < 2 ? value.length() : Integer.parseInt(arguments.get(1));
    return value.substring(from, Math.min(value.length(), from + length));
  }

  private static String withoutBegin(String value, String pattern, boolean longest) {
    for (int i = 0; i <= value.length(); i++) {
      int end = longest ? value.length() - i : i;
      if (matches(pattern, value.substring(0, end))) {
        return value.substring(end);
      }
    }
    return value;
  }

  private static String withoutEnd(String value, String pattern, boolean longest) {
    for (int i = 0; i <= value.length(); i++) {
      int start = longest ? i : value.length() - i;
      if (matches(pattern, value.substring(start))) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  /** Whether a pattern of {@code *}, {@code ?} and letters is for the whole text. */
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int tried = 0;
    while (t < text.length()) {
      Budget.step();
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        tried = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++tried;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
