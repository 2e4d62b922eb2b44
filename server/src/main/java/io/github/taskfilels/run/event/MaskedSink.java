package io.github.taskfilels.run.event;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.StreamKind;
import java.util.HashMap;
import java.util.Map;

/**
 * Hands events on without secrets, for what is kept: a terminal shows what commands write as it is,
 * as Task does. A piece of output that may be the start of a secret comes with the next one.
 */
public final class MaskedSink implements RunEventSink {
  private final RunEventSink sink;
  private final Secrets secrets;
  private final Map<Integer, Output> outputs = new HashMap<>();

  /** Secrets may be added while events come. */
  public MaskedSink(RunEventSink sink, Secrets secrets) {
    this.sink = sink;
    this.secrets = secrets;
  }

  /** The output of one command; the last event of it gives the number and the time. */
  private final class Output {
    private final Secrets.Filter filter = secrets.filter(this::send);
    private RunEvent.Output last;

    Output(RunEvent.Output first) {
      this.last = first;
    }

    private void send(StreamKind stream, Bytes bytes) {
      sink.accept(
          new RunEvent.Output(
              last.seq(), last.at(), last.node(), last.task(), last.command(), stream, bytes));
    }
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.Output e -> {
        Output output = outputs.computeIfAbsent(e.command(), _ -> new Output(e));
        output.last = e;
        output.filter.accept(e.stream(), e.bytes());
      }
      case RunEvent.CommandStarted e ->
          sink.accept(
              new RunEvent.CommandStarted(
                  e.seq(),
                  e.at(),
                  e.node(),
                  e.task(),
                  e.command(),
                  secrets.mask(e.text()),
                  e.echo(),
                  e.display()));
      case RunEvent.CommandEnded e -> {
        Output output = outputs.remove(e.command());
        if (output != null) {
          output.filter.end();
        }
        sink.accept(e);
      }
      case RunEvent.Note e ->
          sink.accept(
              new RunEvent.Note(
                  e.seq(),
                  e.at(),
                  e.node(),
                  e.task(),
                  new Message(
                      e.message().level(),
                      e.message().stream(),
                      secrets.mask(e.message().text()))));
      case RunEvent.NodeEnded e ->
          sink.accept(
              new RunEvent.NodeEnded(
                  e.seq(),
                  e.at(),
                  e.node(),
                  e.task(),
                  secrets.mask(e.outcome()),
                  e.millis(),
                  e.activeMillis()));
      case RunEvent.RunEnded e ->
          sink.accept(
              new RunEvent.RunEnded(
                  e.seq(),
                  e.at(),
                  new RunResult(
                      secrets.mask(e.result().outcome()),
                      e.result().millis(),
                      e.result().survivors())));
      default -> sink.accept(event);
    }
  }
}
