package io.github.taskfilels.run.engine;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.Captured;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.OutputConsumer;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.Slot;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.Worker;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.Secrets;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One node's access to the outside. Its body works on one thread at a time; {@link #interrupt}
 * comes from the coordinator.
 */
final class NodeContext implements Worker {
  private final int node;
  private final Call call;
  private final Shared run;
  private final CommandRunner commands;
  private final EventLog log;
  private final AtomicInteger signals;
  private final Map<RunningCommand, Interruptible> running = new HashMap<>();
  private boolean cancelled;
  private @Nullable Termination ending;
  private final Runnable blocks;
  private boolean killed;

  /** Of the body; made by the first worker, handed on through the coordinator. */
  @Nullable TaskBody body;

  private record Interruptible(boolean shielded, Termination how) {}

  /**
   * What all nodes of a run use.
   *
   * @param numbers of the commands
   * @param signals how many were passed on
   * @param lending null where nobody lends a slot
   */
  record Shared(
      CommandRunner commands,
      EventLog log,
      SharedSlots slots,
      AtomicInteger numbers,
      AtomicInteger signals,
      @Nullable SlotLending lending) {}

  /**
   * @param blocks is told that the node waits for something before it knows what it needs
   */
  NodeContext(int node, Call call, Shared run, Runnable blocks) {
    this.node = node;
    this.call = call;
    this.run = run;
    this.commands = run.commands();
    this.log = run.log();
    this.signals = run.signals();
    this.blocks = blocks;
  }

  @Override
  public int node() {
    return node;
  }

  @Override
  public Call call() {
    return call;
  }

  @Override
  public synchronized boolean cancelled() {
    return cancelled;
  }

  /**
   * Ends what the body is doing, except shielded commands unless by force; returns at once.
   *
   * @param ending how, null for the way of each command
   */
  synchronized void interrupt(boolean force, @Nullable Termination ending) {
    cancelled = true;
    killed |= force;
    this.ending = ending;
    running.forEach(this::end);
  }

  /** Ends a command if it is to end, also one that was just started when that was said. */
  private void end(RunningCommand command, Interruptible how) {
    if (killed) {
      command.terminate(Termination.KILL);
    } else if (stopped(how.shielded())) {
      command.terminate(ending == null ? how.how() : ending);
    }
  }

  @Override
  public Exit run(CommandRequest request) throws InterruptedException {
    if (stopped(request.shielded())) {
      return new Exit.Cancelled(); // Nothing of it is told: it has not even begun.
    }
    int number = start(request);
    long begin = System.nanoTime();
    Secrets.Filter output =
        log.secrets()
            .filter(
                (stream, bytes) ->
                    log.emit(
                        (seq, at) ->
                            new RunEvent.Output(
                                seq, at, node, call.task(), number, stream, bytes)));
    Exit exit;
    try (SharedSlots.Loan loan = lend(request.spec())) {
      exit =
          execute(
              loan.spec(),
              output::accept,
              new Interruptible(request.shielded(), request.termination()),
              request.timeout(),
              call.slot() == Slot.FREE ? null : run.lending());
    }
    output.end();
    Exit shown =
        exit instanceof Exit.NotStarted(String why) ? new Exit.NotStarted(log.mask(why)) : exit;
    long millis = (System.nanoTime() - begin) / 1_000_000;
    boolean ignored = request.ignoreError() && !exit.ok() && Failure.of(exit).ignorable();
    log.emit(
        (seq, at) ->
            new RunEvent.CommandEnded(seq, at, node, call.task(), number, shown, millis, ignored));
    return exit;
  }

  @Override
  public void announce(CommandRequest request) {
    int number = start(request);
    log.emit(
        (seq, at) ->
            new RunEvent.CommandEnded(
                seq, at, node, call.task(), number, new Exit.Exited(0), 0, false));
  }

  @Override
  public Captured capture(CommandSpec spec, @Nullable Duration timeout)
      throws InterruptedException {
    Collector collector = new Collector();
    Captured ended = quiet(spec, timeout, collector);
    return new Captured(ended.exit(), ended.interrupted(), collector.stdout(), collector.stderr());
  }

  @Override
  public Captured ask(CommandSpec spec, @Nullable Duration timeout) throws InterruptedException {
    return quiet(spec.joinedStreams(), timeout, (stream, piece) -> {});
  }

  private Captured quiet(CommandSpec spec, @Nullable Duration timeout, OutputConsumer output)
      throws InterruptedException {
    blocks();
    int before = signals.get();
    Exit exit = execute(spec, output, new Interruptible(false, Termination.DEFAULT), timeout, null);
    boolean interrupted = !exit.ok() && signals.get() != before;
    return new Captured(exit, interrupted, Bytes.EMPTY, Bytes.EMPTY);
  }

  @Override
  public void blocks() {
    if (call.slot() == Slot.LATE) {
      blocks.run();
    }
  }

  @Override
  public void secret(String value) {
    log.secrets().add(value);
  }

  @Override
  public void note(Message message) {
    Message masked = new Message(message.level(), message.stream(), log.mask(message.text()));
    log.emit((seq, at) -> new RunEvent.Note(seq, at, node, call.task(), masked));
  }

  private int start(CommandRequest request) {
    int number = run.numbers().incrementAndGet();
    String text = log.mask(request.text());
    log.emit(
        (seq, at) ->
            new RunEvent.CommandStarted(
                seq, at, node, call.task(), number, text, request.echo(), request.display()));
    return number;
  }

  /**
   * Executes a command.
   *
   * @param lending watches whether it is idle; null if the node works all the time meanwhile
   */
  private Exit execute(
      CommandSpec spec,
      OutputConsumer output,
      Interruptible how,
      @Nullable Duration timeout,
      @Nullable SlotLending lending)
      throws InterruptedException {
    if (stopped(how.shielded())) {
      return new Exit.Cancelled();
    }
    RunningCommand command;
    try {
      command = commands.start(possible(spec), output);
    } catch (NotStartedException failure) {
      return new Exit.NotStarted(failure.reason());
    }
    synchronized (this) {
      running.put(command, how);
      end(command, how);
    }
    try (SlotLending.Watched ignored = lending == null ? null : lending.watch(node, command)) {
      return command.await(timeout, how.how());
    } catch (InterruptedException interrupted) {
      command.terminate(Termination.KILL);
      throw interrupted;
    } finally {
      synchronized (this) {
        running.remove(command);
      }
    }
  }

  private SharedSlots.Loan lend(CommandSpec spec) {
    return commands.capabilities().tokenPipes()
        ? run.slots().lend(spec)
        : SharedSlots.Loan.none(spec);
  }

  private CommandSpec possible(CommandSpec spec) {
    return commands.capabilities().terminal() ? spec : spec.detached();
  }

  private synchronized boolean stopped(boolean shielded) {
    return killed || (cancelled && !shielded);
  }

  /** Keeps both streams. */
  private static final class Collector implements OutputConsumer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Override
    public synchronized void accept(StreamKind stream, Bytes piece) {
      (stream == StreamKind.STDOUT ? out : err).writeBytes(piece.toArray());
    }

    synchronized Bytes stdout() {
      return Bytes.copyOf(out.toByteArray());
    }

    synchronized Bytes stderr() {
      return Bytes.copyOf(err.toByteArray());
    }
  }
}
