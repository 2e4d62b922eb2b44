package io.github.taskfilels.run.report;

import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.text.Printable;
import java.util.function.Consumer;

/**
 * Says of calls that are not executed because another one does the same, in Task's words.
 *
 * @param line is told each line, without its end
 */
public record JoinedCalls(Consumer<String> line) implements RunEventSink {
  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.NodeJoined joined) {
      line.accept(Printable.text("task: skipping execution of task: " + joined.task()));
    }
  }
}
