package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.cli.check.CheckCommand;
import io.github.taskfilels.cli.check.RulesCommand;
import io.github.taskfilels.cli.command.Subcommand;
import io.github.taskfilels.cli.explain.ExplainCommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.format.FormatCommand;
import io.github.taskfilels.cli.graph.GraphCommand;
import io.github.taskfilels.cli.run.InitCommand;
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
import io.github.taskfilels.text.Similar;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program {@code taskfile-ls}. */
public final class Main {
  /** Of a command that only looks, where there is more than it may look at. */
  private static final int GIVEN_UP = 1;

  private static final int USAGE = 2;

  private static final RunCommand RUN = new RunCommand(Main::flags);

  private static final ImmutableMap<String, Subcommand> COMMANDS =
      ImmutableMap.<String, Subcommand>builder()
          .put("run", RUN)
          .put("list", new ListCommand(RUN))
          .put("check", new CheckCommand())
          .put("format", new FormatCommand())
          .put("rules", new RulesCommand())
          .put("graph", new GraphCommand())
          .put("explain", new ExplainCommand())
          .put("init", new InitCommand(RUN))
          .put("lsp", new LspCommand())
          .buildOrThrow();

  private static final ImmutableSet<String> HELP = ImmutableSet.of("help", "--help", "-h");
  private static final ImmutableSet<String> VERSION = ImmutableSet.of("version", "--version");

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
    if (VERSION.contains(name)) {
      console.out().println("taskfile-ls " + ProductVersion.text());
      return 0;
    }
    if (HELP.contains(name)) {
      return help(console, arguments.size() > 1 ? arguments.get(1) : null);
    }
    Subcommand subcommand = COMMANDS.get(name);
    if (subcommand == null) {
      return unknown(console, name);
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
    } catch (BudgetSpentException e) {
      console.err().println("taskfile-ls " + name + ": given up: " + e.getMessage());
      return GIVEN_UP;
    }
  }

  private static int unknown(Console console, String name) {
    String meant =
        Similar.nearest(name, Iterables.concat(COMMANDS.keySet(), List.of("help", "version")));
    console
        .err()
        .println(
            "taskfile-ls: there is no command '"
                + Printable.line(name)
                + "'; "
                + (meant == null
                    ? "tasks are run by 'taskfile-ls run TASK'"
                    : "did you mean '" + meant + "'?"));
    console.err().println("See 'taskfile-ls --help'");
    return USAGE;
  }

  /** The sub-commands with their flags. */
  private static ImmutableMap<String, Flags> flags() {
    return ImmutableMap.copyOf(Maps.transformValues(COMMANDS, Subcommand::flags));
  }

  private static int help(Console console, @Nullable String name) {
    Subcommand subcommand = name == null ? null : COMMANDS.get(name);
    if (name != null && subcommand == null && !HELP.contains(name)) {
      return unknown(console, name);
    }
    console.out().print(subcommand == null ? help() : subcommand.help());
    return 0;
  }

  private static String help() {
    StringBuilder text = new StringBuilder("Usage: taskfile-ls COMMAND [ARGUMENTS]\n\nCommands:\n");
    COMMANDS.forEach(
        (name, subcommand) ->
            text.append(String.format("  %-8s %s%n", name, subcommand.summary())));
    return text.append("\n'taskfile-ls COMMAND --help' tells more of a command.\n").toString();
  }
}
