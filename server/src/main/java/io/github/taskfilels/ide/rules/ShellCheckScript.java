package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.OpaquePiece;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script of a Taskfile as shellcheck is given it: in place of each template stands an expansion
 * of the same length, of which shellcheck knows as little as anybody does of what Task will put
 * there. So its places are those of the text.
 *
 * @param text where it stands
 * @param script what shellcheck reads
 * @param pieces what in it is no part of the text
 * @param supplied the names of variables that the file sets, which commands get as their
 *     environment
 * @param exits whether the first command that fails ends each script of the file
 */
public record ShellCheckScript(
    Text text,
    String script,
    ImmutableList<TextRange> pieces,
    ImmutableSet<String> supplied,
    boolean exits) {

  /** Longer ones are generated. */
  private static final int LONGEST = 1 << 16;

  /** Shorter than this no template is. */
  private static final int SHORTEST_PIECE = 4;

  /**
   * About files that are not followed, and names that Task or whoever calls it may set: those are
   * what our own rules look at, who know more of them.
   */
  private static final ImmutableSet<Integer> NEVER = ImmutableSet.of(1090, 1091, 2153, 2154);

  private static final int UNUSED = 2034;

  private static final ImmutableSet<String> EXITS = ImmutableSet.of("e", "errexit");

  /** What depends on whether a piece is quoted and how, or on names that it may read. */
  private static final ImmutableSet<Integer> UNSURE_WITH_PIECES =
      ImmutableSet.of(UNUSED, 2043, 2050, 2070, 2078, 2097, 2098, 2157, 2170, 2193, 2194);

  /** A {@code cd} that may fail, which ends the script where {@code set: [errexit]} says so. */
  private static final int MAY_FAIL = 2164;

  /** Below this, remarks are about the syntax, which may be another one behind a template. */
  private static final int SYNTAX = 2000;

  /** Those of a file that can be understood without knowing what its templates give. */
  static ImmutableList<ShellCheckScript> of(FileContext context) {
    ImmutableSet<String> supplied = supplied(context.taskfile());
    boolean exits =
        context.taskfile().set().stream().anyMatch(option -> EXITS.contains(option.value()));
    ImmutableList.Builder<ShellCheckScript> scripts = ImmutableList.builder();
    for (Text text : WrittenScripts.of(context.taskfile())) {
      if (text.value().isBlank()
          || text.value().length() > LONGEST
          || !context.isWhole(text.range())) {
        continue;
      }
      ShellCheckScript script = of(text, context.script(text), supplied, exits);
      if (script != null) {
        scripts.add(script);
      }
    }
    return scripts.build();
  }

  private static @Nullable ShellCheckScript of(
      Text text, ScriptTemplate template, ImmutableSet<String> supplied, boolean exits) {
    if (template.branches()
        || !template.template().errors().isEmpty()
        || !template.template().definitions().isEmpty()
        || !template.script().errors().isEmpty()) {
      return null;
    }
    StringBuilder script = new StringBuilder(text.value());
    ImmutableList.Builder<TextRange> pieces = ImmutableList.builder();
    for (OpaquePiece piece : ScriptTemplate.pieces(text.value())) {
      TextRange range = piece.range();
      if (piece.silent() ? isInWord(text.value(), range) : range.length() < SHORTEST_PIECE) {
        return null;
      }
      script.replace(range.start(), range.end(), standIn(piece));
      pieces.add(range);
    }
    return new ShellCheckScript(text, script.toString(), pieces.build(), supplied, exits);
  }

  private static String standIn(OpaquePiece piece) {
    int length = piece.range().length();
    return piece.silent() ? " ".repeat(length) : "${" + "x".repeat(length - 3) + "}";
  }

  /** Whether blanks in its place would make two words of one. */
  private static boolean isInWord(String text, TextRange range) {
    return range.start() > 0
        && range.end() < text.length()
        && !Character.isWhitespace(text.charAt(range.start() - 1))
        && !Character.isWhitespace(text.charAt(range.end()));
  }

  private static ImmutableSet<String> supplied(Taskfile taskfile) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    add(names, taskfile.env());
    for (Task task : taskfile.tasks()) {
      add(names, task.environment().env());
    }
    return names.build();
  }

  private static void add(ImmutableSet.Builder<String> names, List<Variable> variables) {
    variables.forEach(variable -> names.add(variable.name()));
  }

  /** Whether a remark is about the text, and true whatever Task does. */
  boolean concerns(ShellRemark remark) {
    int code = remark.code();
    return !NEVER.contains(code)
        && !(exits && code == MAY_FAIL)
        && (code != UNUSED || !maybeRead(remark.message()))
        && (pieces.isEmpty()
            || (code >= SYNTAX
                && !UNSURE_WITH_PIECES.contains(code)
                && pieces.stream().noneMatch(piece -> touch(piece, remark.range()))));
  }

  private static boolean touch(TextRange piece, TextRange range) {
    return piece.start() <= range.end() && range.start() <= piece.end();
  }

  /** A variable of the environment is handed on to programs with its new value. */
  private boolean maybeRead(String message) {
    int end = message.indexOf(' ');
    String name = end < 0 ? message : message.substring(0, end);
    return supplied.contains(name) || name.chars().noneMatch(Character::isLowerCase);
  }
}
