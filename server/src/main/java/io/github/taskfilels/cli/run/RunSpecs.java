package io.github.taskfilels.cli.run;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.FingerprintFlag;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.root.RootTaskfile;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.cli.terminal.TerminalPrompter;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.Stdin;
import io.github.taskfilels.run.jobserver.Jobservers.Use;
import io.github.taskfilels.run.launch.Execution;
import io.github.taskfilels.run.launch.LoadedProgram;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.launch.TaskArguments;
import io.github.taskfilels.run.report.TerminalView.Style;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Retention;

/** What a command line of {@code run} wants of a root, as often as that is read. */
record RunSpecs(Console console, Flags.Parsed flags, Experiments experiments, RootTaskfile root) {

  /**
   * What is wanted, and how it is shown.
   *
   * @param spec whose files of variables can be read; without what only a run needs
   */
  record Loaded(RunSpec spec, OutputChoice output) {}

  /** Reads the Taskfiles. */
  Loaded load() throws ExitException, RunRefusedException {
    boolean texts = !lists(flags) || flags.is("json");
    LoadedProgram program =
        LoadedProgram.of(
            root.load(console, texts ? Retention.RUNNING : Retention.LISTING),
            FileId.of(root.file()));
    OutputChoice output = OutputChoice.of(flags, program.snapshot(), program.program());
    RunSpec.Folders folders = new RunSpec.Folders(root.directory(), console.directory());
    RunSpec spec =
        RunSpec.of(program, folders, TaskArguments.of(flags.words(), flags.rest())).with(told());
    spec.checkDotenv();
    return new Loaded(spec, output);
  }

  /** The same with what a run needs. */
  RunSpec complete(Loaded loaded) throws ExitException {
    return loaded
        .spec()
        .with(options(loaded.output()))
        .with(TerminalPrompter.of(console, flags))
        .with(execution());
  }

  /** Whether tasks are listed, not run. */
  static boolean lists(Flags.Parsed flags) {
    return flags.is("list") || flags.is("list-all");
  }

  private Invocation.Options told() {
    return new Invocation.Options(
        flags.is("force") || flags.is("force-all"),
        flags.is("silent"),
        flags.is("verbose"),
        flags.is("offline"),
        flags.is("yes"),
        experiments.isOn("ENV_PRECEDENCE"));
  }

  private RunOptions options(OutputChoice output) throws ExitException {
    RunOptions options =
        RunOptions.PLAIN
            .with(Switch.DRY, flags.is("dry"))
            .with(Switch.FORCE, flags.is("force") || flags.is("force-all"))
            .with(Switch.GENTLE_FORCE, experiments.isOn("GENTLE_FORCE") && !flags.is("force-all"))
            .with(Switch.FAIL_FAST, flags.is("failfast"))
            .with(Switch.SILENT, flags.is("silent"))
            .with(Switch.VERBOSE, flags.is("verbose"))
            .with(Switch.PREFIXED, output.style() == Style.PREFIXED)
            .with(Switch.NO_SUGGESTIONS, flags.is("disable-fuzzy"))
            .with(Switch.TERMINAL, console.terminal())
            .with(Switch.DIRECT, output.style() == Style.INTERLEAVED && !flags.has("events"))
            .with(Switch.ONE_STREAM, output.style() != Style.INTERLEAVED || console.together())
            .with(Stdin.INHERIT)
            .with(new RunOptions.Group(output.begin(), output.end()))
            .with(
                new RunOptions.State(
                    flags.get("temp-dir", ""), FingerprintFlag.mode(flags, console.environment())));
    return flags.is("status") ? options.asking() : options;
  }

  private Execution execution() {
    String concurrency = flags.get("concurrency");
    Use jobserver =
        !flags.has("jobserver") ? Use.JOIN : flags.is("jobserver") ? Use.OFFER : Use.OFF;
    return new Execution(
        concurrency == null ? Concurrency.UNSAID : Concurrency.of(Integer.parseInt(concurrency)),
        flags.is("parallel"),
        jobserver,
        Execution.Cycles.FAIL,
        new Execution.Watch(flags.is("watch"), GoDuration.read(flags.get("interval", ""))));
  }
}
