package io.github.taskfilels.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Progress;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventJson;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.report.RunSummary;
import io.github.taskfilels.run.report.RunSummaryCollector;
import io.github.taskfilels.text.Printable;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Tells the client of a run: as {@code taskfile/runEvent} in small batches if it wants that, else
 * through its log, progress and a message when the run fails. Events come from one thread at a
 * time; what the thread that sends a batch later uses as well is guarded by this object.
 */
final class RunReport implements RunEventSink, AutoCloseable {
  /** Events that come within this time go out together, in milliseconds. */
  private static final int BATCH_MILLIS = 15;

  private final Session session;
  private final String title;
  private final boolean events;
  private final Progress progress;
  private final List<JsonElement> batch = new ArrayList<>();
  private final RunSummaryCollector figures = new RunSummaryCollector(false);
  private @Nullable String runId;
  private boolean sending;
  private int tasks;
  private int done;

  private RunReport(Session session, String title, boolean events, Progress progress) {
    this.session = session;
    this.title = title;
    this.events = events;
    this.progress = progress;
  }

  static RunReport of(Session session, String title) {
    boolean events = session.profile().notifications();
    return new RunReport(
        session,
        title,
        events,
        events ? Progress.none(session) : Progress.begin(session, "task " + title));
  }

  @Override
  public void accept(RunEvent event) {
    figures.accept(event);
    if (event instanceof RunEvent.RunStarted started) {
      synchronized (this) {
        runId = started.runId();
      }
    }
    if (events) {
      add(event);
    } else {
      tell(event);
    }
  }

  private synchronized void add(RunEvent event) {
    JsonObject json = RunEventJson.object(event);
    batch.add(json);
    if (event instanceof RunEvent.RunEnded) {
      if (!details().isEmpty()) {
        json.addProperty("summary", details());
      }
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

  private void tell(RunEvent event) {
    switch (event) {
      case RunEvent.NodeQueued queued -> tasks++;
      case RunEvent.NodeEnded ended -> {
        done++;
        progress.report(done + "/" + tasks + " " + ended.task());
      }
      case RunEvent.CommandStarted started when started.echo() ->
          session.log().info("task: [" + started.display().name() + "] " + started.text());
      case RunEvent.Output output ->
          session
              .log()
              .info(
                  "["
                      + output.task()
                      + "] "
                      + output.bytes().text().orElse("(binary output)").stripTrailing());
      case RunEvent.Note note -> session.log().info(note.message().text());
      case RunEvent.RunEnded ended -> end(ended);
      default -> {}
    }
  }

  private String details() {
    return figures.summary().map(RunSummary::details).orElse("");
  }

  private void end(RunEvent.RunEnded ended) {
    Failure failure = ended.result().outcome().failure();
    String how = failure == null ? "done" : failure.message();
    progress.end(how);
    session.log().info("task " + title + ": " + how + " after " + ended.result().millis() + " ms");
    if (!details().isEmpty()) {
      session.log().info(details().stripTrailing());
    }
    if (failure != null) {
      session.client().showMessage(new MessageParams(MessageType.Error, Printable.text(how)));
    }
  }

  @Override
  public void close() {
    if (events) {
      send();
    }
    progress.close();
  }
}
