package io.github.taskfilels.program.values;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of environment variables in the dialect of godotenv 1.5.1: {@code KEY=value} or {@code KEY:
 * value}, an optional {@code export}, comments, quotes, values over several lines, and references
 * to earlier keys of the same file.
 */
public final class DotEnv {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
  private static final Pattern UNESCAPE = Pattern.compile("\\\\([^$])");
  private static final Pattern REFERENCE =
      Pattern.compile("(\\\\)?(\\$)(\\()?\\{?([A-Z0-9_]+)?\\}?");

  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final ImmutableListMultimap.Builder<String, Integer> starts =
      ImmutableListMultimap.builder();
  private int at;

  private DotEnv(String text) {
    this.text = text;
  }

  /** The variables of a file; its last line for a key counts. */
  public static Map<String, String> read(Path file) throws ValueException {
    try {
      return parse(RegularFile.text(file));
    } catch (RegularFile.NotReadException e) {
      throw new ValueException("read " + file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new ValueException("open " + file + ": " + FileProblem.of(e));
    }
  }

  /**
   * Why Task refuses a text, for people; empty where it takes it. Unlike what Task says it shows
   * nothing of the text, in which secrets stand.
   */
  public static String problem(String text) {
    DotEnv env = new DotEnv(text.replace("\r\n", "\n"));
    try {
      env.read();
      return "";
    } catch (ValueException e) {
      int line = 1 + CharMatcher.is('\n').countIn(env.text.substring(0, env.at));
      boolean quote = env.at < env.text.length() && "'\"".indexOf(env.text.charAt(env.at)) >= 0;
      return quote
          ? "the quote that begins in line " + line + " does not end"
          : "line " + line + " is no KEY=value";
    }
  }

  /** The names that a text sets; none where it cannot be read. */
  public static ImmutableSet<String> names(String text) {
    try {
      return ImmutableSet.copyOf(parse(text).keySet());
    } catch (ValueException e) {
      // Who runs something is told; here only the names would help.
      return ImmutableSet.of();
    }
  }

  /** Where a text sets a name; nowhere where it cannot be read. */
  public static ImmutableList<TextRange> keys(String text, String name) {
    DotEnv env = new DotEnv(text.replace("\r\n", "\n"));
    try {
      env.read();
    } catch (ValueException e) {
      // Who runs something is told; here only the places would help.
      return ImmutableList.of();
    }
    return env.starts.build().get(name).stream()
        .map(start -> asWritten(text, start))
        .map(start -> new TextRange(start, start + name.length()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Where an offset is before the line breaks of Windows have been replaced. */
  private static int asWritten(String text, int offset) {
    int written = 0;
    for (int i = 0; i < offset; i++) {
      written += text.startsWith("\r\n", written) ? 2 : 1;
    }
    return written;
  }

  static Map<String, String> parse(String text) throws ValueException {
    DotEnv env = new DotEnv(text.replace("\r\n", "\n"));
    env.read();
    return env.values;
  }

  private void read() throws ValueException {
    long length = 0;
    while (nextStatement()) {
      Budget.step();
      String key = key();
      String value = value();
      length += value.length();
      if (length > FileFailure.MAX_BYTES) {
        throw exploding();
      }
      values.put(key, value);
    }
  }

  /** Moves behind blank lines and comments; whether something is left. */
  private boolean nextStatement() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return true;
      }
    }
    return false;
  }

  private String key() throws ValueException {
    if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
      at += 6;
      skipBlanks();
    }
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '=' || c == ':') {
        String key = text.substring(start, at).stripTrailing();
        starts.put(key, start);
        at++;
        skipBlanks();
        return key;
      }
      boolean allowed =
          c == '_' || c == '.' || isBlank(c) || Character.isLetter(c) || Character.isDigit(c);
      if (!allowed) {
        String shown = c == '\n' ? "\\n" : c == '"' ? "\\\"" : String.valueOf(c);
        throw new ValueException(
            "unexpected character \"%s\" in variable name near \"%s\""
                .formatted(
                    shown,
                    text.substring(start)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")));
      }
      at++;
    }
    // A word without a value at the very end becomes the value of no name, as there.
    at = start;
    return "";
  }

  private String value() throws ValueException {
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      return quoted(text.charAt(at));
    }
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    String line = text.substring(at, end);
    at = end;
    for (int i = 1; i < line.length(); i++) {
      if (line.charAt(i) == '#' && isBlank(line.charAt(i - 1))) {
        line = line.substring(0, i);
        break;
      }
    }
    return expand(trimBlanks(line));
  }

  private String quoted(char quote) throws ValueException {
    int start = at;
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) != quote || text.charAt(i - 1) == '\\') {
        continue;
      }
      int from = start;
      int to = i;
      while (from < to && text.charAt(from) == quote) {
        from++;
      }
      while (to > from && text.charAt(to - 1) == quote) {
        to--;
      }
      at = i + 1;
      String value = text.substring(from, to);
      return quote == '"' ? expand(unescape(value)) : value;
    }
    int end = text.indexOf('\n', start);
    throw new ValueException(
        "unterminated quoted value " + text.substring(start, end < 0 ? text.length() : end));
  }

  private static String unescape(String value) {
    String lines =
        ESCAPE
            .matcher(value)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        switch (match.group(1)) {
                          case "n" -> "\n";
                          case "r" -> "\r";
                          default -> match.group();
                        }));
    return UNESCAPE.matcher(lines).replaceAll("$1");
  }

  private String expand(String value) throws ValueException {
    Matcher reference = REFERENCE.matcher(value);
    StringBuilder expanded = new StringBuilder();
    while (reference.find()) {
      String whole = reference.group();
      String name = reference.group(4);
      String replacement =
          reference.group(1) != null
              ? whole.substring(1)
              : name != null ? values.getOrDefault(name, "") : whole;
      Budget.text(replacement.length());
      reference.appendReplacement(expanded, Matcher.quoteReplacement(replacement));
      if (expanded.length() > FileFailure.MAX_BYTES) {
        throw exploding();
      }
    }
    return reference.appendTail(expanded).toString();
  }

  /** Values that name earlier ones can grow without limit. */
  private static ValueException exploding() {
    return new ValueException("its values are larger than 8 MiB together");
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static String trimBlanks(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isBlank(line.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == '\t' || c == 0x0b || c == '\f' || c == '\r' || c == ' ' || c == 0x85 || c == 0xa0;
  }
}
