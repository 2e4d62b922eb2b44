package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.cli.command.Subcommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.root.RefusalText;
import io.github.taskfilels.cli.root.RootTaskfile;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.cli.terminal.ErrorText;
import io.github.taskfilels.include.remote.RemotePaths;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.launch.Launcher;
import io.github.taskfilels.run.launch.PreparedRun;
import io.github.taskfilels.run.launch.RequestedCalls;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code run}: runs tasks, with Task's command line. */
public final class RunCommand implements Subcommand {
  private static final int REFUSED = 1;

  private final Supplier<ImmutableMap<String, Flags>> commands;

  /**
   * @param commands gives all sub-commands with their flags, for {@code --completion}
   */
  public RunCommand(Supplier<ImmutableMap<String, Flags>> commands) {
    this.commands = commands;
  }

  @Override
  public String summary() {
    return "run tasks, as Task does";
  }

  @Override
  public Flags flags() {
    return RunFlags.FLAGS;
  }

  @Override
  public String help() {
    return "Usage: taskfile-ls run [FLAGS] [TASK | NAME=VALUE]... [-- ARGUMENTS...]\n\n"
        + "Runs tasks of the nearest Taskfile; 'default' where none is named.\n\n"
        + RunFlags.FLAGS.help();
  }

  @Override
  public int run(Console console, List<String> arguments) throws UsageException, ExitException {
    Flags.Parsed given = RunFlags.parse(arguments);
    String start =
        given.is("global") ? console.environment().getOrDefault("HOME", "/") : given.get("dir");
    Path folder = configFolder(console, given);
    TaskConfig config = TaskConfig.read(console.environment(), folder);
    Flags.Parsed flags = RunFlags.completed(given, console.environment(), config);
    Experiments experiments = Experiments.of(config, console.environment(), folder);
    if (flags.has("force-all") && !experiments.isOn("GENTLE_FORCE")) {
      throw new UsageException("unknown flag: --force-all");
    }
    try {
      return run(console, flags, start, config, experiments);
    } catch (ExitException e) {
      throw ErrorText.told(console, flags, e);
    }
  }

  /** Where the search for configuration begins: at {@code --dir}, or beside {@code --taskfile}. */
  private static Path configFolder(Console console, Flags.Parsed flags) {
    String dir = flags.get("dir", "");
    String taskfile = flags.get("taskfile", "");
    Path named = RemotePaths.isRemote(taskfile) ? null : Path.of(taskfile).getParent();
    return console.resolve(dir.isEmpty() && named != null ? named.toString() : dir);
  }

  private int run(
      Console console,
      Flags.Parsed flags,
      @Nullable String start,
      TaskConfig config,
      Experiments experiments)
      throws ExitException {
    RunFlags.check(flags);
    config.problems().forEach(problem -> console.err().println(Printable.text(problem)));
    Colors colors = ColorChoice.of(console, flags);
    for (String warning : experiments.warnings()) {
      console.err().print(colors.paint(Colors.Color.YELLOW, warning + "\n"));
    }
    if (Standalone.answered(console, flags, experiments, this::help, commands)) {
      return 0;
    }
    RootTaskfile root = RootTaskfile.find(console, start, flags.get("taskfile"));
    RunSpecs specs = new RunSpecs(console, flags, experiments, root);
    try (Launcher launcher = launcher(console, flags)) {
      RunSpecs.Loaded loaded = specs.load();
      if (flags.is("clear-cache")) {
        RemoteCache.clear(console, flags, root);
        return 0;
      }
      return RunSpecs.lists(flags)
          ? new TaskLists(specs, loaded).print(launcher)
          : run(launcher, specs, loaded);
    } catch (RunRefusedException e) {
      throw RefusalText.exit(console, e.refusal());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExitException(REFUSED, "task: interrupted");
    } catch (ValueException e) {
      throw new ExitException(e.status(), e.text());
    }
  }

  private static Launcher launcher(Console console, Flags.Parsed flags) {
    boolean starts = !RunSpecs.lists(flags) && !flags.is("summary") && !flags.is("isolate");
    return starts
        ? Launcher.early(console.environment())
        : Launcher.later(console.environment(), flags.is("isolate"));
  }

  private static int run(Launcher launcher, RunSpecs specs, RunSpecs.Loaded loaded)
      throws ExitException, RunRefusedException, ValueException, InterruptedException {
    Console console = specs.console();
    Flags.Parsed flags = specs.flags();
    RequestedCalls calls = find(specs, loaded);
    if (flags.is("summary") && !flags.is("status")) {
      return summaries(console, flags, calls);
    }
    TerminalRun terminal = new TerminalRun(console, flags, loaded.output());
    RequestedCalls once = calls.once();
    int code = once.found().isEmpty() ? 0 : run(launcher, terminal, once);
    return code != 0 || !calls.anyWatched()
        ? code
        : terminal.watch(
            launcher, launcher.prepare(calls.watched()), new WatchedSpecs(specs, loaded));
  }

  /** Finds the tasks that are named; where one is missing, those that exist are shown. */
  private static RequestedCalls find(RunSpecs specs, RunSpecs.Loaded loaded)
      throws ExitException, RunRefusedException, ValueException {
    try {
      return RequestedCalls.of(specs.complete(loaded));
    } catch (RunRefusedException e) {
      new TaskLists(specs, loaded).printFor(e.refusal());
      throw e;
    }
  }

  private static int run(Launcher launcher, TerminalRun terminal, RequestedCalls calls)
      throws ExitException, RunRefusedException {
    PreparedRun prepared = launcher.prepare(calls);
    RunWarnings.of(calls.spec().program().snapshot(), prepared.tasks())
        .forEach(line -> terminal.console().err().println(Printable.text(line)));
    return terminal.run(prepared);
  }

  private static int summaries(Console console, Flags.Parsed flags, RequestedCalls calls)
      throws ValueException, InterruptedException {
    RunSpec spec = calls.spec();
    TaskSummary summary =
        new TaskSummary(
            spec.program().program(),
            spec.lookingEvaluator(),
            spec.files(),
            console.environment().keySet(),
            ColorChoice.of(console, flags));
    List<String> texts = new ArrayList<>();
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      for (Lookup.Found call : calls.found()) {
        texts.add(summary.of(call));
      }
    } catch (ValueException e) {
      // Task ends its summaries without a word at the first task that has none.
      console.err().print(flags.is("verbose") ? Printable.text(e.text()) + "\n" : "");
    } catch (BudgetSpentException e) {
      console.err().println("task: the summary is given up: " + e.getMessage());
    }
    console.out().print(String.join("\n\n", texts));
    return 0;
  }
}
