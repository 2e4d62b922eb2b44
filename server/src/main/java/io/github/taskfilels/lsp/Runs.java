package io.github.taskfilels.lsp;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.ClientSettings;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.RecordedFacts;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.files.StatePath;
import io.github.taskfilels.run.files.WatchedSources;
import io.github.taskfilels.run.jobserver.Jobservers;
import io.github.taskfilels.run.launch.Execution;
import io.github.taskfilels.run.launch.Launcher;
import io.github.taskfilels.run.launch.LoadedProgram;
import io.github.taskfilels.run.launch.PreparedRun;
import io.github.taskfilels.run.launch.RequestedCalls;
import io.github.taskfilels.run.launch.RunRefusal;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.launch.TaskArguments;
import io.github.taskfilels.run.launch.WatchedSpec;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The runs of a session: starts them, passes on what happens, and ends them with the session. */
final class Runs implements AutoCloseable {
  private final Session session;
  private final RecordedFacts facts;
  private final Map<String, RunHandle> running = new ConcurrentHashMap<>();
  private final WatchedSources sources = new WatchedSources();
  private final RunOutputs outputs;

  Runs(Session session, RecordedFacts facts) {
    this.session = session;
    this.facts = facts;
    this.outputs = new RunOutputs(session.log());
  }

  /**
   * Prepares a run on the captured snapshot and starts it; the answer comes as soon as it is
   * started.
   */
  CompletableFuture<Protocol.RunResult> start(Snapshot captured, Protocol.RunParams params) {
    String uri = Parameters.required(params.root(), "root");
    return session
        .dispatcher()
        .act(
            "taskfile/run",
            null,
            cancel -> start(captured.cancellable(cancel), FileId.ofUri(uri), params));
  }

  private Protocol.RunResult start(Snapshot snapshot, FileId root, Protocol.RunParams params) {
    try (Launcher launcher =
        Launcher.later(snapshot.environment(), session.settings().runIsolate())) {
      LoadedProgram program = LoadedProgram.saved(snapshot, root);
      RequestedCalls calls = RequestedCalls.of(spec(program, params));
      try {
        PreparedRun prepared = launcher.prepare(calls);
        return new Protocol.RunResult(start(launcher, prepared, calls, params));
      } catch (RunRefusedException e) {
        throw refused(e.refusal(), snapshot, calls.secrets());
      }
    } catch (RunRefusedException e) {
      throw refused(e.refusal(), snapshot, new Secrets());
    }
  }

  /** Runs tasks; again and again until they are cancelled, if one of them is to be watched. */
  private String start(
      Launcher launcher, PreparedRun prepared, RequestedCalls calls, Protocol.RunParams params)
      throws RunRefusedException {
    CompletableFuture<RunHandle> started = new CompletableFuture<>();
    RunReport report = report(String.join(" ", tasks(params)), started);
    boolean dry = Boolean.TRUE.equals(params.dry());
    List<RunEventSink> sinks =
        dry ? List.of(report) : List.of(report, facts.following(calls.spec().program().root()));
    try {
      RunHandle handle =
          calls.anyWatched()
              ? launcher.watch(prepared, new Again(calls.spec(), params), List.of(), sinks)
              : prepared.start(sinks);
      started.complete(handle);
      return follow(handle, report);
    } catch (RunRefusedException e) {
      report.close();
      throw e;
    }
  }

  private RunReport report(String tasks, CompletableFuture<RunHandle> started) {
    return session.profile().notifications()
        ? new RunEventReport(session)
        : new RunMessageReport(
            session, tasks, outputs.create(tasks), () -> started.thenAccept(Runs::cancel));
  }

  /** What is wanted of watched tasks when something has changed. */
  private final class Again implements WatchedSpec {
    private final Protocol.RunParams params;
    private RunSpec newest;

    Again(RunSpec first, Protocol.RunParams params) {
      this.newest = first;
      this.params = params;
    }

    @Override
    public RunSpec next(boolean reload) throws RunRefusedException {
      if (reload) {
        // The disk itself: the client tells of its changes at some other time.
        newest = spec(LoadedProgram.read(newest.environment(), newest.program().root()), params);
      }
      return newest;
    }

    @Override
    public String refused(RunRefusal refusal) {
      return refusal.message();
    }
  }

  private RunSpec spec(LoadedProgram program, Protocol.RunParams params) {
    ClientSettings settings = session.settings();
    TaskArguments arguments =
        new TaskArguments(
            tasks(params),
            params.vars() == null ? ImmutableMap.of() : ImmutableMap.copyOf(params.vars()),
            params.cliArgs() == null ? ImmutableList.of() : ImmutableList.copyOf(params.cliArgs()));
    return RunSpec.of(program, RunSpec.Folders.beside(program.root()), arguments)
        .with(
            RunOptions.PLAIN
                .with(Switch.DRY, Boolean.TRUE.equals(params.dry()))
                .with(Switch.FORCE, Boolean.TRUE.equals(params.force()))
                .with(Switch.ONE_STREAM, true)
                .with(
                    new RunOptions.State(
                        StatePath.tempDir(program.environment()), settings.fingerprint())))
        .with(
            new Execution(
                params.concurrency() == null
                    ? settings.runConcurrency()
                    : Concurrency.of(params.concurrency()),
                true,
                settings.runJobserver() ? Jobservers.Use.OFFER_OWN : Jobservers.Use.OFF,
                Execution.Cycles.REFUSED,
                Execution.Watch.AS_WRITTEN))
        .with(sources);
  }

  private static ImmutableList<String> tasks(Protocol.RunParams params) {
    return params.tasks() == null ? ImmutableList.of() : ImmutableList.copyOf(params.tasks());
  }

  private RuntimeException refused(RunRefusal refusal, Snapshot snapshot, Secrets secrets) {
    if (refusal instanceof RunRefusal.Unsaved(ImmutableList<FileId> files) && !files.isEmpty()) {
      List<String> uris = files.stream().map(session.documents()::uri).toList();
      return Failures.failed(
          "save these files first: " + String.join(", ", uris),
          new Protocol.RunRefusal("unsaved-changes", uris, null));
    }
    RunRefusal.Place place = refusal.place();
    String message = secrets.mask(refusal.message());
    Protocol.RunProblem problem =
        new Protocol.RunProblem(
            message,
            place == null ? null : session.location(snapshot, place.file()).apply(place.range()));
    return Failures.failed(message, new Protocol.RunRefusal("refused", null, List.of(problem)));
  }

  private String follow(RunHandle handle, RunReport report) {
    running.put(handle.id(), handle);
    handle
        .result()
        .whenComplete(
            (result, failure) -> {
              report.close();
              running.remove(handle.id());
              // Lenses tell how the last run of a task ended.
              session.lensRefresh().ask();
              if (failure != null) {
                session.log().failure("run", failure);
              }
            });
    return handle.id();
  }

  /** Ends a run, without an id all of them; the answer comes when their processes are gone. */
  CompletableFuture<Protocol.CancelResult> cancel(@Nullable String runId) {
    List<RunHandle> handles =
        running.values().stream()
            .filter(handle -> runId == null || handle.id().equals(runId))
            .toList();
    handles.forEach(Runs::cancel);
    return CompletableFuture.allOf(
            handles.stream().map(RunHandle::result).toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> new Protocol.CancelResult(!handles.isEmpty()));
  }

  private static void cancel(RunHandle handle) {
    handle.cancel("cancelled by the user");
  }

  /** Ends all runs and waits until their processes are gone. */
  @Override
  public void close() {
    List<RunHandle> handles = List.copyOf(running.values());
    handles.forEach(handle -> handle.kill("the editor has closed"));
    handles.forEach(handle -> handle.result().join());
    sources.close();
    outputs.close();
  }
}
