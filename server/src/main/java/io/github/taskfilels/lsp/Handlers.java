package io.github.taskfilels.lsp;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** Builds the handlers of a session and passes on what concerns all of them. */
final class Handlers implements AutoCloseable {
  private final DocumentHandlers documents = new DocumentHandlers();
  private final WorkspaceHandlers workspace = new WorkspaceHandlers();
  private final TaskfileHandlers taskfile = new TaskfileHandlers();
  private @Nullable DiagnosticsPublisher publisher;
  private @Nullable Runs runs;

  DocumentHandlers documents() {
    return documents;
  }

  WorkspaceHandlers workspace() {
    return workspace;
  }

  TaskfileHandlers taskfile() {
    return taskfile;
  }

  void begin(Session session) {
    Linter linter =
        new Linter(
            (rule, file, failure) ->
                session.log().failure("rule " + rule + " in " + file, failure));
    FileWatches watches = new FileWatches(session);
    Announcements announcements = new Announcements(session, watches);
    DiagnosticsPublisher.Source source =
        new DiagnosticsPublisher.Source() {
          @Override
          public Snapshot snapshot() {
            return session.workspace().snapshot();
          }

          @Override
          public ImmutableList<Finding> findings(Snapshot snapshot, FileId file) {
            return linter.of(snapshot, file);
          }

          @Override
          public ImmutableSet<FileId> files(Snapshot snapshot) {
            return IncludeGraph.ofWorkspace(snapshot).files();
          }

          @Override
          public void looked(Snapshot snapshot) {
            announcements.announce(snapshot);
          }
        };
    DiagnosticsPublisher created = new DiagnosticsPublisher(session, source);
    Runs newRuns = new Runs(session);
    publisher = created;
    runs = newRuns;
    documents.begin(session, created);
    workspace.begin(session, created, taskfile, watches);
    taskfile.begin(session, newRuns);
  }

  void initialized() {
    workspace.initialized();
  }

  @Override
  public void close() {
    if (publisher != null) {
      publisher.close();
    }
    workspace.close();
    if (runs != null) {
      runs.close();
    }
  }
}
