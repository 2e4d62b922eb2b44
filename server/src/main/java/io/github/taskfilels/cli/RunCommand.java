package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.remote.RemotePaths;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.Executable;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Stdin;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.process.EarlySession;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.TerminalView;
import io.github.taskfilels.run.tasks.Prompter;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.run.watch.Project;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code run}: runs tasks, with Task's command line. */
final class RunCommand implements Subcommand {
  @Override
  public String summary() {
    return "run tasks, as Task does";
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
      throw ErrorText.shown(console, flags, e);
    }
  }

  private int run(
      Console console,
      Flags.Parsed flags,
      @Nullable String start,
      TaskConfig config,
      Experiments experiments)
      throws ExitException {
    RunFlags.check(flags);
    config.problems().forEach(console.err()::println);
    Colors colors = ColorChoice.of(console, flags);
    for (String warning : experiments.warnings()) {
      console.err().print(colors.paint(Colors.Color.YELLOW, warning + "\n"));
    }
    if (Standalone.answered(console, flags, experiments, this::help)) {
      return 0;
    }
    RootTaskfile root = RootTaskfile.find(console, start, flags.get("taskfile"));
    TaskArguments taskArguments = TaskArguments.of(flags.words());
    Invocation invocation = invocation(console, flags, experiments, root, taskArguments);
    try (EarlySession head = earlySession(console, flags)) {
      Session session = load(console, flags, experiments, root, invocation);
      if (flags.is("clear-cache")) {
        RemoteCache.clear(console, flags, root);
        return 0;
      }
      return lists(flags) ? session.list() : session.run(head, taskArguments.tasks());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExitException(ExitCode.UNKNOWN, "task: interrupted");
    } catch (ValueException e) {
      throw new ExitException(e.status(), e.text());
    }
  }

  private static EarlySession earlySession(Console console, Flags.Parsed flags) {
    boolean starts = !lists(flags) && !flags.is("summary") && !flags.is("isolate");
    return starts
        ? EarlySession.begin(console.environment())
        : EarlySession.later(console.environment(), flags.is("isolate"));
  }

  private static boolean lists(Flags.Parsed flags) {
    return flags.is("list") || flags.is("list-all");
  }

  /** Where the search for configuration begins: at {@code --dir}, or beside {@code --taskfile}. */
  private static Path configFolder(Console console, Flags.Parsed flags) {
    String dir = flags.get("dir", "");
    String taskfile = flags.get("taskfile", "");
    Path named = RemotePaths.isRemote(taskfile) ? null : Path.of(taskfile).getParent();
    return console.resolve(dir.isEmpty() && named != null ? named.toString() : dir);
  }

  private static Session load(
      Console console,
      Flags.Parsed flags,
      Experiments experiments,
      RootTaskfile root,
      Invocation invocation)
      throws ExitException, ValueException, InterruptedException {
    boolean texts = !lists(flags) || flags.is("json");
    Snapshot snapshot = root.load(console, texts ? Retention.RUNNING : Retention.LISTING);
    FileId file = FileId.of(root.file());
    RootLoad.check(console, snapshot, file);
    Program program = Program.of(snapshot, file);
    OutputChoice output = OutputChoice.of(flags, snapshot, program);
    Session session =
        new Session(console, flags, experiments, root, snapshot, program, invocation, output);
    session.evaluator().checkDotenv();
    return session;
  }

  private static Invocation invocation(
      Console console,
      Flags.Parsed flags,
      Experiments experiments,
      RootTaskfile root,
      TaskArguments taskArguments) {
    return new Invocation(
        console.environment(),
        root.file().toString(),
        root.directory().toString(),
        console.directory().toString(),
        Executable.name(),
        taskArguments.variables(),
        flags.rest(),
        new Invocation.Options(
            flags.is("force") || flags.is("force-all"),
            flags.is("silent"),
            flags.is("verbose"),
            flags.is("offline"),
            flags.is("yes"),
            experiments.isOn("ENV_PRECEDENCE")));
  }

  /** One use of the command. */
  private record Session(
      Console console,
      Flags.Parsed flags,
      Experiments experiments,
      RootTaskfile root,
      Snapshot snapshot,
      Program program,
      Invocation invocation,
      OutputChoice output) {

    private SystemHost host() {
      return SystemHost.forRunning(console.environment(), console.directory().toString());
    }

    private VariableEvaluator evaluator() throws ValueException {
      return new VariableEvaluator(snapshot, program, invocation, new Renderer(host()));
    }

    private Listing listing() throws ValueException {
      return new Listing(snapshot, program, evaluator());
    }

    int list() throws ValueException, ExitException {
      boolean all = flags.is("list-all");
      String order = flags.get("sort", "default");
      if (flags.is("json")) {
        return listJson(all, order);
      }
      TaskList tasks = listing().tasks();
      if (flags.is("silent")) {
        tasks.printNames(all, order, console.out());
        return 0;
      }
      if (!tasks.printTable(all, order, ColorChoice.of(console, flags), console.out())) {
        console.out().print(noTasks(all));
        return 1;
      }
      return 0;
    }

    private int listJson(boolean all, String order) throws ValueException, ExitException {
      Listing listing = listing();
      List<TaskView> tasks = ImmutableList.copyOf(listing.tasks().tasks(all, order));
      boolean asked = !flags.is("no-status");
      Set<String> upToDate = asked ? upToDate(tasks) : Set.of();
      TaskListJson.print(
          console.out(),
          tasks,
          task -> listing.row(task, asked ? upToDate.contains(task.name()) : null),
          program.root().toString(),
          flags.is("nested"));
      return tasks.isEmpty() ? 1 : 0;
    }

    private String noTasks(boolean all) {
      String words =
          all
              ? "task: No tasks available\n"
              : "task: No tasks with description available. Try --list-all to list all tasks\n";
      return ColorChoice.of(console, flags).paint(Colors.Color.YELLOW, words);
    }

    /** The names of the tasks that are up to date; only those are asked that can be. */
    private Set<String> upToDate(List<TaskView> tasks) throws ValueException, ExitException {
      RunOptions options = options().asking();
      TaskRun run = new TaskRun(snapshot, program, invocation, options, Prompter.nobody(), host());
      ImmutableList.Builder<Call> calls = ImmutableList.builder();
      for (TaskView task : tasks) {
        Taskfile model = snapshot.taskfile(task.file());
        Task written = model == null ? null : model.task(task.task().name());
        if (written != null
            && !(written.fingerprint().sources().isEmpty()
                && written.fingerprint().status().isEmpty())) {
          calls.add(run.requested(new Lookup.Found(task, ImmutableList.of(), task.name())));
        }
      }
      return new TerminalRun(console, flags, output).upToDate(calls.build());
    }

    private int summaries(List<Lookup.Found> calls) throws ValueException, InterruptedException {
      TaskSummary summary =
          new TaskSummary(
              program,
              evaluator(),
              new DiskSources(console.environment()),
              console.environment().keySet(),
              ColorChoice.of(console, flags));
      List<String> texts = new ArrayList<>();
      try {
        for (Lookup.Found call : calls) {
          texts.add(summary.of(call));
        }
      } catch (ValueException e) {
        // Task ends its summaries without a word at the first task that has none.
        console.err().print(flags.is("verbose") ? e.text() + "\n" : "");
      }
      console.out().print(String.join("\n\n", texts));
      return 0;
    }

    int run(EarlySession head, ImmutableList<String> words)
        throws ExitException, ValueException, InterruptedException {
      boolean status = flags.is("status");
      RunOptions options = status ? options().asking() : options();
      TaskRun run = new TaskRun(snapshot, program, invocation, options, prompter(), host());
      List<Lookup.Found> found = new ArrayList<>();
      for (String word : words.isEmpty() ? ImmutableList.of("default") : words) {
        found.add(find(run, word));
      }
      if (flags.is("summary") && !status) {
        return summaries(found);
      }
      List<Lookup.Found> watched =
          status ? List.of() : found.stream().filter(this::watched).toList();
      found.removeAll(watched);
      int code = found.isEmpty() ? 0 : run(head, run, found, status);
      if (watched.isEmpty() || code != 0) {
        return code;
      }
      head.close();
      return watch(watched);
    }

    private int run(EarlySession head, TaskRun run, List<Lookup.Found> found, boolean status)
        throws ExitException, ValueException, InterruptedException {
      boolean executes = !status && !flags.is("dry");
      int atLeast = found.size();
      for (Lookup.Found call : found) {
        atLeast += call.task().task().references().size();
      }
      if (atLeast > 1 && !status) {
        run.expectSoon();
      }
      head.expect(executes ? atLeast : 0);
      TaskPlan plan = status ? TaskPlan.UNKNOWN : TaskPlan.of(snapshot, program, found);
      head.expect(executes ? plan.tasks().size() : 0);
      run.expect(plan);
      run.required().askUpfront(found);
      IgnoredKeys.of(snapshot, plan.tasks()).forEach(console.err()::println);
      ImmutableList<Call> calls =
          found.stream().map(run::requested).collect(ImmutableList.toImmutableList());
      return new TerminalRun(console, flags, output)
          .run(head, calls, plan, run.recorder(), run.secrets());
    }

    private boolean watched(Lookup.Found call) {
      Taskfile model = snapshot.taskfile(call.task().file());
      Task written = model == null ? null : model.task(call.task().task().name());
      return flags.is("watch") || (written != null && written.isSet(FlagKey.WATCH));
    }

    private int watch(List<Lookup.Found> calls)
        throws ExitException, ValueException, InterruptedException {
      List<String> words = calls.stream().map(Lookup.Found::called).toList();
      AtomicReference<Session> newest = new AtomicReference<>(this);
      Project.Prepared first = prepared(words, null);
      AtomicReference<TaskRun> last = new AtomicReference<>(first.run());
      WatchedProject project =
          new WatchedProject(
              reload -> {
                if (reload) {
                  newest.set(load(console, flags, experiments, root, invocation));
                }
                Project.Prepared next =
                    Objects.requireNonNull(newest.get()).prepared(words, last.get());
                last.set(next.run());
                return next;
              });
      return new TerminalRun(console, flags, output).watch(project, first);
    }

    /**
     * @param before the run before, whose answers count again; null for the first
     */
    private Project.Prepared prepared(List<String> words, @Nullable TaskRun before)
        throws ExitException, ValueException, InterruptedException {
      TaskRun run = new TaskRun(snapshot, program, invocation, options(), prompter(), host());
      ImmutableList.Builder<Lookup.Found> calls = ImmutableList.builder();
      for (String word : words) {
        calls.add(find(run, word));
      }
      if (before != null) {
        run.required().answeredAs(before.required());
      }
      ImmutableList<Lookup.Found> found = calls.build();
      run.required().askUpfront(found);
      return Project.Prepared.of(snapshot, program, run, found, WatchedProject.interval(flags));
    }

    private Lookup.Found find(TaskRun run, String word) throws ExitException, ValueException {
      switch (program.lookup(word)) {
        case Lookup.Found found -> {
          if (found.task().internal()) {
            throw new ExitException(
                ExitCode.TASK_INTERNAL, "task: Task \"" + word + "\" is internal");
          }
          return found;
        }
        case Lookup lookup -> {
          boolean missing = lookup instanceof Lookup.Missing || lookup instanceof Lookup.Unknown;
          if (missing && !flags.is("status")) {
            TaskList tasks = listing().tasks();
            Colors colors = ColorChoice.of(console, flags);
            if (!tasks.printTable(false, "default", colors, console.out())) {
              console.out().print(noTasks(false));
            }
          }
          Failure failure = run.failure(word, lookup);
          throw new ExitException(failure.status(), failure.message());
        }
      }
    }

    private RunOptions options() throws ExitException {
      return RunOptions.PLAIN
          .with(Switch.DRY, flags.is("dry"))
          .with(Switch.FORCE, flags.is("force") || flags.is("force-all"))
          .with(Switch.GENTLE_FORCE, experiments.isOn("GENTLE_FORCE") && !flags.is("force-all"))
          .with(Switch.FAIL_FAST, flags.is("failfast"))
          .with(Switch.SILENT, flags.is("silent"))
          .with(Switch.VERBOSE, flags.is("verbose"))
          .with(Switch.PREFIXED, output.style() == TerminalView.Style.PREFIXED)
          .with(Switch.NO_SUGGESTIONS, flags.is("disable-fuzzy"))
          .with(Switch.TERMINAL, console.terminal())
          .with(
              Switch.DIRECT,
              output.style() == TerminalView.Style.INTERLEAVED && !flags.has("events"))
          .with(Stdin.INHERIT)
          .with(new RunOptions.Group(output.begin(), output.end()))
          .with(
              new RunOptions.State(
                  flags.get("temp-dir", ""), FingerprintFlag.mode(flags, console.environment())));
    }

    private Prompter prompter() {
      return TerminalPrompter.of(console, flags);
    }
  }
}
