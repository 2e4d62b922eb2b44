package io.github.taskfilels.lsp.session;

import io.github.taskfilels.text.Printable;
import java.util.UUID;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Work that the client shows while it goes on; does nothing for a client that cannot show it. */
public final class Progress implements AutoCloseable {
  private final Session session;
  private final boolean shown;
  private final boolean cancellable;
  private final Either<String, Integer> token;
  private boolean ended;

  private Progress(
      Session session, boolean shown, boolean cancellable, Either<String, Integer> token) {
    this.session = session;
    this.shown = shown;
    this.cancellable = cancellable;
    this.token = token;
  }

  public static Progress begin(Session session, String title) {
    return begin(session, title, null);
  }

  /**
   * @param cancel ends the work when the user wants that; null where nobody can
   */
  public static Progress begin(Session session, String title, @Nullable Runnable cancel) {
    Either<String, Integer> token = Either.forLeft(UUID.randomUUID().toString());
    Progress progress = new Progress(session, session.profile().progress(), cancel != null, token);
    if (progress.shown) {
      if (cancel != null) {
        session.cancellations().add(token, cancel);
      }
      session.client().createProgress(new WorkDoneProgressCreateParams(token));
      progress.sendBegin(title);
    }
    return progress;
  }

  /**
   * Of the work for a request, whose client has named a token to show it by; it cancels the work by
   * cancelling the request.
   */
  public static Progress asked(Session session, WorkDoneProgressParams params, String title) {
    Either<String, Integer> token = params.getWorkDoneToken();
    Progress progress =
        new Progress(session, token != null, true, token == null ? Either.forLeft("") : token);
    progress.sendBegin(title);
    return progress;
  }

  private void sendBegin(String title) {
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle(Printable.line(title));
    begin.setCancellable(cancellable);
    send(begin);
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
