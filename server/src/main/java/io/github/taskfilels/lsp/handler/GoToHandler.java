package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.Definitions;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * {@code textDocument/definition} and those that are asked and answered in the same way: where
 * something leads that is named under the cursor.
 *
 * @param method which of them
 */
public record GoToHandler(Session session, String method, Finder finder) {

  /** What one of the methods looks for. */
  @FunctionalInterface
  public interface Finder {
    List<Definitions.Target> at(Snapshot snapshot, FileId file, int offset);
  }

  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> answer(
      TextDocumentPositionParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
        session,
        method,
        params.getTextDocument(),
        Either.forLeft(List.of()),
        (snapshot, file, convert) -> {
          List<Definitions.Target> targets = finder.at(snapshot, file, convert.offset(position));
          return session.profile().links().contains(method)
              ? Either.forRight(
                  targets.stream().map(target -> link(snapshot, convert, target)).toList())
              : Either.forLeft(
                  targets.stream()
                      .map(
                          target ->
                              session.location(snapshot, target.file()).apply(target.selection()))
                      .toList());
        });
  }

  private LocationLink link(Snapshot snapshot, ToLsp origin, Definitions.Target target) {
    ToLsp there = session.locations().convertOrStart(snapshot, target.file());
    return new LocationLink(
        session.documents().uri(target.file()),
        there.range(target.range()),
        there.range(target.selection()),
        origin.range(target.origin()));
  }
}
