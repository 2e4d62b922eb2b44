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
import org.jspecify.annotations.Nullable;

/** Work that the client shows while it goes on; does nothing for a client that cannot show it. */
public final class Progress implements AutoCloseable {
  private final Session session;
  private final boolean shown;
  private final boolean cancellable;
  private final Either<String, Integer> token = Either.forLeft(UUID.randomUUID().toString());
  private boolean ended;

  private Progress(Session session, boolean cancellable) {
    this.session = session;
    this.shown = session.profile().progress();
    this.cancellable = cancellable;
  }

  public static Progress begin(Session session, String title) {
    return begin(session, title, null);
  }

  /**
   * @param cancel ends the work when the user wants that; null where nobody can
   */
  public static Progress begin(Session session, String title, @Nullable Runnable cancel) {
    Progress progress = new Progress(session, cancel != null);
    if (progress.shown) {
      if (cancel != null) {
        session.cancellations().add(progress.token, cancel);
      }
      session.client().createProgress(new WorkDoneProgressCreateParams(progress.token));
      WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
      begin.setTitle(Printable.line(title));
      begin.setCancellable(progress.cancellable);
      progress.send(begin);
    }
    return progress;
  }

  public void report(String message) {
    WorkDoneProgressReport report = new WorkDoneProgressReport();
    report.setMessage(Printable.line(message));
    report.setCancellable(cancellable);
    send(report);
  }

  public void end(String message) {
    if (!ended) {
      ended = true;
      session.cancellations().remove(token);
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
