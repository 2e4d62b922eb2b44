package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.publish.FileWatches;
import io.github.taskfilels.lsp.session.Session;

/** {@code initialized}: the client can be asked now, and the workspace is searched. */
public record InitializedHandler(
    Session session, FileWatches watches, SettingsUpdate settings, TaskfileSearch search) {

  public void accept() {
    watches.begin();
    settings.pull();
    search.begin(session.workspace().snapshot().folders());
  }
}
