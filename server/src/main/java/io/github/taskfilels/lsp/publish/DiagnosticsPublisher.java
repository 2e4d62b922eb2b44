package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.convert.Diagnostics;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Documents;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.jspecify.annotations.Nullable;

/**
 * Publishes diagnostics from one thread of its own, in two steps: a changed file at once, and all
 * others that may see the change after a quiet moment. A list is sent only when it differs from the
 * last one that was sent, and never for a text that is no longer the newest; a file that leaves the
 * workspace gets an empty list.
 */
public final class DiagnosticsPublisher implements AutoCloseable {
  /** How long nothing may happen before the other files are looked at, in milliseconds. */
  private static final int QUIET_MILLIS = 150;

  private final Linter linter;
  private final Consumer<Snapshot> looked;
  private final Session session;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<FileId> urgent = new LinkedHashSet<>();
  private final Map<FileId, PublishDiagnosticsParams> published = new HashMap<>();
  private long lookAt = Long.MAX_VALUE;
  private boolean closed;
  private volatile long generation;

  /**
   * @param looked is told of each snapshot at which all files were looked at
   */
  public DiagnosticsPublisher(Session session, Linter linter, Consumer<Snapshot> looked) {
    this.session = session;
    this.linter = linter;
    this.looked = looked;
    Thread.ofPlatform().name("diagnostics").daemon().start(this::work);
  }

  /** A file has a new text; {@code visible} says whether other files can see the difference. */
  public void fileChanged(FileId file, boolean visible) {
    signal(
        () -> {
          urgent.add(file);
          if (visible || lookAt != Long.MAX_VALUE) {
            lookAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
          }
        });
  }

  /** Something else changed: files on the disk, folders, settings. */
  public void workspaceChanged() {
    signal(() -> lookAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS / 3));
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

  private void work() {
    while (true) {
      FileId file;
      long seen;
      lock.lock();
      try {
        while (!closed && urgent.isEmpty() && System.nanoTime() < lookAt) {
          long wait = lookAt == Long.MAX_VALUE ? Long.MAX_VALUE : lookAt - System.nanoTime();
          if (wait > 0) {
            changed.awaitNanos(wait);
          }
        }
        if (closed) {
          return;
        }
        file = urgent.isEmpty() ? null : urgent.iterator().next();
        if (file == null) {
          lookAt = Long.MAX_VALUE;
        } else {
          urgent.remove(file);
        }
        seen = generation;
      } catch (InterruptedException e) {
        return;
      } finally {
        lock.unlock();
      }
      try {
        if (file != null) {
          publish(session.workspace().snapshot(), file);
        } else {
          lookAtAll(seen);
        }
      } catch (CancellationException superseded) {
        session.log().trace("diagnostics superseded", "generation " + seen);
      } catch (RuntimeException | Error e) {
        session.log().failure("diagnostics", e);
      }
    }
  }

  /** Looks at every file; gives up, to be called again, when something changes meanwhile. */
  private void lookAtAll(long seen) {
    Cancel superseded = () -> generation != seen;
    Snapshot snapshot = session.workspace().snapshot().cancellable(superseded);
    try {
      ImmutableSet<FileId> files = IncludeGraph.ofWorkspace(snapshot).files();
      for (FileId file : files) {
        superseded.check();
        publish(snapshot, file);
      }
      for (FileId file : ImmutableList.copyOf(published.keySet())) {
        if (!files.contains(file)) {
          send(file, new PublishDiagnosticsParams(session.documents().uri(file), List.of()));
        }
      }
      looked.accept(snapshot);
    } catch (CancellationException e) {
      signalAgain();
      throw e;
    }
  }

  private void signalAgain() {
    lock.lock();
    try {
      lookAt = Math.min(lookAt, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS));
    } finally {
      lock.unlock();
    }
  }

  private void publish(Snapshot snapshot, FileId file) {
    LineIndex lines = snapshot.lines(file);
    Documents.@Nullable Document document = session.documents().get(file);
    ImmutableList<Finding> findings = linter.of(snapshot, file);
    PublishDiagnosticsParams params =
        new PublishDiagnosticsParams(session.documents().uri(file), List.of());
    ToLsp convert = new ToLsp(lines == null ? new LineIndex("") : lines, session.encoding());
    Supplier<Snapshot> texts = () -> snapshot;
    params.setDiagnostics(
        findings.stream().map(finding -> diagnostic(convert, finding, texts)).toList());
    if (document != null) {
      if (!snapshot.content(file).equals(session.workspace().snapshot().content(file))) {
        return; // A newer text is waiting in the queue.
      }
      params.setVersion(document.version());
    }
    send(file, params);
  }

  private Diagnostic diagnostic(ToLsp convert, Finding finding, Supplier<Snapshot> texts) {
    return Diagnostics.of(convert, finding, file -> session.location(texts.get(), file));
  }

  private void send(FileId file, PublishDiagnosticsParams params) {
    PublishDiagnosticsParams last = published.get(file);
    boolean same =
        last == null
            ? params.getDiagnostics().isEmpty() && params.getVersion() == null
            : last.getDiagnostics().equals(params.getDiagnostics())
                && last.getUri().equals(params.getUri());
    if (same) {
      return;
    }
    if (params.getDiagnostics().isEmpty() && params.getVersion() == null) {
      published.remove(file);
    } else {
      published.put(file, params);
    }
    session.client().publishDiagnostics(params);
  }

  @Override
  public void close() {
    signal(() -> closed = true);
  }
}
