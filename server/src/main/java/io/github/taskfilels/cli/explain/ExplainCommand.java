package io.github.taskfilels.cli.explain;

import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.FingerprintFlag;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.root.RefusalText;
import io.github.taskfilels.cli.root.RootTaskfile;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.cli.terminal.GuardedRun;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.run.files.StatePath;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import io.github.taskfilels.run.launch.Explainer;
import io.github.taskfilels.run.launch.Launcher;
import io.github.taskfilels.run.launch.LoadedProgram;
import io.github.taskfilels.run.launch.RunRefusal;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.launch.TaskArguments;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.tasks.Explanation;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.workspace.FileId;
import java.util.List;

/**
 * {@code explain}: why a task would run or would not, and where its variables get their values
 * from. Nothing is run for it unless the user says so.
 */
public final class ExplainCommand extends FlagCommand {
  private static final Flags FLAGS =
      Flags.of(
          Flag.bool("ask", "", "ask conditions and variables that are commands: runs them"),
          Flag.bool("force", "f", "tell of a run with --force"),
          FingerprintFlag.FLAG,
          Flag.text("temp-dir", "", "DIR", "where state is kept, as for run"),
          Flag.bool("vars", "", "all variables of the task that a Taskfile or the call sets"),
          Flag.text("var", "", "NAME", "one variable, with all that it overrides"),
          Flag.bool("json", "j", "write JSON"),
          Flag.COLOR,
          Flag.text("dir", "d", "DIR", "search the Taskfile from here"),
          Flag.text("taskfile", "t", "FILE", "the Taskfile or its directory"),
          Flag.bool("help", "h", "show this help"));

  public ExplainCommand() {
    super(
        FLAGS,
        "tell why a task would run, or where its variables get their values from",
        "Usage: taskfile-ls explain TASK [--vars | --var NAME] [--json] [NAME=VALUE]...\n\n"
            + "Tells why a task would run or would not, naming the file, variable or command that\n"
            + "has changed. With --vars or --var it tells the value of variables in a call of the\n"
            + "task, where it was set and what it overrides. Commands are shown, not run, unless\n"
            + "--ask is given; secrets are masked.\n");
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> given)
      throws UsageException, ExitException {
    TaskArguments arguments = TaskArguments.of(flags.words(), flags.rest());
    if (arguments.tasks().size() != 1) {
      throw new UsageException("explain takes one task");
    }
    if (flags.is("vars") && flags.has("var")) {
      throw new UsageException("explain takes either --vars or --var NAME");
    }
    RootTaskfile root = RootTaskfile.find(console, flags.get("dir"), flags.get("taskfile"));
    try {
      Explainer explainer =
          explainer(
              LoadedProgram.read(console.environment(), FileId.of(root.file())),
              root,
              console,
              arguments);
      return flags.is("vars") || flags.has("var")
          ? variables(console, flags, explainer)
          : reasons(console, flags, explainer);
    } catch (RunRefusedException e) {
      throw e.refusal() instanceof RunRefusal.Interrupted
          ? new ExitException(ExitCode.UNKNOWN, "taskfile-ls: interrupted")
          : RefusalText.exit(console, e.refusal());
    }
  }

  private static Explainer explainer(
      LoadedProgram program, RootTaskfile root, Console console, TaskArguments arguments)
      throws ExitException, RunRefusedException {
    RunSpec.Folders folders = new RunSpec.Folders(root.directory(), console.directory());
    try {
      return Explainer.of(RunSpec.of(program, folders, arguments));
    } catch (RunRefusedException e) {
      if (e.refusal() instanceof RunRefusal.UnknownTask unknown) {
        throw RefusalText.noTask(program.program(), unknown.name());
      }
      throw e;
    }
  }

  private static int reasons(Console console, Flags.Parsed flags, Explainer explainer)
      throws ExitException, RunRefusedException {
    FingerprintMode mode = FingerprintFlag.mode(flags, console.environment());
    String temp = StatePath.tempDir(console.environment());
    RunOptions options =
        RunOptions.PLAIN
            .with(Switch.FORCE, flags.is("force"))
            .with(new RunOptions.State(flags.get("temp-dir", temp), mode));
    Explainer wanted = explainer.with(options);
    Explanation explanation = flags.is("ask") ? asked(console, flags, wanted) : wanted.look();
    WhyReport report = new WhyReport(wanted.task().fullName(), mode, explanation);
    Colors colors = ColorChoice.of(console, flags);
    console.out().print(flags.is("json") ? report.json() : report.text(colors));
    return 0;
  }

  private static Explanation asked(Console console, Flags.Parsed flags, Explainer explainer)
      throws ExitException, RunRefusedException {
    try (Launcher launcher = Launcher.later(console.environment(), false)) {
      return new GuardedRun(console, ColorChoice.of(console, flags))
          .answer(explainer.ask(launcher));
    }
  }

  private static int variables(Console console, Flags.Parsed flags, Explainer explainer)
      throws RunRefusedException, ExitException {
    Provenance provenance = explainer.provenance();
    VariableReport report =
        new VariableReport(console, explainer.spec().program().snapshot(), provenance);
    String name = flags.get("var");
    if (name != null && !provenance.sets(name)) {
      throw new ExitException(
          1, "taskfile-ls: '" + name + "' is not set in " + explainer.task().fullName());
    }
    List<String> names = name == null ? provenance.written() : List.of(name);
    Colors colors = ColorChoice.of(console, flags);
    console.out().print(flags.is("json") ? report.json(names) : report.text(names, colors));
    return 0;
  }
}
