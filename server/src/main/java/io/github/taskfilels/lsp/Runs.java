package io.github.taskfilels.lsp;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rules.LoadErrors;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.values.Executable;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.files.WatchedSources;
import io.github.taskfilels.run.history.HistoryRecorder;
import io.github.taskfilels.run.jobserver.Jobservers;
import io.github.taskfilels.run.process.Shell;
import io.github.taskfilels.run.tasks.Prompter;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.run.watch.Project;
import io.github.taskfilels.run.watch.Watcher;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a session: plans and starts them, passes on what happens, and ends them with the
 * session.
 */
final class Runs implements AutoCloseable {
  private final Session session;
  private final Map<String, RunHandle> running = new ConcurrentHashMap<>();
  private final WatchedSources sources = new WatchedSources();

  Runs(Session session) {
    this.session = session;
  }

  /**
   * Plans a run on the captured snapshot and starts it; the answer comes as soon as it is started.
   */
  CompletableFuture<Protocol.RunResult> start(Snapshot captured, Protocol.RunParams params) {
    String uri = params.root();
    if (uri == null) {
      throw Failures.invalid("taskfile/run needs the root Taskfile");
    }
    return session
        .dispatcher()
        .read(
            "taskfile/run",
            cancel -> start(captured.cancellable(cancel), FileId.ofUri(uri), params));
  }

  private Protocol.RunResult start(Snapshot snapshot, FileId root, Protocol.RunParams params) {
    Path rootPath = root.path();
    if (rootPath == null) {
      throw refused("save the Taskfile first: it is not on the disk", null, null, snapshot);
    }
    refuseUnsaved(snapshot, root);
    Project.Prepared prepared = prepare(snapshot, root, rootPath, params);
    if (prepared.calls().stream().anyMatch(call -> watched(snapshot, call))) {
      return new Protocol.RunResult(watch(prepared, snapshot, root, rootPath, params));
    }
    ImmutableList<Call> calls =
        prepared.calls().stream()
            .map(prepared.run()::requested)
            .collect(ImmutableList.toImmutableList());
    RunRequest request =
        new RunRequest(
            calls,
            prepared.plan().plan(),
            true,
            false,
            concurrency(params),
            ReadyOrder.CRITICAL_PATH);
    return new Protocol.RunResult(launch(request, params, snapshot, prepared.run().recorder()));
  }

  private static boolean watched(Snapshot snapshot, Lookup.Found call) {
    Taskfile model = snapshot.taskfile(call.task().file());
    Task written = model == null ? null : model.task(call.task().task().name());
    return written != null && Task.isSet(written.watch());
  }

  /** Runs tasks again and again until they are cancelled, for the client as one run. */
  private String watch(
      Project.Prepared first,
      Snapshot snapshot,
      FileId root,
      Path rootPath,
      Protocol.RunParams params) {
    AtomicReference<Snapshot> newest = new AtomicReference<>(snapshot);
    Project project =
        reload -> {
          if (reload) {
            // The disk itself: the client tells of its changes at some other time.
            newest.set(
                new Workspace(
                        new LocalDisk(), ImmutableMap.copyOf(System.getenv()), Retention.RUNNING)
                    .discovered(ImmutableList.of(root)));
          }
          try {
            return prepare(Objects.requireNonNull(newest.get()), root, rootPath, params);
          } catch (ResponseErrorException refused) {
            throw new Project.RefusedException(refused.getResponseError().getMessage());
          }
        };
    RunReport report = report(params);
    try {
      return follow(
          Watcher.start(project, first, concurrency(params), shell(snapshot), List.of(report)),
          report);
    } catch (IOException e) {
      throw refused("files cannot be watched: " + e.getMessage(), null, null, snapshot);
    }
  }

  private Project.Prepared prepare(
      Snapshot snapshot, FileId root, Path rootPath, Protocol.RunParams params) {
    LoadErrors.LoadError error = LoadErrors.first(snapshot, root);
    if (error != null) {
      throw refused(error.message(), error.file(), error.range(), snapshot);
    }
    Program program = Program.of(snapshot, root);
    Invocation invocation = invocation(rootPath, params);
    TaskRun run;
    try {
      run =
          new TaskRun(
              snapshot,
              program,
              invocation,
              options(params),
              Prompter.nobody(),
              SystemHost.forRunning(System.getenv(), invocation.userDirectory()),
              files(invocation, params));
    } catch (ValueException e) {
      throw refused(Objects.requireNonNullElse(e.getMessage(), e.toString()), root, null, snapshot);
    }
    ImmutableList<Lookup.Found> found = find(snapshot, program, run, params);
    Project.Prepared prepared = Project.Prepared.of(snapshot, program, run, found, null);
    refuseCycle(snapshot, root, prepared.plan());
    run.expect(prepared.plan());
    return prepared;
  }

  /** A run that only shows commands writes nothing, which the memory has to. */
  private DiskSources files(Invocation invocation, Protocol.RunParams params) {
    boolean dry = Boolean.TRUE.equals(params.dry());
    return new DiskSources(invocation.environment(), dry ? null : sources);
  }

  private String launch(
      RunRequest request,
      Protocol.RunParams params,
      Snapshot snapshot,
      @Nullable HistoryRecorder recorder) {
    RunReport report = report(params);
    EventLog log =
        new EventLog(
            Clock.systemUTC(),
            Secrets.of(List.of()),
            recorder == null ? List.of(report) : List.of(report, recorder));
    Shell shell = shell(snapshot);
    return follow(
        Runner.start(request, shell, log, shared(request.concurrency(), shell, snapshot)), report);
  }

  private Shell shell(Snapshot snapshot) {
    try {
      ImmutableMap<String, String> environment = ImmutableMap.copyOf(System.getenv());
      Shell shell = Shell.find(environment);
      return session.settings().runIsolate() ? shell.isolated(environment) : shell;
    } catch (NotStartedException e) {
      throw refused(e.reason(), null, null, snapshot);
    }
  }

  private RunReport report(Protocol.RunParams params) {
    List<String> tasks = params.tasks() == null ? List.of() : params.tasks();
    return RunReport.of(session, String.join(" ", tasks));
  }

  private String follow(RunHandle handle, RunReport report) {
    running.put(handle.id(), handle);
    handle
        .result()
        .whenComplete(
            (result, failure) -> {
              report.close();
              running.remove(handle.id());
              if (failure != null) {
                session.log().failure("run", failure);
              }
            });
    return handle.id();
  }

  private SharedSlots shared(int slots, Shell shell, Snapshot snapshot) {
    // The environment is that of the editor: a jobserver in it is not meant for runs.
    Jobservers.Use use =
        session.settings().runJobserver() ? Jobservers.Use.OFFER : Jobservers.Use.OFF;
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove("MAKEFLAGS");
    try {
      return Jobservers.of(use, environment, slots, shell);
    } catch (IOException e) {
      throw refused(
          "cannot make the pipes of a jobserver: " + e.getMessage(), null, null, snapshot);
    }
  }

  /** Runs are of what is on the disk, so that what runs is what the user will find there. */
  private void refuseUnsaved(Snapshot snapshot, FileId root) {
    List<String> unsaved = new ArrayList<>();
    for (FileId file : IncludeGraph.of(snapshot, root).files()) {
      FileText text = snapshot.isOpen(file) ? snapshot.text(file) : null;
      if (text != null && !text.text().equals(onDisk(file))) {
        unsaved.add(session.documents().uri(file));
      }
    }
    if (!unsaved.isEmpty()) {
      throw Failures.failed(
          "save these files first: " + String.join(", ", unsaved),
          new Protocol.RunRefusal("unsaved-changes", unsaved, null));
    }
  }

  private static @Nullable String onDisk(FileId file) {
    Path path = file.path();
    try {
      return path == null ? null : Files.readString(path);
    } catch (IOException e) {
      return null; // Not there, or not readable: the buffer differs from it.
    }
  }

  private ImmutableList<Lookup.Found> find(
      Snapshot snapshot, Program program, TaskRun run, Protocol.RunParams params) {
    ImmutableList.Builder<Lookup.Found> found = ImmutableList.builder();
    List<String> names =
        params.tasks() == null || params.tasks().isEmpty() ? List.of("default") : params.tasks();
    for (String name : names) {
      switch (program.lookup(name)) {
        case Lookup.Found task when !task.task().internal() -> found.add(task);
        case Lookup.Found task ->
            throw refused(
                "task " + name + " is internal: only other tasks can call it",
                program.root(),
                null,
                snapshot);
        case Lookup lookup ->
            throw refused(run.failure(name, lookup).message(), program.root(), null, snapshot);
      }
    }
    return found.build();
  }

  private void refuseCycle(Snapshot snapshot, FileId root, TaskPlan plan) {
    plan.plan()
        .cycle()
        .ifPresent(
            cycle -> {
              throw refused(
                  "tasks need each other in a circle: " + String.join(" → ", cycle),
                  root,
                  null,
                  snapshot);
            });
  }

  private RuntimeException refused(
      String message, @Nullable FileId file, @Nullable TextRange range, Snapshot snapshot) {
    Protocol.RunProblem problem =
        new Protocol.RunProblem(
            message,
            file == null || range == null ? null : session.location(snapshot, file).apply(range));
    return Failures.failed(message, new Protocol.RunRefusal("refused", null, List.of(problem)));
  }

  private static Invocation invocation(Path root, Protocol.RunParams params) {
    Path parent = root.toAbsolutePath().getParent();
    String directory = (parent == null ? root : parent).toString();
    return new Invocation(
        ImmutableMap.copyOf(System.getenv()),
        root.toString(),
        directory,
        directory,
        Executable.name(),
        params.vars() == null ? ImmutableMap.of() : ImmutableMap.copyOf(params.vars()),
        params.cliArgs() == null ? ImmutableList.of() : ImmutableList.copyOf(params.cliArgs()),
        Invocation.Options.NONE);
  }

  private RunOptions options(Protocol.RunParams params) {
    return RunOptions.PLAIN
        .with(Switch.DRY, Boolean.TRUE.equals(params.dry()))
        .with(Switch.FORCE, Boolean.TRUE.equals(params.force()))
        .with(new RunOptions.State("", session.settings().fingerprint()));
  }

  private int concurrency(Protocol.RunParams params) {
    int wanted = params.concurrency() == null ? 0 : params.concurrency();
    int set = wanted > 0 ? wanted : session.settings().runConcurrency();
    return set > 0 ? set : Runtime.getRuntime().availableProcessors();
  }

  /** Ends a run; the answer comes when its processes are gone. */
  CompletableFuture<Protocol.CancelResult> cancel(@Nullable String runId) {
    RunHandle handle = runId == null ? null : running.get(runId);
    if (handle == null) {
      return CompletableFuture.completedFuture(new Protocol.CancelResult(false));
    }
    handle.cancel("cancelled by the user");
    return handle.result().thenApply(result -> new Protocol.CancelResult(true));
  }

  /** Ends all runs and waits until their processes are gone. */
  @Override
  public void close() {
    List<RunHandle> handles = List.copyOf(running.values());
    handles.forEach(handle -> handle.kill("the editor has closed"));
    handles.forEach(handle -> handle.result().join());
    sources.close();
  }
}
