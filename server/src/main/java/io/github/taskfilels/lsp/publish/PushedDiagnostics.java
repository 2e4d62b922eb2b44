package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.jspecify.annotations.Nullable;

/**
 * Sends lists to clients that do not ask for them. Every version of an open file gets its list, for
 * editors forget the last one with its text; beyond that one is sent only when it differs from the
 * last of its file.
 */
record PushedDiagnostics(Session session) implements DiagnosticOutlet {

  @Override
  public void show(FileId file, @Nullable DiagnosticList last, DiagnosticList next) {
    if (last == null ? next.isNothing() : last.covers(next)) {
      return;
    }
    if (last != null && !last.uri().equals(next.uri())) {
      // The client spells the file another way now: its list must not stay under the old name.
      session
          .client()
          .publishDiagnostics(new PublishDiagnosticsParams(last.uri(), ImmutableList.of()));
    }
    session.client().publishDiagnostics(next.params());
  }
}
