package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.ide.Graphs;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.convert.GraphMessages;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.CompletableFuture;

/** {@code taskfile/graph}: the graph of includes or tasks. */
public record GraphHandler(Session session) {

  private static final ImmutableList<String> KINDS =
      ImmutableList.of(GraphView.Kind.INCLUDE.id(), GraphView.Kind.TASK.id());

  public CompletableFuture<Protocol.GraphResult> answer(Protocol.GraphParams params) {
    String uri = params.uri() == null ? params.root() : params.uri();
    if (uri == null) {
      throw Failures.invalid("taskfile/graph needs the uri of a Taskfile");
    }
    if (params.kind() != null && !KINDS.contains(params.kind())) {
      throw Failures.invalid("kind is one of " + String.join(", ", KINDS));
    }
    FileId file = FileId.ofUri(uri);
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read("taskfile/graph", file, cancel -> graph(captured.cancellable(cancel), file, params));
  }

  private Protocol.GraphResult graph(Snapshot snapshot, FileId file, Protocol.GraphParams params) {
    refuseOthers(snapshot, file);
    FileId root =
        params.root() == null
            ? Programs.ofNames(snapshot, file).chainTo(file).root()
            : FileId.ofUri(params.root());
    refuseOthers(snapshot, root);
    GraphView view =
        "task".equals(params.kind())
            ? Graphs.tasks(snapshot, root, params.task())
            : Graphs.includes(snapshot, root);
    if (view == null) {
      throw Failures.invalid("there is no task " + params.task() + " in " + root.fileName());
    }
    return GraphMessages.of(session.locations(), snapshot, root, view);
  }

  private static void refuseOthers(Snapshot snapshot, FileId file) {
    if (!IncludeGraph.kind(snapshot, file).isTaskfile()) {
      throw Failures.notTaskfile(file);
    }
  }
}
