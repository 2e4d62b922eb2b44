package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code taskfile/run} and the command {@code taskfile.run}: starts a run.
 *
 * @param starter starts what was asked for, as the captured snapshot shows it
 */
public record RunHandler(Session session, Starter starter) {

  /** Starts runs. */
  @FunctionalInterface
  public interface Starter {
    CompletableFuture<Protocol.RunResult> start(Snapshot captured, Protocol.RunParams params);
  }

  public CompletableFuture<Protocol.RunResult> answer(Protocol.RunParams params) {
    return start(session.disk().look(), params);
  }

  private CompletableFuture<Protocol.RunResult> start(
      Snapshot captured, Protocol.RunParams params) {
    Parameters.words(params.tasks(), "tasks");
    Parameters.words(params.cliArgs(), "cliArgs");
    Parameters.words(params.vars() == null ? null : params.vars().values(), "vars");
    refuseOutside(captured, params);
    return starter.start(captured, params);
  }

  /**
   * What a client has not opened as its workspace may come from anybody, so it is run only where
   * the client says that it may be. Without folders the open documents are the workspace.
   */
  private static void refuseOutside(Snapshot captured, Protocol.RunParams params) {
    FileId root = FileId.ofUri(Parameters.required(params.root(), "root"));
    boolean outside = !Boolean.TRUE.equals(params.outside()) && !captured.isOfWorkspace(root);
    if (outside) {
      throw Failures.failed(
          root + " is outside of the workspace: open its folder, or allow it by `outside: true`",
          new Protocol.RunRefusal("outside-workspace", List.of(root.uri()), null));
    }
  }

  /** As {@link #answer}; without a root, the nearest one of the file is meant. */
  CompletableFuture<Protocol.RunResult> command(Protocol.RunCommand command) {
    Snapshot captured = session.disk().look();
    String uri = command.uri();
    if (command.root() != null || uri == null) {
      return start(captured, params(command, command.root()));
    }
    return session
        .dispatcher()
        .read("taskfile.run", null, cancel -> root(captured.cancellable(cancel), FileId.ofUri(uri)))
        .thenCompose(root -> start(captured, params(command, root)));
  }

  private String root(Snapshot snapshot, FileId file) {
    if (!IncludeGraph.kind(snapshot, file).isTaskfile()) {
      throw Failures.notTaskfile(file);
    }
    return session.documents().uri(Programs.ofNames(snapshot, file).chainTo(file).root());
  }

  private static Protocol.RunParams params(Protocol.RunCommand command, @Nullable String root) {
    return new Protocol.RunParams(
        root,
        command.task() == null ? List.of("default") : List.of(command.task()),
        command.vars(),
        command.cliArgs(),
        null,
        command.dry(),
        null,
        command.outside());
  }
}
