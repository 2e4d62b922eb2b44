package io.github.taskfilels.run.report;

import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventJson;
import io.github.taskfilels.run.event.RunEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes the event log, one JSON object per line, and flushes at the end of the run. */
public final class JsonLines implements RunEventSink {
  private final Writer writer;

  /** To a writer, which should be buffered and in UTF-8; the caller closes it. */
  public JsonLines(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void accept(RunEvent event) {
    try {
      writer.write(RunEventJson.line(event));
      writer.write('\n');
      if (event instanceof RunEvent.RunEnded) {
        writer.flush();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write the event log", failure);
    }
  }
}
