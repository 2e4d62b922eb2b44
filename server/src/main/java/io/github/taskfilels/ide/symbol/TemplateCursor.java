package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a cursor stands in a template of which only the text before it counts, as what follows is
 * often not written yet.
 *
 * @param position what may stand at the cursor
 * @param word the begin of the name that is being typed, without its dot or dollar
 * @param owner for a {@link Position#FIELD} the fields before it, the outermost first; empty for a
 *     field of the dot itself
 * @param rootDot whether the dot is what the template was called with, so that its fields are the
 *     variables
 * @param open the keywords of the blocks around the cursor, the innermost first
 * @param variables the names of template variables that are declared before, without their dollar
 * @param piped the first word of the command before the bar for {@link Position#PIPED}; else empty
 * @param action the action up to the cursor, without its delimiter
 */
public record TemplateCursor(
    Position position,
    String word,
    ImmutableList<String> owner,
    boolean rootDot,
    ImmutableList<String> open,
    ImmutableSet<String> variables,
    String piped,
    String action) {

  /** What may stand somewhere in an action. */
  public enum Position {
    /** A keyword or a command, at the begin of an action. */
    ACTION,
    /** A command: a function with its arguments, or a value. */
    COMMAND,
    /** A function that takes what stands before the bar. */
    PIPED,
    /** An argument: a value, or a function without arguments. */
    ARGUMENT,
    /** A field behind a dot. */
    FIELD,
    /** A variable of the template behind a dollar. */
    VARIABLE,
    /** Nothing that has a name: in a string, in a comment. */
    NOTHING
  }

  private static final Pattern DECLARED = Pattern.compile("\\$(\\w+)\\s*(?:,\\s*\\$(\\w+)\\s*)?:=");
  private static final Pattern OWNER =
      Pattern.compile("(?:^|[^\\w.$)])(\\$\\w*)?((?:\\.\\w+)*)\\.$");
  private static final ImmutableSet<String> BEFORE_COMMANDS =
      ImmutableSet.of("if", "with", "range");

  /**
   * The place at the end of a text; null where that is outside of all actions.
   *
   * @param expression whether the text is an expression without delimiters
   */
  public static @Nullable TemplateCursor at(String text, boolean expression) {
    Scan scan = new Scan(text);
    if (expression) {
      return scan.cursor(text);
    }
    int at = 0;
    while (true) {
      int begin = text.indexOf("{{", at);
      if (begin < 0) {
        return null;
      }
      int end = scan.end(begin + 2);
      if (end < 0) {
        return scan.cursor(text.substring(begin + 2));
      }
      scan.action(text.substring(begin + 2, end));
      at = end + 2;
    }
  }

  /** A block whose dot is another one than that around it, or not. */
  private record Open(String keyword, boolean rootDot) {}

  private static final class Scan {
    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> variables = new LinkedHashSet<>();

    /** The action of the cursor. */
    private String last = "";

    Scan(String text) {
      this.text = text;
    }

    private boolean rootDot() {
      return open.isEmpty() || open.element().rootDot();
    }

    /** The offset of the delimiter that ends an action; -1 where there is none. */
    int end(int from) {
      int at = from;
      while (at < text.length()) {
        if (text.startsWith("}}", at)) {
          return at;
        }
        at = behind(text, at);
      }
      return -1;
    }

    /** Takes note of what an action opens, ends and declares. */
    void action(String source) {
      String inner = source.startsWith("-") ? source.substring(1).strip() : source.strip();
      Matcher declared = DECLARED.matcher(inner);
      while (declared.find()) {
        variables.add(declared.group(1));
        if (declared.group(2) != null) {
          variables.add(declared.group(2));
        }
      }
      String keyword = firstWord(inner);
      switch (keyword) {
        case "if" -> open.push(new Open(keyword, rootDot()));
        case "range", "with", "block", "define" -> open.push(new Open(keyword, false));
        case "end" -> open.poll();
        case "else" -> otherwise(inner);
        default -> {}
      }
    }

    private void otherwise(String action) {
      Open before = open.poll();
      if (before != null) {
        boolean with = firstWord(action.substring("else".length()).strip()).equals("with");
        open.push(new Open(before.keyword(), !with && rootDot()));
      }
    }

    /** What may stand at the end of an action that is not closed. */
    TemplateCursor cursor(String action) {
      last = action;
      int at = 0;
      while (at < action.length()) {
        int next = behind(action, at);
        if (next > action.length()) {
          return of(Position.NOTHING, "", ImmutableList.of(), "");
        }
        at = next;
      }
      int begin = action.length();
      while (begin > 0 && isWordPart(action.charAt(begin - 1))) {
        begin--;
      }
      String word = action.substring(begin);
      String before = action.substring(0, begin);
      if (before.endsWith(".")) {
        return field(before, word);
      }
      if (before.endsWith("$")) {
        return of(Position.VARIABLE, word, ImmutableList.of(), "");
      }
      String done = before.strip();
      if (done.isEmpty() || done.equals("-")) {
        return of(Position.ACTION, word, ImmutableList.of(), "");
      }
      char last = done.charAt(done.length() - 1);
      if (last == '|') {
        return of(Position.PIPED, word, ImmutableList.of(), pipedWord(done));
      }
      if (last == '(' || last == '=' || last == ',') {
        return of(Position.COMMAND, word, ImmutableList.of(), "");
      }
      boolean apart = Character.isWhitespace(before.charAt(before.length() - 1));
      if (!apart) {
        return of(Position.NOTHING, word, ImmutableList.of(), "");
      }
      String keyword = done.substring(done.lastIndexOf(' ') + 1);
      boolean begins =
          BEFORE_COMMANDS.contains(keyword.startsWith("-") ? keyword.substring(1) : keyword);
      return of(begins ? Position.COMMAND : Position.ARGUMENT, word, ImmutableList.of(), "");
    }

    private TemplateCursor field(String before, String word) {
      Matcher owner = OWNER.matcher(before);
      if (!owner.find() || (owner.group(1) != null && owner.group(1).length() > 1)) {
        return of(Position.NOTHING, word, ImmutableList.of(), "");
      }
      ImmutableList.Builder<String> names = ImmutableList.builder();
      for (String name : owner.group(2).split("\\.")) {
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
      boolean root = owner.group(1) != null || rootDot();
      return new TemplateCursor(
          Position.FIELD,
          word,
          names.build(),
          root,
          keywords(),
          ImmutableSet.copyOf(variables),
          "",
          last);
    }

    private TemplateCursor of(
        Position position, String word, ImmutableList<String> owner, String piped) {
      return new TemplateCursor(
          position,
          word,
          owner,
          rootDot(),
          keywords(),
          ImmutableSet.copyOf(variables),
          piped,
          last);
    }

    private ImmutableList<String> keywords() {
      return open.stream().map(Open::keyword).collect(ImmutableList.toImmutableList());
    }
  }

  private static String pipedWord(String done) {
    String command = done.substring(0, done.length() - 1).strip();
    String last = command.substring(command.lastIndexOf('|') + 1).strip();
    return firstWord(last.startsWith("(") ? last.substring(1).strip() : last);
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /**
   * Where what stands at an offset ends: a string, a comment or a character. Behind the end of the
   * text where it is not closed, and no delimiter follows that would have closed the action.
   */
  private static int behind(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '`' || c == '\'') {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != c) {
        end += c != '`' && text.charAt(end) == '\\' ? 2 : 1;
      }
      if (end < text.length()) {
        return end + 1;
      }
      return text.indexOf("}}", at) < 0 ? text.length() + 1 : at + 1;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() + 1 : end + 2;
    }
    return at + 1;
  }

  private static boolean isWordPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
