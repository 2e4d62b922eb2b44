package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticReportPartialResult;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * The requests for the diagnostics of the workspace. One that takes parts is held open: it gets
 * every list that its client does not have, now and whenever one changes, until the client cancels
 * it, or closes a document (of which nobody knows then what the client still shows), or very long.
 * One that takes none is answered once all files were looked at. One thread sends for all of them,
 * and is gone when there is nothing to send.
 */
final class WorkspacePulls implements AutoCloseable {
  /** A client has one; of more, the oldest are answered. */
  private static final int MOST = 4;

  /** How long one is held open, in milliseconds. */
  private static final int HELD_MILLIS = 300_000;

  /** So many lists are sent in one part. */
  private static final int PART = 100;

  private final Session session;
  private final PulledDiagnostics diagnostics;
  private final List<WorkspacePull> open = new CopyOnWriteArrayList<>();
  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> Thread.ofPlatform().name("pulled diagnostics").daemon().unstarted(task));

  /** The files whose new lists are to be sent. */
  private final Set<FileId> changed = new LinkedHashSet<>();

  private volatile boolean asked;
  private volatile boolean endHeld;

  WorkspacePulls(Session session, PulledDiagnostics diagnostics) {
    this.session = session;
    this.diagnostics = diagnostics;
    sender.allowCoreThreadTimeOut(true);
  }

  /** Whether a client gets every change without asking. */
  boolean streams() {
    return open.stream().anyMatch(pull -> pull.token != null);
  }

  /** Whether the client asks for the workspace at all. */
  boolean wasAsked() {
    return asked;
  }

  /**
   * Answers a request; {@link #looked} must be called sooner or later.
   *
   * @param revision the newest one when the request came
   */
  CompletableFuture<WorkspaceDiagnosticReport> ask(
      WorkspaceDiagnosticParams params, long revision) {
    asked = true;
    Map<FileId, String> has = new HashMap<>();
    for (PreviousResultId previous :
        Parameters.<PreviousResultId>present(params.getPreviousResultIds())) {
      has.put(
          FileId.ofUri(Parameters.required(previous.getUri(), "uri of previousResultIds")),
          Parameters.required(previous.getValue(), "value of previousResultIds"));
    }
    WorkspacePull pull = new WorkspacePull(revision, params.getPartialResultToken(), has);
    open.add(pull);
    pull.answer.whenComplete((any, failure) -> open.remove(pull));
    for (int i = 0; open.size() > MOST && i < open.size(); i++) {
      end(open.get(i));
    }
    PulledDiagnostics.later(HELD_MILLIS, () -> end(pull));
    if (pull.token != null) {
      send(() -> send(pull, items(pull, diagnostics.known(), true)));
    }
    return pull.answer;
  }

  /** A file has a new list. */
  void listed(FileId file) {
    if (streams()) {
      synchronized (changed) {
        changed.add(file);
      }
      send(this::sendChanged);
    }
  }

  /** The client spells a file another way now: its list must not stay under the old name. */
  void respelled(String uri) {
    send(
        () ->
            open.stream()
                .filter(pull -> pull.token != null)
                .forEach(pull -> send(pull, List.of(nothing(uri, diagnostics.known().none())))));
  }

  private void sendChanged() {
    ImmutableSet<FileId> files;
    synchronized (changed) {
      files = ImmutableSet.copyOf(changed);
      changed.clear();
    }
    if (!files.isEmpty()) {
      PulledDiagnostics.Known known = diagnostics.known().of(files);
      open.stream()
          .filter(pull -> pull.token != null)
          .forEach(pull -> send(pull, items(pull, known, false)));
    }
  }

  /** All files were looked at, in a revision. */
  void looked(long revision) {
    if (!open.isEmpty()) {
      boolean end = endHeld;
      endHeld = false;
      send(() -> settle(revision, end));
    }
  }

  /** A document was closed. */
  void closed() {
    endHeld = true;
  }

  private void settle(long revision, boolean end) {
    PulledDiagnostics.Known known = diagnostics.known();
    for (WorkspacePull pull : open) {
      if (pull.token == null && pull.revision <= revision) {
        ImmutableList<WorkspaceDocumentDiagnosticReport> all =
            ImmutableList.<WorkspaceDocumentDiagnosticReport>builder()
                .addAll(items(pull, known, true))
                .addAll(gone(pull, known))
                .build();
        pull.answer.complete(new WorkspaceDiagnosticReport(all));
      } else if (pull.token != null) {
        send(pull, pull.revision <= revision ? gone(pull, known) : ImmutableList.of());
        if (end) {
          end(pull);
        }
      }
    }
  }

  private void send(WorkspacePull pull, List<WorkspaceDocumentDiagnosticReport> items) {
    for (List<WorkspaceDocumentDiagnosticReport> some : Lists.partition(items, PART)) {
      if (!pull.answer.isDone()) {
        session
            .client()
            .notifyProgress(
                new ProgressParams(
                    pull.token, Either.forRight(new WorkspaceDiagnosticReportPartialResult(some))));
      }
    }
  }

  /**
   * What a client does not have.
   *
   * @param all whether it is also told what it has
   */
  private ImmutableList<WorkspaceDocumentDiagnosticReport> items(
      WorkspacePull pull, PulledDiagnostics.Known known, boolean all) {
    ImmutableList.Builder<WorkspaceDocumentDiagnosticReport> items = ImmutableList.builder();
    known
        .reports()
        .forEach(
            (file, report) -> {
              boolean had = pull.has(file, report.id());
              boolean worthTelling =
                  pull.knows(file)
                      || known.told().contains(file)
                      || !report.list().diagnostics().isEmpty();
              if (report.list().complete() && worthTelling && (all || !had)) {
                items.add(report.ofWorkspace(session.documents().uri(file), had));
                pull.told(file, report.id());
                diagnostics.tell(file, report.id());
              }
            });
    return items.build();
  }

  /** The files of which a client has a list though they are no Taskfiles. */
  private ImmutableList<WorkspaceDocumentDiagnosticReport> gone(
      WorkspacePull pull, PulledDiagnostics.Known known) {
    ImmutableList.Builder<WorkspaceDocumentDiagnosticReport> items = ImmutableList.builder();
    for (FileId file : pull.known()) {
      if (!known.reports().containsKey(file)) {
        String uri = session.documents().uri(file);
        if (!pull.has(file, known.none())) {
          items.add(nothing(uri, known.none()));
          pull.told(file, known.none());
        }
      }
    }
    return items.build();
  }

  private static WorkspaceDocumentDiagnosticReport nothing(String uri, String id) {
    WorkspaceFullDocumentDiagnosticReport nothing =
        new WorkspaceFullDocumentDiagnosticReport(ImmutableList.of(), uri, null);
    nothing.setResultId(id);
    return new WorkspaceDocumentDiagnosticReport(nothing);
  }

  private static void end(WorkspacePull pull) {
    pull.answer.complete(new WorkspaceDiagnosticReport(ImmutableList.of()));
  }

  private void send(Runnable sending) {
    try {
      sender.execute(
          () -> {
            try {
              sending.run();
            } catch (RuntimeException | Error e) {
              session.log().failure("workspace/diagnostic", e);
            }
          });
    } catch (RejectedExecutionException e) {
      session.log().trace("workspace/diagnostic", "comes after the end");
    }
  }

  @Override
  public void close() {
    for (WorkspacePull pull : open) {
      pull.answer.completeExceptionally(Failures.serverCancelled(false));
    }
    sender.shutdown();
  }
}
