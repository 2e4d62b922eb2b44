package io.github.taskfilels.lsp;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.jspecify.annotations.Nullable;

/**
 * Asks for diagnostics as VS Code does: for a document when it is opened or changed and when the
 * server says so, and for the workspace in a request that stays open. What it then shows is among
 * the lists of {@link Wire.Editor}, as if it had been published.
 */
final class PullingEditor {
  static final String TOKEN = "diagnostics of the workspace";
  private static final Gson GSON = new MessageJsonHandler(Map.of()).getGson();

  private final Wire wire;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, String> workspaceIds = new ConcurrentHashMap<>();

  PullingEditor(Wire wire) {
    this.wire = wire;
  }

  void has(String uri, int version) {
    open.put(uri, version);
    pull(uri, version);
  }

  void closed(String uri) {
    open.remove(uri);
    ids.remove(uri);
    workspaceIds.remove(uri);
  }

  void refresh() {
    open.forEach(this::pull);
  }

  private void pull(String uri, int version) {
    DocumentDiagnosticParams params = new DocumentDiagnosticParams(new TextDocumentIdentifier(uri));
    params.setPreviousResultId(ids.get(uri));
    wire.server
        .getTextDocumentService()
        .diagnostic(params)
        .thenAccept(report -> show(uri, version, report));
  }

  private synchronized void show(String uri, int version, DocumentDiagnosticReport report) {
    if (Integer.valueOf(version).equals(open.get(uri))) {
      if (report.isLeft()) {
        ids.put(uri, report.getLeft().getResultId());
        show(uri, report.getLeft().getItems(), version);
      } else {
        show(uri, wire.editor.diagnostics.get(uri).getDiagnostics(), version);
      }
    }
  }

  private void show(String uri, List<Diagnostic> items, @Nullable Integer version) {
    PublishDiagnosticsParams list = new PublishDiagnosticsParams(uri, items);
    list.setVersion(version);
    wire.editor.publishDiagnostics(list);
  }

  void pullWorkspace() {
    WorkspaceDiagnosticParams params =
        new WorkspaceDiagnosticParams(
            workspaceIds.entrySet().stream()
                .map(id -> new PreviousResultId(id.getKey(), id.getValue()))
                .toList());
    params.setPartialResultToken(TOKEN);
    wire.server
        .getWorkspaceService()
        .diagnostic(params)
        .thenAccept(
            report -> {
              take(report);
              pullWorkspace();
            });
  }

  /** Takes a part of the answer about the workspace, if it is one. */
  void progress(ProgressParams params) {
    if (TOKEN.equals(params.getToken().getLeft())) {
      take(report(params));
    }
  }

  /** A part of an answer about the workspace. */
  static WorkspaceDiagnosticReport report(ProgressParams params) {
    return GSON.fromJson(
        (JsonObject) params.getValue().getRight(), WorkspaceDiagnosticReport.class);
  }

  private synchronized void take(WorkspaceDiagnosticReport report) {
    for (WorkspaceDocumentDiagnosticReport item : report.getItems()) {
      if (item.isLeft()) {
        WorkspaceFullDocumentDiagnosticReport full = item.getLeft();
        workspaceIds.put(full.getUri(), full.getResultId());
        if (!open.containsKey(full.getUri())) {
          show(full.getUri(), full.getItems(), full.getVersion());
        }
      }
    }
  }
}
