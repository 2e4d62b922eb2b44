package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.settings.ProjectFile;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** Answers requests about one document, if it is a Taskfile. */
final class DocumentRequests {
  private DocumentRequests() {}

  /** What a request does with its snapshot. */
  @FunctionalInterface
  interface Body<T> {
    T answer(Snapshot snapshot, FileId file, ToLsp convert);
  }

  /**
   * Answers with what the body makes of the snapshot that is taken here, on the thread that read
   * the message.
   *
   * @param nothing the answer for a document without text, and for one that is no Taskfile
   */
  static <T> CompletableFuture<T> read(
      Session session, String method, TextDocumentIdentifier document, T nothing, Body<T> body) {
    return read(session, method, document, nothing, DocumentRequests::isTaskfile, body);
  }

  /** The same for the settings of a project, too. */
  static <T> CompletableFuture<T> readChecked(
      Session session, String method, TextDocumentIdentifier document, T nothing, Body<T> body) {
    return read(
        session,
        method,
        document,
        nothing,
        (snapshot, file) -> ProjectFile.isNamed(file) || isTaskfile(snapshot, file),
        body);
  }

  private static boolean isTaskfile(Snapshot snapshot, FileId file) {
    return IncludeGraph.kind(snapshot, file).isTaskfile();
  }

  private static <T> CompletableFuture<T> read(
      Session session,
      String method,
      TextDocumentIdentifier document,
      T nothing,
      BiPredicate<Snapshot, FileId> concerns,
      Body<T> body) {
    FileId file = Parameters.file(document);
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            method,
            file,
            cancel -> {
              Snapshot snapshot = captured.cancellable(cancel);
              if (!concerns.test(snapshot, file)) {
                return nothing;
              }
              ToLsp convert = session.locations().convert(snapshot, file);
              return convert == null ? nothing : body.answer(snapshot, file, convert);
            });
  }
}
