package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.CompoundCommand;
import io.github.taskfilels.shell.ShellCommand;
import io.github.taskfilels.shell.ShellNode;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.shell.ShellScript;
import io.github.taskfilels.shell.SimpleCommand;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which variables the command of a dynamic variable may read from its environment. Task gives it
 * every variable that stands before it; a value that nobody reads need not be known.
 *
 * <p>The rule: a command reads the variables whose names occur in its text as words. If it runs
 * anything but well-known programs that read no others, or names a way to read all of them ({@code
 * env}, {@code export}, <code>${!name}</code>, …), it may read every variable.
 */
final class EnvironmentReads {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Programs and builtins that read their environment by fixed names only. */
  private static final ImmutableSet<String> KNOWN =
      ImmutableSet.of(
          ":",
          "[",
          "basename",
          "cat",
          "cd",
          "cut",
          "date",
          "dirname",
          "du",
          "echo",
          "expr",
          "false",
          "git",
          "grep",
          "head",
          "hostname",
          "id",
          "jq",
          "ls",
          "md5sum",
          "mktemp",
          "nproc",
          "paste",
          "printf",
          "pwd",
          "readlink",
          "realpath",
          "rev",
          "sed",
          "seq",
          "sha1sum",
          "sha256sum",
          "sleep",
          "sort",
          "stat",
          "tac",
          "tail",
          "test",
          "touch",
          "tr",
          "true",
          "type",
          "uname",
          "uniq",
          "wc",
          "which",
          "whoami");

  private static final ImmutableSet<String> ALL =
      ImmutableSet.of(
          "env",
          "ENV",
          "ENVIRON",
          "printenv",
          "export",
          "declare",
          "typeset",
          "local",
          "set",
          "compgen",
          "eval",
          "exec",
          "source",
          "alias",
          "environ");

  /** Names that programs and the shell itself read without being told. */
  private static final Pattern ALWAYS =
      Pattern.compile(
          "PATH|HOME|IFS|TZ|LANG|LANGUAGE|LC_.*|LD_.*|TMPDIR|SHELL|USER|LOGNAME|PWD|OLDPWD|CDPATH"
              + "|BASH.*|ENV|POSIXLY_CORRECT|SHELLOPTS|GLOBIGNORE|GIT_.*|GREP_.*|XDG_.*|LS_.*"
              + "|SOURCE_DATE_EPOCH|JQ_.*|BLOCK_SIZE|.*_BLOCK_SIZE|QUOTING_STYLE|TIME_STYLE|EDITOR"
              + "|PAGER|SSH_.*|DYLD_.*|MSYS.*|COLUMNS|TERM|NO_COLOR");

  private final boolean everything;
  private final Set<String> words;

  private EnvironmentReads(boolean everything, Set<String> words) {
    this.everything = everything;
    this.words = words;
  }

  /** What a command may read. */
  static EnvironmentReads of(String command) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    boolean everything =
        words.stream().anyMatch(ALL::contains)
            || command.contains("${!")
            || command.contains("<<")
            || command.contains("-exec")
            || command.contains("-ok")
            || !runsOnlyKnown(command);
    return new EnvironmentReads(everything, words);
  }

  /** Whether it may read a variable. */
  boolean reads(String name) {
    return everything || words.contains(name) || ALWAYS.matcher(name).matches();
  }

  /** Whether all that a script runs, wherever it stands in it, is well known. */
  private static boolean runsOnlyKnown(String command) {
    ShellScript script = ShellParser.parse(command);
    if (!script.errors().isEmpty()) {
      return false;
    }
    boolean[] known = {true};
    script.visit(node -> known[0] &= isKnown(node, command));
    return known[0];
  }

  private static boolean isKnown(ShellNode node, String command) {
    return switch (node) {
      case SimpleCommand simple ->
          simple.words().isEmpty() || KNOWN.contains(simple.words().getFirst().range().in(command));
      case CompoundCommand.ForClause _,
          CompoundCommand.ArithmeticFor _,
          CompoundCommand.CaseClause _,
          ShellCommand.FunctionDefinition _,
          ShellCommand.Coprocess _ ->
          false;
      default -> true;
    };
  }
}
