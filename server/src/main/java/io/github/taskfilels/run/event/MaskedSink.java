package io.github.taskfilels.run.event;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.StreamKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands events on without secrets, for what is kept or sent: a terminal shows what commands write
 * as it is, as Task does. Every text of an event may hold one, be it the name of a task. A piece of
 * output that may be the start of a secret comes with the next one.
 */
public final class MaskedSink implements RunEventSink {
  private final List<RunEventSink> sinks;
  private final Map<Integer, Output> outputs = new HashMap<>();
  private Secrets secrets;

  /** Secrets may be added while events come. */
  public MaskedSink(List<? extends RunEventSink> sinks, Secrets secrets) {
    this.sinks = ImmutableList.copyOf(sinks);
    this.secrets = secrets;
  }

  /** From now on these are masked: those of the next run. Not while a command runs. */
  public void mask(Secrets next) {
    secrets = next;
  }

  /** The output of one command; the last event of it gives the number and the time. */
  private final class Output {
    private final Secrets.Filter filter = secrets.filter(this::send);
    private RunEvent.Output last;

    Output(RunEvent.Output first) {
      this.last = first;
    }

    private void send(StreamKind stream, Bytes bytes) {
      MaskedSink.this.send(
          new RunEvent.Output(
              last.seq(),
              last.at(),
              last.node(),
              secrets.mask(last.task()),
              last.command(),
              stream,
              bytes));
    }
  }

  private void send(RunEvent event) {
    sinks.forEach(sink -> sink.accept(event));
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.Output e -> {
        Output output = outputs.computeIfAbsent(e.command(), _ -> new Output(e));
        output.last = e;
        output.filter.accept(e.stream(), e.bytes());
      }
      case RunEvent.CommandEnded e -> {
        Output output = outputs.remove(e.command());
        if (output != null) {
          output.filter.end();
        }
        send(masked(e));
      }
      case RunEvent.RunEnded e -> {
        outputs.values().forEach(output -> output.filter.end());
        outputs.clear();
        send(masked(e));
      }
      default -> send(masked(event));
    }
  }

  private RunEvent masked(RunEvent event) {
    return switch (event) {
      case RunEvent.RunStarted e ->
          new RunEvent.RunStarted(
              e.seq(), e.at(), e.runId(), masked(e.requested()), e.concurrency(), e.shell());
      case RunEvent.NodeQueued e ->
          new RunEvent.NodeQueued(
              e.seq(), e.at(), e.node(), mask(e.task()), e.parent(), e.reason(), e.variant());
      case RunEvent.NodeReady e ->
          new RunEvent.NodeReady(e.seq(), e.at(), e.node(), mask(e.task()));
      case RunEvent.NodeStarted e ->
          new RunEvent.NodeStarted(e.seq(), e.at(), e.node(), mask(e.task()));
      case RunEvent.SlotLent e -> new RunEvent.SlotLent(e.seq(), e.at(), e.node(), mask(e.task()));
      case RunEvent.SlotTakenBack e ->
          new RunEvent.SlotTakenBack(e.seq(), e.at(), e.node(), mask(e.task()));
      case RunEvent.NodeWaiting e ->
          new RunEvent.NodeWaiting(e.seq(), e.at(), e.node(), mask(e.task()), e.on());
      case RunEvent.NodeResumed e ->
          new RunEvent.NodeResumed(e.seq(), e.at(), e.node(), mask(e.task()));
      case RunEvent.NodeJoined e ->
          new RunEvent.NodeJoined(e.seq(), e.at(), e.node(), mask(e.task()), e.owner());
      case RunEvent.CommandStarted e ->
          new RunEvent.CommandStarted(
              e.seq(),
              e.at(),
              e.node(),
              mask(e.task()),
              e.command(),
              mask(e.text()),
              e.echo(),
              masked(e.display()));
      case RunEvent.Output e -> e; // Masked by its filter.
      case RunEvent.CommandEnded e ->
          new RunEvent.CommandEnded(
              e.seq(),
              e.at(),
              e.node(),
              mask(e.task()),
              e.command(),
              e.exit() instanceof Exit.NotStarted(String why)
                  ? new Exit.NotStarted(mask(why))
                  : e.exit(),
              e.millis(),
              e.ignored());
      case RunEvent.Note e -> {
        Message message = e.message();
        yield new RunEvent.Note(
            e.seq(),
            e.at(),
            e.node(),
            mask(e.task()),
            new Message(message.level(), message.stream(), mask(message.text())));
      }
      case RunEvent.NodeEnded e ->
          new RunEvent.NodeEnded(
              e.seq(),
              e.at(),
              e.node(),
              mask(e.task()),
              secrets.mask(e.outcome()),
              e.millis(),
              e.activeMillis());
      case RunEvent.RunEnded e ->
          new RunEvent.RunEnded(
              e.seq(),
              e.at(),
              new RunResult(
                  secrets.mask(e.result().outcome()), e.result().millis(), e.result().survivors()));
    };
  }

  private String mask(String text) {
    return secrets.mask(text);
  }

  private @Nullable String maskIfAny(@Nullable String text) {
    return text == null ? null : mask(text);
  }

  private ImmutableList<String> masked(ImmutableList<String> texts) {
    return texts.stream().map(secrets::mask).collect(ImmutableList.toImmutableList());
  }

  private Display masked(Display display) {
    return new Display(
        mask(display.name()),
        mask(display.prefix()),
        maskIfAny(display.begin()),
        maskIfAny(display.end()),
        display.raw());
  }
}
