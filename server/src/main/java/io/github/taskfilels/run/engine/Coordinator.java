package io.github.taskfilels.run.engine;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.NodeTimes;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Receivers;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.Threads;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.schedule.Scheduler;
import io.github.taskfilels.run.schedule.SchedulerCommand;
import io.github.taskfilels.run.schedule.SchedulerEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the {@link Scheduler} says. One thread at a time has the scheduler: whoever
 * brings an event while nobody else is at it. Workers run bodies and bring their steps; one whose
 * step makes work ready goes on with that, so that between two commands no thread has to wake
 * another. A fixed pool does the counted work, unless it would be very large; nodes that do not
 * count have threads of their own.
 */
final class Coordinator implements RunHandle {
  /**
   * For what commands left in the background: they had their time while the commands were ended.
   */
  private static final Termination LAST_GRACE =
      new Termination(Termination.Signal.TERM, Duration.ofMillis(500));

  /** The largest fixed pool. */
  private static final int MOST_FIXED = 64;

  private final String id;
  private final RunRequest request;
  private final CommandRunner commands;
  private final EventLog log;
  private final Scheduler scheduler;
  private final SharedSlots shared;
  private final int slots;
  private final @Nullable SlotLending lending;
  private final NodeContext.Shared parts;
  private final SerialInbox<SchedulerEvent> inbox = new SerialInbox<>();
  private final CompletableFuture<Outcome> over = new CompletableFuture<>();
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();
  private final long origin = System.nanoTime();
  private final AtomicInteger signals = new AtomicInteger();
  private volatile @Nullable Termination ending;

  private final ExecutorService counted;
  private final ExecutorService free;

  // Only who has the turn touches these, and the one that finishes the run when it is over.
  private final Map<Integer, NodeContext> nodes = new HashMap<>();
  private @Nullable ScheduledExecutorService timers;
  private boolean cancelled;
  private @Nullable Outcome end;

  Coordinator(RunRequest request, CommandRunner commands, EventLog log, SharedSlots shared) {
    this.id = commands.runId();
    this.request = request;
    this.commands = commands;
    this.log = log;
    this.shared = shared;
    this.slots = request.concurrency().slots();
    boolean shares = shared != SharedSlots.NONE;
    this.scheduler =
        new Scheduler(request.plan(), slots, request.order(), shares, shared.atStart(slots));
    boolean lends = !request.concurrency().said() && !shares;
    this.lending = lends ? new SlotLending(new Loans()) : null;
    this.parts =
        new NodeContext.Shared(commands, log, shared, new AtomicInteger(), signals, lending);
    ThreadFactory threads = Threads.named("worker-" + id + "-");
    this.free = Executors.newCachedThreadPool(threads);
    // It makes a thread for each of its first pieces of work, also while others have none.
    boolean fixed = slots > 0 && slots <= MOST_FIXED && !lends;
    this.counted = fixed ? Executors.newFixedThreadPool(slots, threads) : free;
  }

  /** Begins, so that whatever comes from now on finds a run. */
  void start() {
    begin();
    Thread.ofPlatform().daemon().name("run-" + id).start(() -> finish(over.join()));
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
  public boolean idle() {
    // What is left to do when it is over ends by itself.
    return !over.isDone() && commands.idle();
  }

  @Override
  public Receivers pass(Termination.Signal signal) {
    signals.incrementAndGet();
    tell(new SchedulerEvent.Signalled(now(), "context canceled"));
    return commands.pass(signal);
  }

  @Override
  public void cancel(String why, Termination how) {
    ending = how;
    cancel(why);
  }

  @Override
  public void cancel(String why) {
    tell(new SchedulerEvent.Cancel(now(), why, false));
  }

  @Override
  public void kill(String why) {
    tell(new SchedulerEvent.Cancel(now(), why, true));
  }

  private void tell(SchedulerEvent event) {
    inbox.bring(event, next -> take(next, null));
  }

  private long now() {
    return (System.nanoTime() - origin) / 1_000_000;
  }

  private void begin() {
    ImmutableList<String> requested =
        request.calls().stream().map(Call::task).collect(ImmutableList.toImmutableList());
    log.emit(
        (seq, at) ->
            new RunEvent.RunStarted(
                seq, at, id, requested, slots, commands.capabilities().description()));
    Call root =
        Call.of(
                "",
                Reason.REQUESTED,
                () -> new RootBody(request.calls(), request.parallel(), request.failFast()))
            .free();
    nodes.put(0, context(0, root)); // Nobody else is there yet.
    shared.open(slots -> tell(new SchedulerEvent.Got(now(), slots)));
    tell(new SchedulerEvent.Begin(now(), root));
  }

  /**
   * Has the turn: takes in one event.
   *
   * @param loop the worker that has the turn, which is free for more; null for anybody else
   */
  private void take(SchedulerEvent event, @Nullable WorkerLoop loop) {
    if (end != null) {
      return;
    }
    try {
      cancelled |= event instanceof SchedulerEvent.Cancel;
      for (SchedulerCommand command : scheduler.apply(event)) {
        carryOut(command, loop);
      }
      if (lending != null) {
        lending.waiting(scheduler.waiting());
      }
    } catch (RuntimeException | Error defect) {
      cancelled = true; // Whatever it is: the run has to end.
      end = Outcome.failed(Failure.other("internal error: " + defect));
    }
    if (end != null) {
      over.complete(end);
    }
  }

  private void carryOut(SchedulerCommand command, @Nullable WorkerLoop loop) {
    switch (command) {
      case SchedulerCommand.Refuse(var cycle) -> end = Outcome.failed(Failure.cycle(cycle));
      case SchedulerCommand.Create(int node, int parent, Call call) -> {
        nodes.put(node, context(node, call));
        log.emit(
            (seq, at) ->
                new RunEvent.NodeQueued(
                    seq, at, node, call.task(), parent, call.reason(), call.variant()));
      }
      case SchedulerCommand.Ready(int node) ->
          log.emit((seq, at) -> new RunEvent.NodeReady(seq, at, node, task(node)));
      case SchedulerCommand.Work work -> work(work, loop);
      case SchedulerCommand.Lent(int node) ->
          log.emit((seq, at) -> new RunEvent.SlotLent(seq, at, node, task(node)));
      case SchedulerCommand.TakenBack(int node) ->
          log.emit((seq, at) -> new RunEvent.SlotTakenBack(seq, at, node, task(node)));
      case SchedulerCommand.Wait(int node, var on) -> {
        if (node != 0) {
          log.emit((seq, at) -> new RunEvent.NodeWaiting(seq, at, node, task(node), on));
        }
      }
      case SchedulerCommand.Join(int node, int owner) ->
          log.emit((seq, at) -> new RunEvent.NodeJoined(seq, at, node, task(node), owner));
      case SchedulerCommand.Arm(int node, long at) ->
          timers()
              .schedule(
                  () -> tell(new SchedulerEvent.TimeUp(now(), node)),
                  at - now(),
                  TimeUnit.MILLISECONDS);
      case SchedulerCommand.Ask(int slots) -> shared.ask(slots);
      case SchedulerCommand.Give(int slots) -> shared.give(slots);
      case SchedulerCommand.Interrupt(int node, boolean force) ->
          context(node).interrupt(force, ending);
      case SchedulerCommand.End(int node, Outcome outcome, NodeTimes times) -> {
        String task = task(node);
        long millis = times.started() < 0 ? 0 : times.ended() - times.started();
        Outcome shown = log.mask(outcome);
        log.emit(
            (seq, at) ->
                new RunEvent.NodeEnded(seq, at, node, task, shown, millis, times.active()));
        nodes.remove(node);
      }
      case SchedulerCommand.Finish(Outcome outcome) -> end = outcome;
    }
  }

  private void work(SchedulerCommand.Work work, @Nullable WorkerLoop loop) {
    int node = work.node();
    NodeContext context = context(node);
    if (node != 0) {
      String task = task(node);
      log.emit(
          (seq, at) ->
              work.first()
                  ? new RunEvent.NodeStarted(seq, at, node, task)
                  : new RunEvent.NodeResumed(seq, at, node, task));
    }
    // Not if others wait for their turn: who has it takes in what they bring before it goes on.
    if (loop == null || inbox.crowded() || !loop.goesOnWith(context, work)) {
      (work.counted() ? counted : free).execute(new WorkerLoop(context, work));
    }
  }

  private ScheduledExecutorService timers() {
    if (timers == null) {
      timers = Executors.newSingleThreadScheduledExecutor(Threads.named("timer-" + id + "-"));
    }
    return timers;
  }

  private final class Loans implements SlotLending.Loans {
    @Override
    public void lend(int node) {
      tell(new SchedulerEvent.Lend(now(), node));
    }

    @Override
    public void takeBack(int node) {
      tell(new SchedulerEvent.TakeBack(now(), node));
    }

    @Override
    public boolean possible(int running) {
      return commands.concurrency(running, Scheduler.MOST_BLOCKED) >= running;
    }
  }

  /** A worker with what it works on, and then with what its step has made ready. */
  private final class WorkerLoop implements Runnable {
    private @Nullable NodeContext context;
    private SchedulerCommand.Work work;

    WorkerLoop(NodeContext context, SchedulerCommand.Work work) {
      this.context = context;
      this.work = work;
    }

    @Override
    public void run() {
      while (context != null) {
        int node = work.node();
        // The time is that of the end of the segment, so it is taken after it.
        Step step = segment(context, work);
        context = null;
        inbox.bring(new SchedulerEvent.Stepped(now(), node, step), next -> take(next, this));
      }
    }

    /** Takes on more work of the same kind, if it has none. */
    boolean goesOnWith(NodeContext more, SchedulerCommand.Work next) {
      if (context != null || work.counted() != next.counted()) {
        return false;
      }
      context = more;
      work = next;
      return true;
    }
  }

  /**
   * On a worker: one segment of a body. Whatever it throws becomes the node's failure, so that the
   * run always ends.
   */
  private static Step segment(NodeContext context, SchedulerCommand.Work work) {
    try {
      TaskBody body = context.body;
      if (body == null) {
        body = context.call().body().get();
        context.body = body;
      }
      return body.next(context, work.results());
    } catch (InterruptedException interrupted) {
      return Step.done(Outcome.failed(Failure.cancelled("interrupted")));
    } catch (OutOfMemoryError shortage) {
      String words =
          "no memory or no thread is left for task \"%s\" (%s); run fewer at once by -C, or raise the limits"
              .formatted(context.call().task(), shortage.getMessage());
      return Step.done(Outcome.failed(Failure.other(words)));
    } catch (RuntimeException | Error defect) {
      String words = "internal error in task \"%s\": %s".formatted(context.call().task(), defect);
      return Step.done(Outcome.failed(Failure.other(words)));
    }
  }

  private void finish(Outcome outcome) {
    if (lending != null) {
      lending.close();
    }
    ImmutableList<Long> survivors =
        cancelled || signals.get() > 0 ? commands.endAll(LAST_GRACE) : ImmutableList.of();
    commands.close();
    shared.close();
    RunResult ended = new RunResult(log.mask(outcome), now(), survivors);
    log.emit((seq, at) -> new RunEvent.RunEnded(seq, at, ended));
    result.complete(ended);
    // Nobody has to wait until all these threads have seen that there is no more to do.
    counted.shutdown();
    free.shutdown();
    if (timers != null) {
      timers.shutdownNow();
    }
  }

  private NodeContext context(int node, Call call) {
    Runnable blocks = () -> tell(new SchedulerEvent.Blocked(now(), node));
    return new NodeContext(node, call, parts, blocks);
  }

  private String task(int node) {
    return context(node).call().task();
  }

  private NodeContext context(int node) {
    NodeContext context = nodes.get(node);
    if (context == null) {
      throw new IllegalStateException("node " + node + " is not there");
    }
    return context;
  }
}
