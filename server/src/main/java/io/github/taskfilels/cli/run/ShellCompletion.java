package io.github.taskfilels.cli.run;

import com.google.common.base.Joiner;
import com.google.common.io.Resources;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.Flags.Kind;
import io.github.taskfilels.program.load.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The completion scripts of shells, with the commands and flags as they are. What belongs to {@code
 * run} alone, such as the tasks of another Taskfile, stands in the templates.
 */
final class ShellCompletion {
  /** The flag that takes ids of rules, which the program itself tells. */
  private static final String RULE = "rule";

  private static final String NU_RULES = "@\"nu-complete taskfile-ls rules\"";

  private ShellCompletion() {}

  /** How a shell writes the flags of {@code run}, and those of the other commands. */
  private record Form(Function<Flag, String> flag, BiFunction<String, Flags, String> command) {}

  /**
   * The script of a shell.
   *
   * @param commands all sub-commands with their flags
   */
  static String script(String shell, Map<String, Flags> commands) throws ExitException {
    Form form =
        switch (shell) {
          case "bash" -> new Form(ShellCompletion::words, ShellCompletion::cases);
          case "zsh" -> new Form(ShellCompletion::zsh, ShellCompletion::cases);
          case "fish" ->
              new Form(flag -> fish("$command", "$condition", flag), ShellCompletion::fish);
          case "nu", "nushell" -> new Form(ShellCompletion::nu, ShellCompletion::nu);
          case "powershell" ->
              new Form(flag -> "    '--" + flag.name() + "'", ShellCompletion::powershell);
          default -> throw new ExitException(ExitCode.UNKNOWN, "unknown shell: " + shell);
        };
    String name = shell.equals("nushell") ? "nu" : shell;
    String between = name.equals("bash") ? " " : "\n";
    StringBuilder others = new StringBuilder();
    commands.forEach(
        (command, flags) ->
            others.append(command.equals("run") ? "" : form.command().apply(command, flags)));
    return template(name)
        .replace("@FLAGS@", lines(RunFlags.FLAGS, form.flag(), between))
        .replace("@OTHERS@", others.toString().stripTrailing())
        .replace("@COMMANDS@", Joiner.on(' ').join(commands.keySet()) + " help version");
  }

  private static String lines(Flags flags, Function<Flag, String> line, String between) {
    return flags.all().stream().map(line).collect(Collectors.joining(between));
  }

  private static String template(String name) {
    try {
      return Resources.toString(
          Resources.getResource(ShellCompletion.class, "completion." + name),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(Flag flag) {
    return (flag.letter().isEmpty() ? "" : "-" + flag.letter() + " ") + "--" + flag.name();
  }

  private static String choices(Flag flag) {
    return String.join(" ", flag.choices());
  }

  /** What bash and zsh have in common: values of a flag before flags of a command. */
  private static String cases(String command, Flags flags) {
    StringBuilder text = new StringBuilder();
    for (Flag flag : flags.all()) {
      if (!flag.choices().isEmpty()) {
        text.append("    '" + command + " --" + flag.name() + "') words='" + choices(flag));
        text.append("' ;;\n");
      }
    }
    String all = lines(flags, ShellCompletion::words, " ");
    return text.append("    '" + command + " '*) words='" + all + "' ;;\n").toString();
  }

  private static String zsh(Flag flag) {
    String help = quoted(flag.help().replace(":", "\\:"));
    String line = "      '--" + flag.name() + ":" + help + "'";
    return flag.letter().isEmpty() ? line : line + "\n      '-" + flag.letter() + ":" + help + "'";
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''");
  }

  private static String fish(String command, Flags flags) {
    String condition = "'__fish_seen_subcommand_from " + command + "'";
    return lines(flags, flag -> fish("taskfile-ls", condition, flag).strip(), "\n") + "\n";
  }

  private static String fish(String command, String condition, Flag flag) {
    String letter = flag.letter().isEmpty() ? "" : " -s " + flag.letter();
    String value =
        flag.kind() == Kind.BOOL
            ? ""
            : flag.name().equals(RULE)
                ? " -x -a '(__taskfile_ls_rules)'"
                : flag.choices().isEmpty() ? " -r -F" : " -x -a '" + choices(flag) + "'";
    return "    complete -c "
        + command
        + " -n "
        + condition
        + letter
        + " -l "
        + flag.name()
        + value
        + " -d '"
        + flag.help().replace("'", "\\'")
        + "'";
  }

  private static String powershell(String command, Flags flags) {
    StringBuilder text = new StringBuilder();
    for (Flag flag : flags.all()) {
      if (!flag.choices().isEmpty()) {
        text.append("    '" + command + " --" + flag.name() + "' = '" + choices(flag) + "'\n");
      }
    }
    String all = lines(flags, flag -> "--" + flag.name(), " ");
    return text.append("    '" + command + "' = '" + all + "'\n").toString();
  }

  /** An external command with its flags; what its flags take is written in place. */
  private static String nu(String command, Flags flags) {
    boolean tasks = command.equals("explain") || command.equals("graph");
    String operands =
        tasks
            ? "string@\"nu-complete taskfile-ls tasks\""
            : command.equals("rules") ? "string" + NU_RULES : "path";
    StringBuilder text = new StringBuilder();
    for (Flag flag : flags.all()) {
      if (!flag.choices().isEmpty()) {
        text.append("def \"nu-complete taskfile-ls " + command + " " + flag.name() + "\" [] { [");
        text.append(choices(flag) + "] }\n\n");
      }
    }
    text.append("export extern \"taskfile-ls " + command + "\" [\n");
    text.append("  ...operands: " + operands + "\n");
    text.append(lines(flags, flag -> nu(command + " ", flag), "\n"));
    return text.append("\n]\n\n").toString();
  }

  private static String nu(Flag flag) {
    return nu("", flag);
  }

  private static String nu(String command, Flag flag) {
    String letter = flag.letter().isEmpty() ? "" : "(-" + flag.letter() + ")";
    String values = " \"nu-complete taskfile-ls " + command + flag.name() + "\"";
    String type =
        switch (flag.kind()) {
          case BOOL -> "";
          case NUMBER -> ": int";
          case DURATION -> ": string";
          case TEXT ->
              ": string"
                  + (flag.name().equals(RULE)
                      ? NU_RULES
                      : flag.choices().isEmpty() ? "" : "@" + values.strip());
        };
    return "  --" + flag.name() + letter + type + " # " + flag.help();
  }
}
