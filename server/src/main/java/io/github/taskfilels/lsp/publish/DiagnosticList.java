package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.CarriedFindings;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostics of a file at one revision: findings, places and version belong together.
 *
 * @param uri the file as the client spelled it then
 * @param version of the text; null where the file is not open
 * @param carried what the workspace rules have found last
 * @param complete whether the workspace rules are of the same revision as all else
 */
record DiagnosticList(
    String uri,
    ImmutableList<Diagnostic> diagnostics,
    @Nullable Integer version,
    long revision,
    CarriedFindings carried,
    boolean complete) {

  /** Whether a list comes later than this one. */
  boolean before(DiagnosticList other) {
    return other.revision > revision
        || (other.revision == revision && (other.complete || !complete));
  }

  /** Whether a client that was sent this list need not be sent another one. */
  boolean covers(DiagnosticList next) {
    return diagnostics.equals(next.diagnostics)
        && uri.equals(next.uri)
        && (next.version == null || next.version.equals(version));
  }

  /** Whether it is that of a file of which nobody knows anything. */
  boolean isNothing() {
    return diagnostics.isEmpty() && version == null;
  }

  /** The same list as if the file were not open. */
  DiagnosticList unversioned() {
    return new DiagnosticList(uri, diagnostics, null, revision, carried, complete);
  }

  PublishDiagnosticsParams params() {
    PublishDiagnosticsParams params = new PublishDiagnosticsParams(uri, diagnostics);
    params.setVersion(version);
    return params;
  }
}
