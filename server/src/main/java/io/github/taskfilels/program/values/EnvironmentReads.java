package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableSet;
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

  /** Programs and words of the shell that read their environment by fixed names only. */
  private static final ImmutableSet<String> KNOWN =
      ImmutableSet.of(
          ":",
          "[",
          "[[",
          "}",
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
          "fi",
          "done",
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

  /** What stands before a command without being one. */
  private static final ImmutableSet<String> BEFORE =
      ImmutableSet.of("!", "if", "then", "elif", "else", "do", "while", "until", "time", "{");

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
            || !new Programs(command).allKnown();
    return new EnvironmentReads(everything, words);
  }

  /** Whether it may read a variable. */
  boolean reads(String name) {
    return everything || words.contains(name) || ALWAYS.matcher(name).matches();
  }

  /** Goes through the words of a script and looks at those that are commands. */
  private static final class Programs {
    private final String text;
    private int at;

    Programs(String text) {
      this.text = text;
    }

    boolean allKnown() {
      return script('\0') && at >= text.length();
    }

    /** Commands up to an unquoted end character. */
    private boolean script(char end) {
      boolean command = true;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == end) {
          return true;
        }
        if (c == ' ' || c == '\t') {
          at++;
        } else if (c == '#') {
          at = lineEnd();
        } else if (c == '\n' || c == ';' || c == '|' || c == '&') {
          command = true;
          at++;
        } else if (c == '(') {
          at++;
          if (!script(')')) {
            return false;
          }
          at++;
          command = false;
        } else if (c == ')') {
          return false;
        } else if (c == '<' || c == '>') {
          if (!redirection(end)) {
            return false;
          }
        } else {
          int start = at;
          if (!word(end)) {
            return false;
          }
          String word = text.substring(start, Math.min(at, text.length()));
          if (command && !BEFORE.contains(word) && !word.matches("[A-Za-z_]\\w*=(?s:.*)")) {
            if (!KNOWN.contains(word)) {
              return false;
            }
            command = false;
          }
        }
      }
      return end == '\0';
    }

    private int lineEnd() {
      int found = text.indexOf('\n', at);
      return found < 0 ? text.length() : found;
    }

    private boolean redirection(char end) {
      while (at < text.length() && "<>&|".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '(') {
        return true; // A process substitution: its commands are looked at as such.
      }
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      return word(end);
    }

    /** A word with its quotes and substitutions; whether all commands inside are known. */
    private boolean word(char end) {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == end) {
          return true;
        } else if (c == '\\') {
          at += 2;
        } else if (c == '\'') {
          int close = text.indexOf('\'', at + 1);
          if (close < 0) {
            return false;
          }
          at = close + 1;
        } else if (c == '"') {
          at++;
          if (!quoted()) {
            return false;
          }
        } else if (text.startsWith("$(", at) || c == '`') {
          if (!substitution()) {
            return false;
          }
        } else if (" \t\n;|&()<>".indexOf(c) >= 0) {
          return true;
        } else {
          at++;
        }
      }
      return true;
    }

    private boolean quoted() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return true;
        }
        if (c == '\\') {
          at += 2;
        } else if (text.startsWith("$(", at) || c == '`') {
          if (!substitution()) {
            return false;
          }
        } else {
          at++;
        }
      }
      return false;
    }

    private boolean substitution() {
      char end = text.charAt(at) == '`' ? '`' : ')';
      at += end == ')' ? 2 : 1;
      boolean known = script(end);
      at++;
      return known;
    }
  }
}
