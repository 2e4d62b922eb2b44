package io.github.taskfilels.run.files;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Patterns for one part of a path, as a regular expression. What stands between two asterisks has a
 * fixed length, so the first place where it fits is as good as any other: an atomic group takes it
 * and tries no other, and to match takes time linear in the name.
 */
final class NamePattern {
  private static final String ANY = "[^/]*?";
  private static final String NOT_HIDDEN = "(?:[^/.][^/]*?)??";

  private static final ImmutableMap<String, String> CLASSES =
      ImmutableMap.<String, String>builder()
          .put("alnum", "\\p{Alnum}")
          .put("alpha", "\\p{Alpha}")
          .put("blank", "\\p{Blank}")
          .put("cntrl", "\\p{Cntrl}")
          .put("digit", "\\p{Digit}")
          .put("graph", "\\p{Graph}")
          .put("lower", "\\p{Lower}")
          .put("print", "\\p{Print}")
          .put("punct", "\\p{Punct}")
          .put("space", "\\p{Space}")
          .put("upper", "\\p{Upper}")
          .put("xdigit", "\\p{XDigit}")
          .buildOrThrow();

  private static final Pattern CLASS =
      Pattern.compile("\\[:(" + String.join("|", CLASSES.keySet()) + "):]");

  private NamePattern() {}

  /** In the syntax of Go's {@code filepath.Match}; null for a pattern that is malformed. */
  static @Nullable Pattern ofGo(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '*' -> end(parts, regex);
        case '?' -> regex.append("[^/]");
        case '\\' -> {
          if (++i == text.length()) {
            return null;
          }
          regex.append(quoted(text.charAt(i)));
        }
        case '[' -> {
          int end = text.indexOf(']', i + 2);
          if (end < 0) {
            return null;
          }
          regex.append(bracket(text.substring(i + 1, end), "^"));
          i = end;
        }
        default -> regex.append(quoted(c));
      }
    }
    end(parts, regex);
    return compiled(parts, ANY);
  }

  private static void end(List<String> parts, StringBuilder regex) {
    parts.add(regex.toString());
    regex.setLength(0);
  }

  /**
   * In the syntax of a shell: only an asterisk at the begin leaves hidden names out.
   *
   * @param quoted whether the character at an index stands for itself
   */
  static @Nullable Pattern ofShell(CharSequence text, BitSet quoted) {
    List<String> parts = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int end = c == '[' ? closing(text, quoted, i) : -1;
      if (quoted.get(i)) {
        regex.append(quoted(c));
      } else if (c == '*') {
        end(parts, regex);
        boolean twice = i + 1 < text.length() && text.charAt(i + 1) == '*' && !quoted.get(i + 1);
        i = twice ? i + 1 : i;
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (end > 0) {
        regex.append(bracket(text.subSequence(i + 1, end).toString(), "!^"));
        i = end;
      } else {
        regex.append(quoted(c));
      }
    }
    end(parts, regex);
    boolean begins = text.length() > 0 && text.charAt(0) == '*' && !quoted.get(0);
    return compiled(parts, begins ? NOT_HIDDEN : ANY);
  }

  private static int closing(CharSequence text, BitSet quoted, int open) {
    int from = open + 1;
    if (from < text.length() && "!^".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    for (int i = from + 1; i < text.length(); i++) {
      Matcher named = CLASS.matcher(text).region(i - 1, text.length());
      if (named.lookingAt()) {
        i = named.end();
      }
      if (i < text.length() && text.charAt(i) == ']' && !quoted.get(i)) {
        return i;
      }
    }
    return -1;
  }

  private static String bracket(String inside, String negations) {
    boolean negated = !inside.isEmpty() && negations.indexOf(inside.charAt(0)) >= 0;
    String members = negated ? inside.substring(1) : inside;
    StringBuilder regex = new StringBuilder(negated ? "[^/" : "[");
    Matcher named = CLASS.matcher(members);
    for (int i = 0; i < members.length(); i++) {
      if (named.region(i, members.length()).lookingAt()) {
        regex.append(CLASSES.get(named.group(1)));
        i = named.end() - 1;
      } else {
        regex.append(members.charAt(i) == '-' ? "-" : quoted(members.charAt(i)));
      }
    }
    return regex.append(']').toString();
  }

  private static String quoted(char c) {
    return Character.isLetterOrDigit(c) || c > 127 ? String.valueOf(c) : "\\" + c;
  }

  /**
   * @param parts what stands before, between and after the asterisks
   * @param first what the first asterisk is
   */
  private static @Nullable Pattern compiled(List<String> parts, String first) {
    StringBuilder regex = new StringBuilder(parts.getFirst());
    for (int i = 1; i < parts.size(); i++) {
      String any = i == 1 ? first : ANY;
      regex.append(i == parts.size() - 1 ? any + parts.get(i) : "(?>" + any + parts.get(i) + ")");
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      return null; // A range that runs backwards, say: such a pattern matches nothing.
    }
  }
}
