package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.CarriedFindings;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.settings.ProjectFile;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKind;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/**
 * Finds diagnostics and publishes them, or has them ready for clients that ask, in two phases, each
 * file on threads of its own, so that the first waits for nothing and a slow file delays itself
 * alone. At once a changed file gets its own problems, together with what the workspace rules had
 * found in it and what was not edited since. Then these rules run: for the changed file as soon as
 * they can, given up when it changes again, and after a quiet moment for all other files, if these
 * can see a difference. What shellcheck says of scripts comes with the second phase, when it is
 * known. Files that are no Taskfiles get nothing.
 */
public final class DiagnosticsPublisher implements AutoCloseable {
  /** How long nothing may happen before the other files are looked at, in milliseconds. */
  private static final int QUIET_MILLIS = 150;

  /** So many files are looked at on several threads, before what is found is published. */
  private static final int AT_ONCE = 64;

  /** Of a workspace of more Taskfiles, those that are connected with open ones are looked at. */
  private static final int MOST_FILES = 2_000;

  private final Session session;
  private final Linter linter;
  private final BiConsumer<Snapshot, FileId> edited;
  private final BiConsumer<Snapshot, ImmutableSet<FileId>> looked;
  private final Optional<PulledDiagnostics> pulled;
  private final DiagnosticLists published;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final FileLanes own = new FileLanes("own diagnostics", this::publishOwn);
  private final FileLanes full = new FileLanes("diagnostics", this::publishFull);
  private final ScriptChecks scripts;
  private long lookAt = Long.MAX_VALUE;
  private boolean closed;
  private volatile long generation;

  /** The stamp of the look that is under way; -1 where there is none. */
  private volatile long looking = -1;

  private volatile Look last = new Look(-1, ImmutableSet.of());

  /**
   * A look at all files that came to its end.
   *
   * @param stamp of its snapshot
   * @param files the Taskfiles that it has seen
   */
  private record Look(long stamp, ImmutableSet<FileId> files) {}

  /**
   * @param edited is told of each open file that was looked at for itself, on any thread
   * @param looked is told of each snapshot at which all files were looked at, and of these
   */
  public DiagnosticsPublisher(
      Session session,
      Linter linter,
      BiConsumer<Snapshot, FileId> edited,
      BiConsumer<Snapshot, ImmutableSet<FileId>> looked) {
    this.session = session;
    this.linter = linter;
    this.edited = edited;
    this.looked = looked;
    this.scripts = new ScriptChecks(session, full::want);
    this.pulled =
        session.profile().pulls() ? Optional.of(new PulledDiagnostics(session)) : Optional.empty();
    this.published =
        new DiagnosticLists(
            session,
            pulled.<DiagnosticOutlet>map(one -> one).orElse(new PushedDiagnostics(session)));
    Thread.ofPlatform().name("workspace diagnostics").daemon().start(this::workOnWorkspace);
  }

  /** An open file has a new text. */
  public void textChanged(FileId file) {
    signal(
        () -> {
          own.want(file);
          if (lookAt != Long.MAX_VALUE || ProjectFile.isNamed(file)) {
            lookAt = in(QUIET_MILLIS);
          }
        });
  }

  /** A file was opened: it may be a Taskfile now, and others may find it. */
  public void opened(FileId file) {
    published.forgotten(file);
    signal(
        () -> {
          own.want(file);
          full.want(file);
          lookAt = in(QUIET_MILLIS);
        });
  }

  /** A file was closed: what is on the disk counts again, and it may be no Taskfile any more. */
  public void closed(FileId file) {
    pulled.ifPresent(asking -> asking.closed(file));
    signal(
        () -> {
          full.want(file);
          lookAt = in(QUIET_MILLIS);
        });
  }

  /** Something else changed: files on the disk, folders, settings. */
  public void workspaceChanged() {
    signal(() -> lookAt = in(QUIET_MILLIS / 3));
  }

  /** Answers {@code textDocument/diagnostic}, on no thread. */
  public CompletableFuture<DocumentDiagnosticReport> report(DocumentDiagnosticParams params) {
    PulledDiagnostics asked = pulled.orElseThrow(DiagnosticsPublisher::published);
    FileId file = Parameters.file(params.getTextDocument());
    CompletableFuture<DocumentDiagnosticReport> answer =
        asked.ask(file, session.snapshot().revision(), params.getPreviousResultId());
    if (!answer.isDone()) {
      own.want(file);
      full.want(file);
    }
    return answer;
  }

  /** Answers {@code workspace/diagnostic}, on no thread. */
  public CompletableFuture<WorkspaceDiagnosticReport> report(WorkspaceDiagnosticParams params) {
    PulledDiagnostics asked = pulled.orElseThrow(DiagnosticsPublisher::published);
    CompletableFuture<WorkspaceDiagnosticReport> answer =
        asked.ask(params, session.snapshot().revision());
    look(0);
    return answer;
  }

  private static ResponseErrorException published() {
    return Failures.notOffered("diagnostics are published to this client");
  }

  private static long in(int millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void signal(Runnable change) {
    lock.lock();
    try {
      generation++;
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void publishOwn(FileId file) {
    guarded(() -> findOwn(file));
  }

  private void findOwn(FileId file) {
    Snapshot snapshot = session.workspace().snapshot();
    if (!FileKind.ofItself(snapshot, file).isTaskfile()
        && !last.files().contains(file)
        && !ProjectFile.isNamed(file)) {
      return; // Whether another file includes it is for the second phase to find out.
    }
    CarriedFindings carried = published.carried(snapshot, file);
    published.publish(
        snapshot,
        file,
        Linter.merged(linter.ownOf(snapshot, file), carried.in(snapshot)),
        carried,
        false);
    edited.accept(snapshot, file);
    full.want(file);
  }

  private void publishFull(FileId file) {
    guarded(
        () -> {
          Snapshot snapshot = session.workspace().snapshot();
          // Typing in another file leaves this one its answer; what it changes here comes later.
          findAll(snapshot, () -> full.isWanted(file), file);
          if (snapshot.stamp() != last.stamp() && snapshot.stamp() != looking) {
            lookSoon();
          }
        });
  }

  private void workOnWorkspace() {
    while (awaitLook()) {
      guarded(
          () -> {
            long seen = generation;
            Snapshot snapshot = session.workspace().snapshot();
            try {
              looking = snapshot.stamp();
              lookAtAll(snapshot, () -> generation != seen);
            } catch (CancellationException e) {
              lookSoon();
              throw e;
            } finally {
              looking = -1;
            }
          });
    }
  }

  /** Waits until it is time to look at all files; false when all ends. */
  private boolean awaitLook() {
    lock.lock();
    try {
      while (!closed && System.nanoTime() < lookAt) {
        if (lookAt == Long.MAX_VALUE) {
          changed.awaitUninterruptibly();
        } else {
          changed.awaitNanos(lookAt - System.nanoTime());
        }
      }
      lookAt = Long.MAX_VALUE;
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Looks at every file; gives up, to be called again, when something changes meanwhile. */
  private void lookAtAll(Snapshot snapshot, Cancel superseded) {
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot.cancellable(superseded));
    ImmutableSet<FileId> taskfiles = wanted(snapshot, graph);
    ImmutableSet<FileId> files =
        ImmutableSet.<FileId>builder()
            .addAll(taskfiles)
            .addAll(ProjectFile.nearest(snapshot, taskfiles))
            .addAll(snapshot.openFiles(ProjectFile::isNamed))
            .build();
    files.stream().filter(snapshot::isOpen).forEach(full::want);
    Iterable<FileId> closed = Iterables.filter(files, file -> !snapshot.isOpen(file));
    Snapshot cancellable = snapshot.cancellable(superseded);
    for (List<FileId> some : Iterables.partition(closed, AT_ONCE)) {
      cancellable.ahead(some, linter::of);
      for (FileId file : some) {
        superseded.check();
        findAll(snapshot, superseded, file);
      }
    }
    published.keepOnly(snapshot, files);
    last = new Look(snapshot.stamp(), graph.files());
    looked.accept(snapshot, taskfiles);
    pulled.ifPresent(asking -> asking.looked(snapshot.revision()));
  }

  private ImmutableSet<FileId> wanted(Snapshot snapshot, IncludeGraph graph) {
    int count = graph.files().size();
    if (count <= MOST_FILES) {
      return graph.files();
    }
    if (last.files().size() <= MOST_FILES) {
      session
          .log()
          .info(
              "of these "
                  + count
                  + " Taskfiles, only open ones and those connected with them are checked;"
                  + " `taskfile-ls check` checks all");
    }
    return graph.files().stream()
        .filter(snapshot::isOpen)
        .flatMap(open -> graph.connected(open).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private void findAll(Snapshot snapshot, Cancel superseded, FileId file) {
    Snapshot cancellable = snapshot.cancellable(superseded);
    // A closed file may have the name of a Taskfile and yet be none of the workspace.
    if (!IncludeGraph.ofWorkspace(cancellable).contains(file) && !ProjectFile.isNamed(file)) {
      published.clear(snapshot, file);
      return;
    }
    ImmutableList<Finding> ofScripts = scripts.findings(cancellable, file);
    ImmutableList<Finding> findings = merged(linter.of(cancellable, file), ofScripts);
    CarriedFindings carried =
        CarriedFindings.of(snapshot, merged(linter.workspaceOf(cancellable, file), ofScripts));
    published.publish(snapshot, file, findings, carried, true);
  }

  private static ImmutableList<Finding> merged(
      ImmutableList<Finding> some, ImmutableList<Finding> more) {
    return more.isEmpty() ? some : Linter.merged(some, more);
  }

  /** Lets all files be looked at after a quiet moment, unless that comes sooner anyway. */
  private void lookSoon() {
    look(QUIET_MILLIS);
  }

  private void look(int millis) {
    lock.lock();
    try {
      lookAt = Math.min(lookAt, in(millis));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (CancellationException superseded) {
      session.log().trace("diagnostics superseded", "generation " + generation);
    } catch (RuntimeException | Error e) {
      session.log().failure("diagnostics", e);
    }
  }

  @Override
  public void close() {
    signal(() -> closed = true);
    own.close();
    full.close();
    scripts.close();
    pulled.ifPresent(PulledDiagnostics::close);
  }
}
