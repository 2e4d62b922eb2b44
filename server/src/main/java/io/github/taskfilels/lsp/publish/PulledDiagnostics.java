package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.github.taskfilels.lsp.publish.DiagnosticReports.Report;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Refresh;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.FullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.UnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * Answers clients that ask for diagnostics. A question about a document waits, on no thread, for
 * the first list that is of its revision; where the workspace rules take longer than a moment, it
 * is answered without them, and the client is told to ask again if they find something else. That
 * is also what happens when a list changes for another reason than an edit that the client knows
 * of. Safe for several threads.
 */
final class PulledDiagnostics implements DiagnosticOutlet, AutoCloseable {
  /** How long the problems of the file itself wait for those of the workspace, in milliseconds. */
  private static final int GRACE_MILLIS = 20;

  /** Whoever edits asks within that; only later is a client told to ask, in milliseconds. */
  private static final int REFRESH_MILLIS = 150;

  /** After so long the client is asked to ask again, in milliseconds. */
  private static final int PATIENCE_MILLIS = 30_000;

  /** So many other documents come with an answer; the others with the next ones. */
  private static final int MOST_RELATED = 100;

  /** What a client has of a document that it has closed: nothing that can be relied on. */
  private static final String UNSURE = "";

  private final Session session;
  private final DiagnosticReports reports = new DiagnosticReports();
  private final List<Question> waiting = new ArrayList<>();

  /** The ids of what the client has. */
  private final Map<FileId, String> told = new HashMap<>();

  /** The ids for which the client was told to ask. */
  private final Map<FileId, String> toldToAsk = new HashMap<>();

  private final WorkspacePulls workspace;
  private final Refresh refresh;
  private boolean checking;

  PulledDiagnostics(Session session) {
    this.session = session;
    this.refresh = new Refresh(session.client()::refreshDiagnostics);
    this.workspace = new WorkspacePulls(session, this);
  }

  /**
   * A request for a document.
   *
   * @param revision the answer is of it or of a later one
   * @param previous the id of what the client has
   */
  private record Question(
      FileId file,
      long revision,
      @Nullable String previous,
      CompletableFuture<DocumentDiagnosticReport> answer) {}

  /** Answers once there is a list of a revision; somebody must see to it that there will be one. */
  CompletableFuture<DocumentDiagnosticReport> ask(
      FileId file, long revision, @Nullable String previous) {
    Question question = new Question(file, revision, previous, new CompletableFuture<>());
    Report report;
    synchronized (this) {
      report = reports.get(file);
      if (report == null || !report.list().complete() || report.list().revision() < revision) {
        report = null;
        waiting.add(question);
      }
    }
    if (report == null) {
      question.answer().whenComplete((any, failure) -> forget(question));
      later(
          PATIENCE_MILLIS,
          () -> question.answer().completeExceptionally(Failures.serverCancelled(true)));
    } else {
      answer(question, report);
    }
    return question.answer();
  }

  private synchronized void forget(Question question) {
    waiting.remove(question);
  }

  /** See {@link WorkspacePulls}. */
  CompletableFuture<WorkspaceDiagnosticReport> ask(
      WorkspaceDiagnosticParams params, long revision) {
    return workspace.ask(params, revision);
  }

  @Override
  public void show(FileId file, @Nullable DiagnosticList last, DiagnosticList next) {
    List<Question> ready;
    Report report;
    synchronized (this) {
      report = reports.put(file, next);
      ready =
          waiting.stream()
              .filter(one -> one.file().equals(file) && one.revision() <= next.revision())
              .toList();
    }
    if (last != null && !last.uri().equals(next.uri())) {
      workspace.respelled(last.uri());
    }
    if (next.complete()) {
      ready.forEach(question -> answer(question, report));
      workspace.listed(file);
      checkSoon();
    } else if (!ready.isEmpty()) {
      later(GRACE_MILLIS, () -> ready.forEach(question -> answer(question, report)));
    }
  }

  private void answer(Question question, Report report) {
    if (question.answer().isDone()) {
      return;
    }
    Map<String, Either<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>> related;
    synchronized (this) {
      told.put(question.file(), report.id());
      related = related();
    }
    if (report.id().equals(question.previous())) {
      RelatedUnchangedDocumentDiagnosticReport unchanged =
          new RelatedUnchangedDocumentDiagnosticReport(report.id());
      unchanged.setRelatedDocuments(related.isEmpty() ? null : related);
      question.answer().complete(new DocumentDiagnosticReport(unchanged));
    } else {
      RelatedFullDocumentDiagnosticReport full =
          new RelatedFullDocumentDiagnosticReport(report.list().diagnostics());
      full.setResultId(report.id());
      full.setRelatedDocuments(related.isEmpty() ? null : related);
      question.answer().complete(new DocumentDiagnosticReport(full));
    }
  }

  /** What a client that takes other documents along does not have of those that are not open. */
  private Map<String, Either<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>>
      related() {
    Map<String, Either<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>> related =
        new LinkedHashMap<>();
    if (session.profile().relatedDocuments()) {
      Snapshot now = session.workspace().snapshot();
      reports
          .all()
          .forEach(
              (file, report) -> {
                if (!now.isOpen(file)
                    && isNew(now, file, report)
                    && related.size() < MOST_RELATED) {
                  told.put(file, report.id());
                  related.put(session.documents().uri(file), Either.forLeft(report.full()));
                }
              });
    }
    return related;
  }

  /**
   * Whether the client has another list of a file and can get this one only by asking. What it has
   * never asked for is new only if it comes by itself.
   */
  private boolean isNew(Snapshot now, FileId file, Report report) {
    boolean open = now.isOpen(file);
    if (!report.list().complete() || (!open && workspace.streams())) {
      return false;
    }
    String has = told.get(file);
    if (has == null) {
      boolean comes = !open && (session.profile().relatedDocuments() || workspace.wasAsked());
      return comes && !report.list().diagnostics().isEmpty();
    }
    return !has.equals(report.id());
  }

  private void checkSoon() {
    synchronized (this) {
      if (checking) {
        return;
      }
      checking = true;
    }
    later(REFRESH_MILLIS, this::check);
  }

  /** Tells the client to ask again if it would get something else, once for each change. */
  private void check() {
    boolean ask = false;
    synchronized (this) {
      checking = false;
      Snapshot now = session.workspace().snapshot();
      for (Map.Entry<FileId, Report> entry : reports.all().entrySet()) {
        String id = entry.getValue().id();
        if (isNew(now, entry.getKey(), entry.getValue())
            && !id.equals(toldToAsk.put(entry.getKey(), id))) {
          ask = true;
        }
      }
    }
    if (ask) {
      refresh.ask();
    }
  }

  /** The client closes a document; what it then has of it, it may have thrown away. */
  void closed(FileId file) {
    synchronized (this) {
      told.put(file, UNSURE);
    }
    workspace.closed();
  }

  /** All files were looked at. */
  void looked(long revision) {
    workspace.looked(revision);
  }

  /** The newest lists, and what the client was told of. */
  synchronized Known known() {
    return new Known(reports.all(), ImmutableSet.copyOf(told.keySet()), reports.none());
  }

  /**
   * @param told the files of which the client may have a list
   * @param none the id of a file of which there is nothing to tell
   */
  record Known(ImmutableMap<FileId, Report> reports, ImmutableSet<FileId> told, String none) {

    /** Of some files alone. */
    Known of(ImmutableSet<FileId> files) {
      return new Known(ImmutableMap.copyOf(Maps.filterKeys(reports, files::contains)), told, none);
    }
  }

  /** A list with an id went to the client as a part of the workspace. */
  synchronized void tell(FileId file, String id) {
    if (!session.workspace().snapshot().isOpen(file)) {
      told.put(file, id);
    }
  }

  /** Does something after some time, on some thread. */
  static void later(int millis, Runnable action) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(action);
  }

  @Override
  public void close() {
    ImmutableList<Question> left;
    synchronized (this) {
      left = ImmutableList.copyOf(waiting);
    }
    left.forEach(
        question -> question.answer().completeExceptionally(Failures.serverCancelled(false)));
    workspace.close();
  }
}
