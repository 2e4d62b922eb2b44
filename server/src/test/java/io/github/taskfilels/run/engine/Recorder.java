package io.github.taskfilels.run.engine;

import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps all events of a run. */
public final class Recorder implements RunEventSink {
  private final List<RunEvent> events = new ArrayList<>();

  @Override
  public synchronized void accept(RunEvent event) {
    events.add(event);
  }

  /** What came so far. */
  public synchronized List<RunEvent> events() {
    return List.copyOf(events);
  }

  /** The events of one kind. */
  public <T extends RunEvent> List<T> of(Class<T> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Everything that was written to either stream. */
  public String output() {
    StringBuilder text = new StringBuilder();
    of(RunEvent.Output.class).forEach(output -> text.append(output.bytes().display()));
    return text.toString();
  }

  /** The end of the only node of a task. */
  public Outcome outcome(String task) {
    List<Outcome> outcomes =
        of(RunEvent.NodeEnded.class).stream()
            .filter(end -> end.task().equals(task))
            .map(RunEvent.NodeEnded::outcome)
            .toList();
    if (outcomes.size() != 1) {
      throw new AssertionError(task + " ended " + outcomes.size() + " times");
    }
    return outcomes.getFirst();
  }
}
