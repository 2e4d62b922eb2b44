package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.session.Session;

/**
 * {@code textDocument/didSave}: the text is known already, but whatever runs when a file is saved
 * may have changed others.
 */
public record DidSaveHandler(Session session) {

  public void accept() {
    session.disk().snapshot();
  }
}
