package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client what it cannot see for itself: which files are included and have to be watched,
 * that graphs may look different, and that code lenses, semantic tokens and inlay hints should be
 * asked for again. Used by the thread of the diagnostics, but for what is said otherwise.
 */
public final class Announcements {
  private final Session session;
  private @Nullable IncludeGraph lastGraph;
  private @Nullable ImmutableList<Programs> lastPrograms;
  private List<String> lastIncluded = List.of();
  private int lastSummaries;

  private final FileWatches watches;
  private final CountedCalls calls;

  public Announcements(Session session, FileWatches watches) {
    this.session = session;
    this.watches = watches;
    this.calls = new CountedCalls(session);
  }

  /** An open file has a new text; called by any thread. */
  public void edited(Snapshot snapshot, FileId file) {
    if (calls.haveChanged(snapshot, ImmutableList.of(file))) {
      session.lensRefresh().ask();
    }
  }

  /**
   * @param files that were looked at; of no others anybody wants to know what their names mean
   */
  public void announce(Snapshot snapshot, Collection<FileId> files) {
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot);
    ImmutableList<Programs> programs =
        files.stream()
            .map(graph::firstConnected)
            .distinct()
            .map(first -> Programs.around(snapshot, first))
            .collect(ImmutableList.toImmutableList());
    boolean first = lastPrograms == null;
    boolean same = programs.equals(lastPrograms) && graph.equals(lastGraph);
    // A client may have asked before all was found that says what a name means.
    if (!same && session.profile().tokenRefresh()) {
      session.client().refreshSemanticTokens();
    }
    int summaries = hash(snapshot, files);
    if ((!same || summaries != lastSummaries) && session.profile().hintRefresh()) {
      session.client().refreshInlayHints();
    }
    lastSummaries = summaries;
    boolean counted = calls.haveChanged(snapshot, files);
    if (!first && (!same || counted)) {
      session.lensRefresh().ask();
    }
    if (same) {
      return;
    }
    lastGraph = graph;
    lastPrograms = programs;
    watches.follow(snapshot, graph);
    if (session.profile().notifications()) {
      List<String> included =
          graph.files().stream()
              .filter(file -> !graph.includers(file).isEmpty())
              .map(FileId::uri)
              .toList();
      if (!included.equals(lastIncluded)) {
        lastIncluded = included;
        session.client().includedFiles(new Protocol.IncludedFiles(included));
      }
      List<String> roots = graph.roots().stream().map(session.documents()::uri).toList();
      session.client().graphChanged(new Protocol.GraphChanged(roots));
    }
  }

  /** Of what the files show to others, as hints tell it; zero where there are none. */
  private int hash(Snapshot snapshot, Collection<FileId> files) {
    if (!session.profile().hintRefresh() || session.settings().inlayHints().isEmpty()) {
      return 0;
    }
    int hash = 1;
    for (FileId file : files) {
      hash = 31 * hash + Objects.hashCode(snapshot.summary(file));
    }
    return hash;
  }
}
