package io.github.taskfilels.lsp.session;

import io.github.taskfilels.text.Printable;
import java.util.UUID;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Work that the client shows while it goes on; does nothing for a client that cannot show it. */
public final class Progress implements AutoCloseable {
  private final Session session;
  private final Either<String, Integer> token = Either.forLeft(UUID.randomUUID().toString());
  private boolean ended;

  private final boolean shown;

  private Progress(Session session, boolean shown) {
    this.session = session;
    this.shown = shown;
  }

  /** Shows nothing. */
  public static Progress none(Session session) {
    return new Progress(session, false);
  }

  public static Progress begin(Session session, String title) {
    Progress progress = new Progress(session, session.profile().progress());
    if (progress.shown) {
      session.client().createProgress(new WorkDoneProgressCreateParams(progress.token));
      WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
      begin.setTitle(Printable.line(title));
      progress.send(begin);
    }
    return progress;
  }

  public void report(String message) {
    WorkDoneProgressReport report = new WorkDoneProgressReport();
    report.setMessage(Printable.line(message));
    send(report);
  }

  public void end(String message) {
    if (!ended) {
      ended = true;
      WorkDoneProgressEnd end = new WorkDoneProgressEnd();
      end.setMessage(Printable.line(message));
      send(end);
    }
  }

  private void send(WorkDoneProgressNotification notification) {
    if (shown) {
      session.client().notifyProgress(new ProgressParams(token, Either.forLeft(notification)));
    }
  }

  @Override
  public void close() {
    end("");
  }
}
