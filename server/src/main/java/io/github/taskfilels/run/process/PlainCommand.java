package io.github.taskfilels.run.process;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.shell.PlainWords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A command for which bash would do nothing but start one program: words and quoted texts without
 * any expansion. Starting that program at once leaves out a start of bash, as GNU make does where
 * its recipe needs no shell. Whatever is in doubt is left to bash, and so is what does not start:
 * it knows the words for that, and runs scripts that do not name their interpreter.
 *
 * @param program the path of the executable, as bash would put it together
 * @param words the command line
 * @param variables those that bash sets for each program, all of {@link #OWN}
 */
record PlainCommand(
    String program, ImmutableList<String> words, ImmutableMap<String, String> variables) {
  /** Options of {@code set} that mean nothing to a command without expansions and pipes. */
  private static final ImmutableSet<String> HARMLESS =
      ImmutableSet.of("e", "errexit", "u", "nounset", "pipefail");

  /** Variables that bash changes, or by which it looks for programs in another way. */
  private static final ImmutableSet<String> CHANGED =
      ImmutableSet.of(
          "COMP_WORDBREAKS",
          "DIRSTACK",
          "EPOCHREALTIME",
          "EPOCHSECONDS",
          "EUID",
          "EXECIGNORE",
          "FUNCNAME",
          "GROUPS",
          "HISTCMD",
          "IFS",
          "LINENO",
          "OPTERR",
          "OPTIND",
          "PIPESTATUS",
          "POSIXLY_CORRECT",
          "PPID",
          "RANDOM",
          "SECONDS",
          "SHELLOPTS",
          "SRANDOM",
          "UID");

  /** The variables that bash sets for each program, whatever the environment says. */
  static final ImmutableSet<String> OWN = ImmutableSet.of("PWD", "SHLVL", "_");

  /** Where bash begins to count anew. */
  private static final int DEEPEST = 998;

  /**
   * What a command starts without bash, in an environment that bash would {@linkplain #changed not
   * change} otherwise; null where only bash can tell.
   */
  static @Nullable PlainCommand of(CommandSpec spec) {
    if (!spec.shopt().isEmpty() || !HARMLESS.containsAll(spec.set()) || spec.tokens() != null) {
      return null;
    }
    // Bash forgets one that is no folder.
    String before = spec.environment().get("OLDPWD");
    ImmutableList<String> words =
        before == null || new File(before).isDirectory() ? PlainWords.of(spec.script()) : null;
    if (words == null) {
      return null;
    }
    try {
      String program = find(words.getFirst(), spec);
      return program == null ? null : new PlainCommand(program, words, variables(spec, program));
    } catch (IOException gone) {
      return null; // Bash will say why.
    }
  }

  /** Whether bash gives programs another value of this variable, or behaves otherwise for it. */
  static boolean changed(String variable) {
    return CHANGED.contains(variable)
        || (variable.startsWith("BASH")
            && !variable.equals("BASH_ENV")
            && !variable.startsWith("BASH_FUNC_"));
  }

  /**
   * Where bash finds a program; null where it finds none, or that depends on more than the PATH.
   * Anew for each command: an earlier one may have installed it.
   */
  private static @Nullable String find(String name, CommandSpec spec) {
    if (name.indexOf('/') >= 0) {
      return isExecutable(spec.directory().resolve(name).toString()) ? name : null;
    }
    String path = spec.environment().getOrDefault("PATH", "");
    for (String folder : Splitter.on(':').split(path)) {
      if (!folder.startsWith("/")) {
        return null;
      }
      String candidate = folder.endsWith("/") ? folder + name : folder + "/" + name;
      if (isExecutable(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean isExecutable(String path) {
    File file = new File(path);
    return file.canExecute() && file.isFile();
  }

  private static ImmutableMap<String, String> variables(CommandSpec spec, String program)
      throws IOException {
    // One up for bash, and one down as it becomes the program.
    Integer level = Ints.tryParse(spec.environment().getOrDefault("SHLVL", ""));
    int shown = level == null || level < 0 || level > DEEPEST ? 0 : level;
    return ImmutableMap.of("PWD", folder(spec), "SHLVL", Integer.toString(shown), "_", program);
  }

  /** The working directory by the name that it was reached by, if that is still right. */
  private static String folder(CommandSpec spec) throws IOException {
    String given = spec.environment().get("PWD");
    return given != null
            && given.startsWith("/")
            && Files.isSameFile(Path.of(given), spec.directory())
        ? given
        : spec.directory().toRealPath().toString();
  }
}
