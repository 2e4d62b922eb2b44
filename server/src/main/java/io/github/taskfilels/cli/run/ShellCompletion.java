package io.github.taskfilels.cli.run;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableCollection;
import com.google.common.io.Resources;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.Flags.Kind;
import io.github.taskfilels.program.load.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The completion scripts of shells, with the flags of {@code run} as they are. */
final class ShellCompletion {
  private static final String OUTPUT = "output";

  private ShellCompletion() {}

  /** The script of a shell. */
  static String script(String shell, Iterable<String> commands) throws ExitException {
    Function<Flag, String> line =
        switch (shell) {
          case "bash" -> ShellCompletion::words;
          case "fish" -> ShellCompletion::fish;
          case "nu", "nushell" -> ShellCompletion::nu;
          case "powershell" -> flag -> "    '--" + flag.name() + "'";
          case "zsh" -> ShellCompletion::zsh;
          default -> throw new ExitException(ExitCode.UNKNOWN, "unknown shell: " + shell);
        };
    String name = shell.equals("nushell") ? "nu" : shell;
    ImmutableCollection<Flag> flags = RunFlags.FLAGS.all();
    String between = name.equals("bash") ? " " : "\n";
    return template(name)
        .replace("@FLAGS@", flags.stream().map(line).collect(Collectors.joining(between)))
        .replace("@COMMANDS@", Joiner.on(' ').join(commands));
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

  private static String zsh(Flag flag) {
    String help = quoted(flag.help().replace(":", "\\:"));
    String line = "      '--" + flag.name() + ":" + help + "'";
    return flag.letter().isEmpty() ? line : line + "\n      '-" + flag.letter() + ":" + help + "'";
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''");
  }

  private static String fish(Flag flag) {
    String letter = flag.letter().isEmpty() ? "" : " -s " + flag.letter();
    String value =
        flag.kind() == Kind.BOOL
            ? ""
            : choices(flag).isEmpty() ? " -r -F" : " -x -a " + choices(flag);
    return "    complete -c $command -n $condition"
        + letter
        + " -l "
        + flag.name()
        + value
        + " -d '"
        + flag.help().replace("'", "\\'")
        + "'";
  }

  private static String choices(Flag flag) {
    return switch (flag.name()) {
      case OUTPUT -> "'interleaved group prefixed'";
      case "sort" -> "'default alphanumeric none'";
      case "completion" -> "'bash fish nu powershell zsh'";
      default -> "";
    };
  }

  private static String nu(Flag flag) {
    String letter = flag.letter().isEmpty() ? "" : "(-" + flag.letter() + ")";
    String values = flag.name().equals("completion") ? "shell" : flag.name();
    boolean known = List.of("shell", OUTPUT, "sort").contains(values);
    String type =
        switch (flag.kind()) {
          case BOOL -> "";
          case NUMBER -> ": int";
          case DURATION -> ": string";
          case TEXT -> ": string" + (known ? "@\"nu-complete taskfile-ls " + values + "\"" : "");
        };
    return "  --" + flag.name() + letter + type + " # " + flag.help();
  }
}
