package io.github.taskfilels.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventJson;
import io.github.taskfilels.run.report.RunSummary;
import io.github.taskfilels.run.report.RunSummaryCollector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes events on as {@code taskfile/runEvent}, in small batches. What the thread that sends a
 * batch later uses as well is guarded by this object.
 */
final class RunEventReport implements RunReport {
  /** Events that come within this time go out together, in milliseconds. */
  private static final int BATCH_MILLIS = 15;

  private final Session session;
  private final List<JsonElement> batch = new ArrayList<>();
  private final RunSummaryCollector figures = new RunSummaryCollector(false);
  private @Nullable String runId;
  private boolean sending;

  RunEventReport(Session session) {
    this.session = session;
  }

  @Override
  public void accept(RunEvent event) {
    figures.accept(event);
    add(event);
  }

  private synchronized void add(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      runId = started.runId();
    }
    JsonObject json = RunEventJson.object(event);
    batch.add(json);
    if (event instanceof RunEvent.RunEnded) {
      figures
          .summary()
          .map(RunSummary::details)
          .filter(details -> !details.isEmpty())
          .ifPresent(details -> json.addProperty("summary", details));
      send();
    } else if (!sending) {
      sending = true;
      Thread.ofVirtual().name("run events").start(this::sendSoon);
    }
  }

  private void sendSoon() {
    try {
      Thread.sleep(BATCH_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    send();
  }

  private synchronized void send() {
    sending = false;
    if (!batch.isEmpty() && runId != null) {
      session.client().runEvent(new Protocol.RunEvents(runId, List.copyOf(batch)));
      batch.clear();
    }
  }

  @Override
  public void close() {
    send();
  }
}
