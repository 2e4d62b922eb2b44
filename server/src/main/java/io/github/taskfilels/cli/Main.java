package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.cli.check.CheckCommand;
import io.github.taskfilels.cli.command.Subcommand;
import io.github.taskfilels.cli.explain.ExplainCommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.graph.GraphCommand;
import io.github.taskfilels.cli.run.ListCommand;
import io.github.taskfilels.cli.run.RunCommand;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.cli.terminal.GuardedRun;
import io.github.taskfilels.cli.terminal.RawTerminal;
import io.github.taskfilels.cli.terminal.StandardOutput;
import io.github.taskfilels.cli.terminal.TerminalLock;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.ProductVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program {@code taskfile-ls}. */
public final class Main {
  private static final int USAGE = 2;

  private static final RunCommand RUN = new RunCommand(Main::commands);

  private static final ImmutableMap<String, Subcommand> COMMANDS =
      ImmutableMap.of(
          "run", RUN,
          "list", new ListCommand(RUN),
          "check", new CheckCommand(),
          "graph", new GraphCommand(),
          "explain", new ExplainCommand(),
          "lsp", new LspCommand());

  private Main() {}

  /** Runs a sub-command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    String output = target(1);
    boolean terminal = terminal(target(0), output);
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Console console =
        new Console(
            System.in,
            stream(out),
            stream(new FileOutputStream(FileDescriptor.err)),
            ImmutableMap.copyOf(System.getenv()),
            Path.of("").toAbsolutePath().normalize(),
            terminal,
            terminal || display(output),
            !output.isEmpty() && output.equals(target(2)),
            new TerminalLock());
    int code = run(console, List.of(arguments));
    console.out().flush();
    String problem = out.problem();
    if (problem != null) {
      console.err().println(problem);
      code = code == 0 || code == GuardedRun.NO_READER ? ExitCode.UNKNOWN.code() : code;
    }
    console.err().flush();
    RawTerminal.leave();
    // Not an orderly end, before which Java looks for a logger in all of the jar: nothing else is
    // left for its hooks to do.
    Runtime.getRuntime().halt(code);
  }

  /**
   * What a standard stream is, as Linux tells it without a call of the C library, which would have
   * to be linked first; empty where there is no such folder, or the stream is closed.
   */
  private static String target(int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether people look: input and output are a terminal. */
  private static boolean terminal(String input, String output) {
    if (nobody(input) || nobody(output)) {
      return false;
    }
    // Java says so, too, but takes milliseconds.
    if (display(input) && display(output)) {
      return true;
    }
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static boolean nobody(String stream) {
    return stream.startsWith("pipe:") || stream.startsWith("socket:") || stream.equals("/dev/null");
  }

  /** Whether a stream is surely a terminal. */
  private static boolean display(String stream) {
    return stream.startsWith("/dev/pts/")
        || stream.startsWith("/dev/tty")
        || stream.startsWith("/dev/hvc")
        || stream.equals("/dev/console");
  }

  private static PrintStream stream(OutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  /**
   * Runs a sub-command; 2 for a command line that cannot be understood, {@link Defect#EXIT} where
   * taskfile-ls itself is wrong.
   */
  static int run(Console console, List<String> arguments) {
    try {
      return dispatch(console, arguments);
    } catch (RuntimeException | Error e) {
      return Defect.report(console.err(), e);
    }
  }

  private static int dispatch(Console console, List<String> arguments) {
    String name = arguments.isEmpty() ? "--help" : arguments.getFirst();
    if (name.equals("--version")) {
      console.out().println("taskfile-ls " + ProductVersion.text());
      return 0;
    }
    if (name.equals("--help") || name.equals("-h") || name.equals("help")) {
      console.out().print(help());
      return 0;
    }
    Subcommand subcommand = COMMANDS.get(name);
    if (subcommand == null) {
      console.err().println("taskfile-ls: there is no command '" + Printable.line(name) + "'");
      console.err().println("See 'taskfile-ls --help'");
      return USAGE;
    }
    ImmutableList<String> rest = ImmutableList.copyOf(arguments.subList(1, arguments.size()));
    try {
      return subcommand.run(console, rest);
    } catch (UsageException e) {
      console.err().println(Printable.text(e.text()));
      console.err().println("See 'taskfile-ls " + name + " --help'");
      return USAGE;
    } catch (ExitException e) {
      if (!e.text().isEmpty()) {
        console.err().println(Printable.text(e.text()));
      }
      return e.code();
    }
  }

  /** The names of the sub-commands. */
  private static ImmutableSet<String> commands() {
    return COMMANDS.keySet();
  }

  private static String help() {
    StringBuilder text = new StringBuilder("Usage: taskfile-ls COMMAND [ARGUMENTS]\n\nCommands:\n");
    COMMANDS.forEach(
        (name, subcommand) ->
            text.append(String.format("  %-8s %s%n", name, subcommand.summary())));
    return text.append("\n'taskfile-ls COMMAND --help' tells more of a command.\n").toString();
  }
}
