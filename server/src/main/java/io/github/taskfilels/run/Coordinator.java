package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.process.ProcessSession;
import io.github.taskfilels.run.process.Receivers;
import io.github.taskfilels.run.process.Termination;
import io.github.taskfilels.run.process.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the {@link Scheduler} says. One thread owns the scheduler and takes events from
 * a queue; the workers only run bodies and put their steps into that queue. A fixed pool does the
 * counted work; nodes that do not count have threads of their own.
 */
final class Coordinator implements RunHandle {
  /**
   * For what commands left in the background: they had their time while the commands were ended.
   */
  private static final Termination LAST_GRACE =
      new Termination(Termination.Signal.TERM, Duration.ofMillis(500));

  private final String id;
  private final RunRequest request;
  private final ProcessSession session;
  private final EventLog log;
  private final Scheduler scheduler;
  private final SharedSlots shared;
  private final LinkedBlockingQueue<SchedulerEvent> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();
  private final AtomicInteger commandNumbers = new AtomicInteger();
  private final long origin = System.nanoTime();
  private volatile boolean signalled;
  private volatile @Nullable Termination ending;

  // Only the coordinating thread touches these.
  private final Map<Integer, NodeContext> nodes = new HashMap<>();
  private final PriorityQueue<SchedulerCommand.Arm> timers =
      new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
  private final ExecutorService counted;
  private final ExecutorService free;
  private boolean cancelled;
  private @Nullable Outcome end;

  Coordinator(
      String id, RunRequest request, ProcessSession session, EventLog log, SharedSlots shared) {
    this.id = id;
    this.request = request;
    this.session = session;
    this.log = log;
    this.shared = shared;
    this.scheduler =
        new Scheduler(
            request.plan(),
            request.concurrency(),
            request.order(),
            shared != SharedSlots.NONE,
            shared.atStart(request.concurrency()));
    ThreadFactory threads = Threads.named("worker-" + id + "-");
    this.free = Executors.newCachedThreadPool(threads);
    this.counted =
        request.concurrency() > 0
            ? Executors.newFixedThreadPool(request.concurrency(), threads)
            : free;
  }

  void start() {
    Thread.ofPlatform().daemon().name("run-" + id).start(this::loop);
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
    return session.idle();
  }

  @Override
  public Receivers pass(Termination.Signal signal) {
    signalled = true;
    return session.pass(signal);
  }

  @Override
  public void cancel(String why, Termination how) {
    ending = how;
    cancel(why);
  }

  @Override
  public void cancel(String why) {
    events.add(new SchedulerEvent.Cancel(now(), why, false));
  }

  @Override
  public void kill(String why) {
    events.add(new SchedulerEvent.Cancel(now(), why, true));
  }

  private long now() {
    return (System.nanoTime() - origin) / 1_000_000;
  }

  private void loop() {
    Outcome outcome;
    try {
      outcome = coordinate();
    } catch (InterruptedException interrupted) {
      cancelled = true;
      outcome = Outcome.failed(Failure.cancelled("the run was interrupted"));
    } catch (RuntimeException defect) {
      cancelled = true;
      outcome = Outcome.failed(Failure.other("internal error: " + defect));
    }
    finish(outcome);
  }

  private Outcome coordinate() throws InterruptedException {
    ImmutableList<String> requested =
        request.calls().stream().map(Call::task).collect(ImmutableList.toImmutableList());
    log.emit(
        (seq, at) ->
            new RunEvent.RunStarted(
                seq, at, id, requested, request.concurrency(), session.shell().description()));
    Call root =
        Call.of(
                "",
                Reason.REQUESTED,
                () -> new Requested(request.calls(), request.parallel(), request.failFast()))
            .free();
    nodes.put(0, context(0, root));
    shared.open(slots -> events.add(new SchedulerEvent.Got(now(), slots)));
    apply(new SchedulerEvent.Begin(now(), root));
    while (end == null) {
      SchedulerEvent event = nextEvent();
      cancelled |= event instanceof SchedulerEvent.Cancel;
      apply(event);
    }
    return end;
  }

  private SchedulerEvent nextEvent() throws InterruptedException {
    while (true) {
      SchedulerCommand.Arm timer = timers.peek();
      if (timer == null) {
        return events.take();
      }
      SchedulerEvent event = events.poll(Math.max(0, timer.at() - now()), TimeUnit.MILLISECONDS);
      if (event != null) {
        return event;
      }
      timers.remove(timer);
      if (nodes.containsKey(timer.node())) {
        return new SchedulerEvent.TimeUp(now(), timer.node());
      }
    }
  }

  private void apply(SchedulerEvent event) {
    for (SchedulerCommand command : scheduler.apply(event)) {
      carryOut(command);
    }
  }

  private void carryOut(SchedulerCommand command) {
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
      case SchedulerCommand.Work work -> work(work);
      case SchedulerCommand.Wait(int node, var on) -> {
        if (node != 0) {
          log.emit((seq, at) -> new RunEvent.NodeWaiting(seq, at, node, task(node), on));
        }
      }
      case SchedulerCommand.Join(int node, int owner) ->
          log.emit((seq, at) -> new RunEvent.NodeJoined(seq, at, node, task(node), owner));
      case SchedulerCommand.Arm arm -> timers.add(arm);
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

  private void work(SchedulerCommand.Work work) {
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
    ExecutorService pool = work.counted() ? counted : free;
    pool.execute(
        () -> {
          // The time is that of the end of the segment, so it is taken after it.
          Step step = segment(context, work);
          events.add(new SchedulerEvent.Stepped(now(), node, step));
        });
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
    } catch (RuntimeException | StackOverflowError defect) {
      String words = "internal error in task \"%s\": %s".formatted(context.call().task(), defect);
      return Step.done(Outcome.failed(Failure.other(words)));
    }
  }

  private void finish(Outcome outcome) {
    ImmutableList<Long> survivors =
        cancelled || signalled ? session.endAll(LAST_GRACE) : ImmutableList.of();
    session.close();
    shared.close();
    counted.shutdown();
    free.shutdown();
    RunResult ended = new RunResult(log.mask(outcome), now(), survivors);
    log.emit((seq, at) -> new RunEvent.RunEnded(seq, at, ended));
    result.complete(ended);
  }

  private NodeContext context(int node, Call call) {
    Runnable blocks = () -> events.add(new SchedulerEvent.Blocked(now(), node));
    return new NodeContext(node, call, session, log, commandNumbers, shared, blocks);
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
