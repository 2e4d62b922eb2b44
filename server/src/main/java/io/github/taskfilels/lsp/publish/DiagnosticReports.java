package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.workspace.FileId;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.lsp4j.FullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;
import org.jspecify.annotations.Nullable;

/**
 * The newest list of each file with the id by which a client names what it has. A file keeps its id
 * as long as its diagnostics are equal, in requests for a document and for the workspace alike; no
 * id is of another session. Not safe for several threads.
 */
final class DiagnosticReports {
  /** Ids of an earlier server must not look like ours. */
  private final String session = Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";

  private final Map<FileId, Report> newest = new HashMap<>();
  private long count;

  /**
   * A list with its id.
   *
   * @param id that of all empty lists, or one that no other diagnostics have had
   */
  record Report(String id, DiagnosticList list) {

    FullDocumentDiagnosticReport full() {
      FullDocumentDiagnosticReport full = new FullDocumentDiagnosticReport(list.diagnostics());
      full.setResultId(id);
      return full;
    }

    /**
     * As a part of an answer about the workspace.
     *
     * @param uri as the client spells it now
     * @param had whether the client has it already
     */
    WorkspaceDocumentDiagnosticReport ofWorkspace(String uri, boolean had) {
      if (had) {
        return new WorkspaceDocumentDiagnosticReport(
            new WorkspaceUnchangedDocumentDiagnosticReport(id, uri, list.version()));
      }
      WorkspaceFullDocumentDiagnosticReport full =
          new WorkspaceFullDocumentDiagnosticReport(list.diagnostics(), uri, list.version());
      full.setResultId(id);
      return new WorkspaceDocumentDiagnosticReport(full);
    }
  }

  /** Takes the newest list of a file. */
  Report put(FileId file, DiagnosticList list) {
    Report last = newest.get(file);
    String id;
    if (list.diagnostics().isEmpty()) {
      id = none();
    } else if (last != null && last.list().diagnostics().equals(list.diagnostics())) {
      id = last.id();
    } else {
      id = session + ++count;
    }
    Report report = new Report(id, list);
    newest.put(file, report);
    return report;
  }

  @Nullable Report get(FileId file) {
    return newest.get(file);
  }

  ImmutableMap<FileId, Report> all() {
    return ImmutableMap.copyOf(newest);
  }

  /** The id of every empty list. */
  String none() {
    return session + 0;
  }
}
