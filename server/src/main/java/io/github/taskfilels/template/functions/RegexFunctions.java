package io.github.taskfilels.template.functions;

import com.google.common.base.Strings;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Regular expressions of RE2, which Go uses: no look-around, no back references, linear time. */
final class RegexFunctions {
  private static final int INSTRUCTIONS_PER_STEP = 64;

  private RegexFunctions() {}

  static Object call(Arguments a) {
    return switch (a.function()) {
      case "regexMatch" -> {
        try {
          yield matcher(pattern(a.string(0)), a.string(1)).find();
        } catch (FunctionException e) {
          // Sprig answers false here and reports a bad expression only in mustRegexMatch.
          yield false;
        }
      }
      case "mustRegexMatch" -> matcher(pattern(a.string(0)), a.string(1)).find();
      case "regexFind", "mustRegexFind" -> {
        Matcher matcher = matcher(regex(a), a.string(1));
        yield matcher.find() ? matcher.group() : "";
      }
      case "regexFindAll", "mustRegexFindAll" -> findAll(regex(a), a.string(1), a.integer(2));
      case "regexReplaceAll", "mustRegexReplaceAll" ->
          replace(regex(a), a.string(1), a.string(2), false);
      case "regexReplaceAllLiteral", "mustRegexReplaceAllLiteral" ->
          replace(regex(a), a.string(1), a.string(2), true);
      case "regexSplit", "mustRegexSplit" -> split(regex(a), a.string(1), a.integer(2));
      case "regexQuoteMeta" -> quote(a.string(0));
      default -> throw a.unknown();
    };
  }

  private static Pattern pattern(String regex) {
    return pattern(regex, "");
  }

  /** The first argument. The forms without {@code must} panic, with a message that names it. */
  private static Pattern regex(Arguments a) {
    String regex = a.string(0);
    if (a.function().startsWith("must")) {
      return pattern(regex);
    }
    String shown = Quoting.canBackquote(regex) ? "`" + regex + "`" : Quoting.quote(regex);
    return pattern(regex, "regexp: Compile(" + shown + "): ");
  }

  private static Pattern pattern(String regex, String prefix) {
    try {
      Budget.steps(RegexSize.of(regex));
      return Pattern.compile(regex);
    } catch (FunctionException e) {
      throw new FunctionException(prefix + e.getMessage());
    } catch (PatternSyntaxException e) {
      String reason = String.valueOf(e.getMessage());
      boolean parenthesis = reason.contains("stack underflow");
      String message = parenthesis ? "error parsing regexp: unexpected ): `" + regex + "`" : reason;
      throw new FunctionException(prefix + message);
    }
  }

  /** Each character of the text may meet each instruction of the program. */
  private static Matcher matcher(Pattern pattern, String s) {
    Budget.steps(RegexSize.of(pattern.pattern()) * s.length() / INSTRUCTIONS_PER_STEP);
    return pattern.matcher(s);
  }

  /** The places of all matches that Go counts: an empty match right after another match is none. */
  private static List<int[]> matches(Pattern pattern, String s, int limit) {
    List<int[]> found = new ArrayList<>();
    Matcher matcher = matcher(pattern, s);
    int last = -1;
    while ((limit < 0 || found.size() < limit) && matcher.find()) {
      if (matcher.start() == matcher.end() && matcher.start() == last) {
        continue;
      }
      last = matcher.end();
      Budget.step();
      found.add(new int[] {matcher.start(), matcher.end()});
    }
    return found;
  }

  private static GoSlice findAll(Pattern pattern, String s, int limit) {
    List<String> found =
        matches(pattern, s, limit).stream().map(m -> s.substring(m[0], m[1])).toList();
    return found.isEmpty() ? GoSlice.nil("string") : GoSlice.strings(found);
  }

  private static GoSlice split(Pattern pattern, String s, int limit) {
    if (limit == 0) {
      return GoSlice.nil("string");
    }
    if (s.isEmpty() && !pattern.pattern().isEmpty()) {
      return GoSlice.strings(List.of(""));
    }
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int end = 0;
    for (int[] match : matches(pattern, s, limit)) {
      if (limit > 0 && parts.size() == limit - 1) {
        break;
      }
      end = match[0];
      if (match[1] != 0) {
        parts.add(s.substring(begin, end));
      }
      begin = match[1];
    }
    if (end != s.length()) {
      parts.add(s.substring(begin));
    }
    return GoSlice.strings(parts);
  }

  private static String replace(Pattern pattern, String s, String replacement, boolean literal) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = matcher(pattern, s);
    int from = 0;
    int last = -1;
    while (matcher.find()) {
      if (matcher.start() == matcher.end() && matcher.start() == last) {
        continue;
      }
      last = matcher.end();
      Budget.step();
      out.append(s, from, matcher.start());
      if (literal) {
        Budget.text(replacement.length());
        out.append(replacement);
      } else {
        expand(out, replacement, matcher);
      }
      from = matcher.end();
    }
    return out.append(s, from, s.length()).toString();
  }

  /**
   * {@code $1}, {@code ${1}}, {@code $name}: groups; the longest possible name counts. {@code $$}
   * is a dollar.
   */
  private static void expand(StringBuilder out, String replacement, Matcher matcher) {
    int at = 0;
    while (at < replacement.length()) {
      char c = replacement.charAt(at);
      if (c != '$' || at + 1 == replacement.length()) {
        out.append(c);
        at++;
      } else if (replacement.charAt(at + 1) == '$') {
        out.append('$');
        at += 2;
      } else {
        boolean braces = replacement.charAt(at + 1) == '{';
        int start = at + (braces ? 2 : 1);
        int end = start;
        while (end < replacement.length() && isWord(replacement.charAt(end))) {
          end++;
        }
        boolean closed = !braces || (end < replacement.length() && replacement.charAt(end) == '}');
        if (end == start || !closed) {
          out.append('$');
          at++;
        } else {
          String group = Strings.nullToEmpty(group(matcher, replacement.substring(start, end)));
          Budget.text(group.length());
          out.append(group);
          at = end + (braces ? 1 : 0);
        }
      }
    }
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static @Nullable String group(Matcher matcher, String name) {
    if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      int number = name.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(name);
      return number <= matcher.groupCount() ? matcher.group(number) : null;
    }
    return matcher.pattern().namedGroups().containsKey(name) ? matcher.group(name) : null;
  }

  private static String quote(String s) {
    StringBuilder out = new StringBuilder(s.length() + 8);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
