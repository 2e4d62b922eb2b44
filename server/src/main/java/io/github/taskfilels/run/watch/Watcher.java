package io.github.taskfilels.run.watch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Message.Level;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.Receivers;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunIds;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.MaskedSink;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.history.HistoryRecorder;
import io.github.taskfilels.run.tasks.SourceScan;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls, and again whenever their sources or Taskfiles change, until it is cancelled. To its
 * listeners it is one run. What it runs again is decided by {@link Changes}; each run has its own
 * results of {@code run: once} and of variables.
 */
public final class Watcher implements RunHandle {
  private final String id = RunIds.next();
  private final Project project;
  private final Concurrency concurrency;
  private final CommandRunner.Factory commands;
  private final WatchLog log;
  private final FolderWatch folders;
  private final long begin = System.nanoTime();
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();

  private @Nullable RunHandle current;
  private boolean stopping;

  private Watcher(
      Project project,
      Concurrency concurrency,
      CommandRunner.Factory commands,
      WatchLog log,
      FolderWatch folders) {
    this.project = project;
    this.concurrency = concurrency;
    this.commands = commands;
    this.log = log;
    this.folders = folders;
  }

  /**
   * Starts to watch and returns at once.
   *
   * @param first the calls as they were put together before
   * @param concurrency how many tasks may work at once
   * @param commands opens what runs the commands of each run
   * @param log gets the events of all runs as those of one
   * @throws IOException when the system gives no means to watch files
   */
  public static Watcher start(
      Project project,
      Project.Prepared first,
      Concurrency concurrency,
      CommandRunner.Factory commands,
      WatchLog log)
      throws IOException {
    ImmutableList<String> words =
        first.calls().stream().map(Lookup.Found::called).collect(ImmutableList.toImmutableList());
    Watcher watcher = new Watcher(project, concurrency, commands, log, new FolderWatch());
    log.begin(watcher.id, words, concurrency.slots(), commands.capabilities().description());
    log.note(Level.GOOD, "task: Started watching for tasks: " + String.join(", ", words));
    Thread.ofPlatform().daemon().name("watch-" + watcher.id).start(() -> watcher.watch(first));
    return watcher;
  }

  private void watch(Project.Prepared first) {
    Outcome outcome = Outcome.SUCCEEDED;
    try (folders) {
      loop(first);
    } catch (InterruptedException interrupted) {
      outcome = Outcome.failed(Failure.cancelled("the watch was interrupted"));
    } catch (RuntimeException defect) {
      outcome = Outcome.failed(Failure.other("internal error: " + defect));
    }
    RunHandle last;
    synchronized (this) {
      stopping = true;
      last = current;
    }
    ImmutableList<Long> survivors = ImmutableList.of();
    if (last != null) {
      last.cancel("the watch has ended");
      survivors = last.result().join().survivors();
    }
    long millis = (System.nanoTime() - begin) / 1_000_000;
    RunResult ended = new RunResult(outcome, millis, survivors);
    log.end(ended);
    result.complete(ended);
  }

  private void loop(Project.Prepared first) throws InterruptedException {
    Changes changes = begin(first, null);
    while (true) {
      FolderWatch.Batch batch = folders.next(changes.prepared().interval());
      if (batch == null) {
        return;
      }
      Changes.Effect effect = changes.effect(batch);
      if (effect.folders()) {
        watchFolders(changes);
      }
      boolean moved = effect.folders() && changes.sourcesMoved();
      boolean reload = effect.taskfiles();
      if (!reload && !moved && !effect.sources()) {
        continue;
      }
      try {
        Project.Prepared next = project.prepare(reload);
        endCurrent();
        changes = begin(next, changes);
      } catch (Project.RefusedException refused) {
        log.note(Level.ERROR, refused.text());
      }
    }
  }

  /** A run is over, its processes and its defers are gone, before the next one starts. */
  private void endCurrent() {
    RunHandle handle;
    synchronized (this) {
      handle = current;
    }
    if (handle != null) {
      handle.cancel("context canceled");
      handle.result().join();
    }
  }

  private Changes begin(Project.Prepared prepared, @Nullable Changes before) {
    log.mask(prepared.run().secrets());
    Changes changes = new Changes(prepared, scan(prepared), before);
    watchFolders(changes);
    if (changes.nothingToWatch()) {
      log.note(
          Level.WARNING, "task: nothing to watch: no sources; a change of the Taskfile counts");
    }
    log.next();
    prepared.run().expect(prepared.plan());
    List<RunEventSink> sinks = new ArrayList<>(List.of(log));
    HistoryRecorder recorder = prepared.run().recorder();
    if (recorder != null) {
      sinks.add(new MaskedSink(List.of(recorder), prepared.run().secrets()));
    }
    ImmutableList<Call> calls =
        prepared.calls().stream()
            .map(call -> prepared.run().requested(call).free())
            .collect(ImmutableList.toImmutableList());
    RunHandle handle =
        start(
            new RunRequest(
                calls, prepared.plan().plan(), true, false, concurrency, ReadyOrder.CRITICAL_PATH),
            sinks);
    if (handle != null) {
      handle.result().thenRun(changes::runEnded);
    }
    return changes;
  }

  /** The sources that are known before the run begins. */
  private ImmutableSet<SourceScan.Sources> scan(Project.Prepared prepared) {
    ImmutableSet.Builder<SourceScan.Sources> found = ImmutableSet.builder();
    Call scan = SourceScan.of(prepared.run(), prepared.calls(), found::add);
    RunHandle handle = start(RunRequest.of(ImmutableList.of(scan), concurrency), List.of());
    if (handle != null) {
      Failure failure = handle.result().join().outcome().failure();
      if (failure != null && failure.kind() != Failure.Kind.CANCELLED) {
        log.note(Level.ERROR, failure.message());
      }
    }
    return found.build();
  }

  private synchronized @Nullable RunHandle start(
      RunRequest request, List<? extends RunEventSink> sinks) {
    if (stopping) {
      return null;
    }
    EventLog events = new EventLog(Clock.systemUTC(), Secrets.of(List.of()), sinks);
    RunHandle handle = Runner.start(request, commands, events);
    current = handle;
    return handle;
  }

  private void watchFolders(Changes changes) {
    IOException problem = folders.watch(changes.folders());
    if (problem != null) {
      log.note(Level.WARNING, "task: some folders cannot be watched: " + FileProblem.of(problem));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public CompletableFuture<RunResult> result() {
    return result.copy();
  }

  @Override
  public synchronized Receivers pass(Termination.Signal signal) {
    RunHandle handle = current;
    return handle == null ? new Receivers(false, () -> false) : handle.pass(signal);
  }

  @Override
  public synchronized boolean idle() {
    RunHandle handle = current;
    return handle == null || handle.idle();
  }

  @Override
  public void cancel(String why, Termination how) {
    RunHandle handle = stop();
    if (handle != null) {
      // Whatever the commands make of it, nobody asks: the watch is over.
      handle.cancel(why, new Termination(how.signal(), how.grace()));
    }
  }

  @Override
  public void cancel(String why) {
    RunHandle handle = stop();
    if (handle != null) {
      handle.cancel(why);
    }
  }

  @Override
  public void kill(String why) {
    RunHandle handle = stop();
    if (handle != null) {
      handle.kill(why);
    }
  }

  private @Nullable RunHandle stop() {
    RunHandle handle;
    synchronized (this) {
      stopping = true;
      handle = current;
    }
    folders.close();
    return handle;
  }
}
