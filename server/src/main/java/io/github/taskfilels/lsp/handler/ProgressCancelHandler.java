package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;

/** {@code window/workDoneProgress/cancel}: the user ends what the client shows as progress. */
public record ProgressCancelHandler(Session session) {

  public void accept(WorkDoneProgressCancelParams params) {
    session.cancellations().cancel(Parameters.required(params.getToken(), "token"));
  }
}
