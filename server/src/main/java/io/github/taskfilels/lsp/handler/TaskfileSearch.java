package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.Progress;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Searches folders for Taskfiles in the background, and shows that it does. */
public final class TaskfileSearch implements AutoCloseable {
  private final Session session;
  private final DiagnosticsPublisher publisher;
  private volatile boolean closed;

  public TaskfileSearch(Session session, DiagnosticsPublisher publisher) {
    this.session = session;
    this.publisher = publisher;
  }

  /** Begins a search of some folders; returns at once. */
  void begin(Collection<FileId> folders) {
    if (!folders.isEmpty()) {
      List<FileId> searched = List.copyOf(folders);
      Thread.ofVirtual().name("discovery").start(() -> search(searched));
    }
  }

  private void search(List<FileId> folders) {
    try (Progress progress = Progress.begin(session, "Searching Taskfiles")) {
      var report =
          session
              .workspace()
              .discover(folders, () -> closed, snapshot -> publisher.workspaceChanged());
      progress.end(report.summary());
      session.log().info("search of " + folders + ": " + report.summary());
    } catch (CancellationException e) {
      session.log().trace("search cancelled", folders.toString());
    } catch (RuntimeException e) {
      session.log().failure("search for Taskfiles", e);
    }
    publisher.workspaceChanged();
  }

  /** Ends all searches. */
  @Override
  public void close() {
    closed = true;
  }
}
