package io.github.taskfilels.run.watch;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.event.MaskedSink;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.event.Secrets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one stream of events of the runs of a watch, as if they were one run: numbers go on from
 * one to the next, it begins once and ends once. Says of each requested call how it ended.
 */
public final class WatchLog implements RunEventSink {
  private final Clock clock;
  private final List<RunEventSink> shown;
  private final MaskedSink kept;
  private ImmutableList<String> words = ImmutableList.of();
  private final Map<Integer, String> requested = new HashMap<>();
  private long seq;
  private int nodeBase;
  private int commandBase;
  private int lastNode;
  private int lastCommand;

  /**
   * @param shown get the events as they are
   * @param kept get them without secrets
   * @param secrets of the first run
   */
  public WatchLog(
      Clock clock,
      List<? extends RunEventSink> shown,
      List<? extends RunEventSink> kept,
      Secrets secrets) {
    this.clock = clock;
    this.shown = ImmutableList.copyOf(shown);
    this.kept = new MaskedSink(kept, secrets);
  }

  /**
   * The watch begins.
   *
   * @param requested the calls as they were asked for
   */
  synchronized void begin(
      String id, ImmutableList<String> requested, int concurrency, String shell) {
    words = requested;
    emit(new RunEvent.RunStarted(++seq, clock.millis(), id, words, concurrency, shell));
  }

  /** What follows is of a run with these secrets; the one before is over. */
  synchronized void mask(Secrets secrets) {
    kept.mask(secrets);
  }

  /** The watch is over. */
  synchronized void end(RunResult result) {
    emit(new RunEvent.RunEnded(++seq, clock.millis(), result));
  }

  /** A line of the watch itself, on standard error. */
  synchronized void note(Message.Level level, String text) {
    Message message = new Message(level, StreamKind.STDERR, text);
    emit(new RunEvent.Note(++seq, clock.millis(), 0, "", message));
  }

  /** The next run: its numbers follow those that were used. */
  synchronized void next() {
    nodeBase = lastNode;
    commandBase = lastCommand;
    requested.clear();
  }

  @Override
  public synchronized void accept(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted _, RunEvent.RunEnded _ -> {}
      case RunEvent.NodeQueued e -> {
        if (e.parent() == 0 && requested.size() < words.size()) {
          requested.put(e.node(), words.get(requested.size()));
        }
        int parent = e.parent() == 0 ? 0 : node(e.parent());
        emit(
            new RunEvent.NodeQueued(
                ++seq, e.at(), node(e.node()), e.task(), parent, e.reason(), e.variant()));
      }
      case RunEvent.NodeReady e ->
          emit(new RunEvent.NodeReady(++seq, e.at(), node(e.node()), e.task()));
      case RunEvent.NodeStarted e ->
          emit(new RunEvent.NodeStarted(++seq, e.at(), node(e.node()), e.task()));
      case RunEvent.SlotLent e ->
          emit(new RunEvent.SlotLent(++seq, e.at(), node(e.node()), e.task()));
      case RunEvent.SlotTakenBack e ->
          emit(new RunEvent.SlotTakenBack(++seq, e.at(), node(e.node()), e.task()));
      case RunEvent.NodeWaiting e -> {
        ImmutableList<Integer> on =
            e.on().stream().map(this::node).collect(ImmutableList.toImmutableList());
        emit(new RunEvent.NodeWaiting(++seq, e.at(), node(e.node()), e.task(), on));
      }
      case RunEvent.NodeResumed e ->
          emit(new RunEvent.NodeResumed(++seq, e.at(), node(e.node()), e.task()));
      case RunEvent.NodeJoined e ->
          emit(new RunEvent.NodeJoined(++seq, e.at(), node(e.node()), e.task(), node(e.owner())));
      case RunEvent.CommandStarted e ->
          emit(
              new RunEvent.CommandStarted(
                  ++seq,
                  e.at(),
                  node(e.node()),
                  e.task(),
                  command(e.command()),
                  e.text(),
                  e.echo(),
                  e.display()));
      case RunEvent.Output e ->
          emit(
              new RunEvent.Output(
                  ++seq,
                  e.at(),
                  node(e.node()),
                  e.task(),
                  command(e.command()),
                  e.stream(),
                  e.bytes()));
      case RunEvent.CommandEnded e ->
          emit(
              new RunEvent.CommandEnded(
                  ++seq,
                  e.at(),
                  node(e.node()),
                  e.task(),
                  command(e.command()),
                  e.exit(),
                  e.millis(),
                  e.ignored()));
      case RunEvent.Note e -> {
        int node = e.node() == 0 ? 0 : node(e.node());
        emit(new RunEvent.Note(++seq, e.at(), node, e.task(), e.message()));
      }
      case RunEvent.NodeEnded e -> ended(e);
    }
  }

  private void ended(RunEvent.NodeEnded e) {
    emit(
        new RunEvent.NodeEnded(
            ++seq, e.at(), node(e.node()), e.task(), e.outcome(), e.millis(), e.activeMillis()));
    String word = requested.get(e.node());
    if (word == null) {
      return;
    }
    Failure failure = e.outcome().failure();
    if (failure == null) {
      note(Message.Level.GOOD, "task: task \"" + word + "\" finished running");
    } else if (failure.kind() != Failure.Kind.CANCELLED) {
      note(Message.Level.ERROR, failure.message());
    }
  }

  private int node(int number) {
    lastNode = Math.max(lastNode, nodeBase + number);
    return nodeBase + number;
  }

  private int command(int number) {
    lastCommand = Math.max(lastCommand, commandBase + number);
    return number == 0 ? 0 : commandBase + number;
  }

  private void emit(RunEvent event) {
    shown.forEach(sink -> sink.accept(event));
    kept.accept(event);
  }
}
