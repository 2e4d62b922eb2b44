package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;

/**
 * {@code textDocument/diagnostic} and {@code workspace/diagnostic}: what is published to other
 * clients, for those that ask.
 */
public record DiagnosticHandler(DiagnosticsPublisher publisher) {

  public CompletableFuture<DocumentDiagnosticReport> document(DocumentDiagnosticParams params) {
    return publisher.report(params);
  }

  public CompletableFuture<WorkspaceDiagnosticReport> workspace(WorkspaceDiagnosticParams params) {
    return publisher.report(params);
  }
}
