package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.go.value.Values;
import java.util.ArrayList;
import java.util.List;

/** Quoting for bash, and splitting a line into words as a shell would. */
final class ShellWords {
  private static final String SPECIAL = ";\"'()$|&><` \t\r\n\\#{~*?[=";
  private static final ImmutableSet<String> KEYWORDS =
      ImmutableSet.of(
          "!",
          "{",
          "}",
          "[[",
          "]]",
          "if",
          "then",
          "elif",
          "else",
          "fi",
          "for",
          "while",
          "until",
          "do",
          "done",
          "in",
          "case",
          "esac",
          "time",
          "function",
          "select",
          "coproc");

  private ShellWords() {}

  /** The text as one word of bash, with quotes only where they are needed. */
  static String quote(String s) {
    if (s.isEmpty()) {
      return "''";
    }
    if (s.indexOf('\0') >= 0) {
      int at = Values.byteLength(s.substring(0, s.indexOf('\0')));
      throw new FunctionException(
          "cannot quote character at byte " + at + ": shell strings cannot contain null bytes");
    }
    if (s.codePoints().anyMatch(c -> !Quoting.isPrint(c) || c == 0xFFFD)) {
      return escaped(s);
    }
    if (s.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0) && !KEYWORDS.contains(s)) {
      return s;
    }
    if (s.indexOf('\'') < 0) {
      return "'" + s + "'";
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '"' || c == '\\' || c == '`' || c == '$') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"').toString();
  }

  private static String escaped(String s) {
    StringBuilder out = new StringBuilder("$'");
    s.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\'', '\\' -> out.append('\\').append((char) c);
                case 7 -> out.append("\\a");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 11 -> out.append("\\v");
                default -> {
                  if (Quoting.isPrint(c) && c != 0xFFFD) {
                    out.appendCodePoint(c);
                  } else {
                    out.append(
                        String.format(
                            c < 0x80 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                  }
                }
              }
            });
    return out.append('\'').toString();
  }

  /**
   * The words of a line: quotes removed, variables of the environment put in and split, {@code ~}
   * resolved.
   */
  static GoSlice split(String line, TemplateHost host) {
    return GoSlice.strings(new WordReader(line, host).words());
  }

  /** Reads one line; only what {@code splitArgs} can do without running anything. */
  private static final class WordReader {
    private final String line;
    private final TemplateHost host;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    WordReader(String line, TemplateHost host) {
      this.line = line;
      this.host = host;
    }

    List<String> words() {
      while (at < line.length()) {
        char c = line.charAt(at);
        switch (c) {
          case ' ', '\t', '\n', '\r' -> {
            at++;
            end();
          }
          case '\'' -> single();
          case '"' -> doubled();
          case '\\' -> {
            at++;
            if (at < line.length() && line.charAt(at) != '\n') {
              add(line.substring(at, at + 1));
            }
            at++;
          }
          case '$' -> dollar(false);
          case '`' ->
              throw new FunctionException("unexpected command substitution at 1:" + (at + 1));
          case '#' -> {
            if (inWord) {
              plain();
            } else {
              int end = line.indexOf('\n', at);
              at = end < 0 ? line.length() : end;
            }
          }
          case ';', '&', '|', '<', '>', '(', ')' ->
              throw new FunctionException("1:%d: `%s` is not a valid word".formatted(at + 1, c));
          case '~' -> tilde();
          default -> plain();
        }
      }
      end();
      return words;
    }

    private void plain() {
      add(line.substring(at, at + 1));
      at++;
    }

    private void tilde() {
      boolean alone = at + 1 == line.length() || "/ \t\n".indexOf(line.charAt(at + 1)) >= 0;
      String home = host.env("HOME");
      if (!inWord && alone && home != null) {
        add(home);
        at++;
      } else {
        plain();
      }
    }

    private void single() {
      int close = line.indexOf('\'', at + 1);
      if (close < 0) {
        throw new FunctionException("1:" + (at + 1) + ": reached EOF without closing quote `'`");
      }
      add(line.substring(at + 1, close));
      at = close + 1;
    }

    private void doubled() {
      int open = at++;
      add("");
      while (at < line.length() && line.charAt(at) != '"') {
        char c = line.charAt(at);
        if (c == '\\' && at + 1 < line.length() && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0) {
          add(line.substring(at + 1, at + 2));
          at += 2;
        } else if (c == '$') {
          dollar(true);
        } else {
          plain();
        }
      }
      if (at >= line.length()) {
        throw new FunctionException("1:" + (open + 1) + ": reached EOF without closing quote `\"`");
      }
      at++;
    }

    private void dollar(boolean quoted) {
      int start = at + 1;
      if (line.startsWith("(", start)) {
        throw new FunctionException("unexpected command substitution at 1:" + (at + 1));
      }
      boolean braces = line.startsWith("{", start);
      int from = braces ? start + 1 : start;
      int end = from;
      while (end < line.length() && isNamePart(line.charAt(end), end == from)) {
        end++;
      }
      if (end == from && !braces) {
        plain();
        return;
      }
      String value = host.env(line.substring(from, end));
      at = end;
      if (braces) {
        int close = line.indexOf('}', end);
        if (close < 0) {
          throw new FunctionException("1:" + start + ": reached EOF without matching ${ with }");
        }
        String operation = line.substring(end, close);
        boolean empty = value == null || value.isEmpty();
        if (empty && operation.startsWith(":-")) {
          value = operation.substring(2);
        } else if (!operation.isEmpty() && !operation.startsWith(":-")) {
          throw new FunctionException("unsupported expansion ${...} at 1:" + start);
        }
        at = close + 1;
      }
      expand(value == null ? "" : value, quoted);
    }

    private void expand(String value, boolean quoted) {
      if (quoted) {
        add(value);
        return;
      }
      boolean space = false;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        space = c == ' ' || c == '\t' || c == '\n';
        if (space) {
          end();
        } else {
          add(String.valueOf(c));
        }
      }
    }

    private static boolean isNamePart(char c, boolean first) {
      return c == '_' || (c < 0x80 && Character.isLetter(c)) || (!first && c >= '0' && c <= '9');
    }

    private void add(String text) {
      word.append(text);
      inWord = true;
    }

    private void end() {
      if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
  }
}
