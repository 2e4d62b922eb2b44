package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.ide.rules.FixOffers;
import io.github.taskfilels.ide.rules.FixOffers.Offer;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.lsp.convert.Diagnostics;
import io.github.taskfilels.lsp.convert.FixData;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.convert.WorkspaceEdits;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * {@code textDocument/codeAction}: what mends the findings at a place, or all of a file. The edit
 * is made when an action is chosen, for clients that ask then.
 */
public record CodeActionHandler(Session session, Linter linter) {

  public CompletableFuture<List<Either<Command, CodeAction>>> answer(CodeActionParams params) {
    Range range = Parameters.range(params.getRange());
    CodeActionContext context = params.getContext();
    List<String> only = context == null ? null : context.getOnly();
    return DocumentRequests.read(
        session,
        "textDocument/codeAction",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) -> {
          List<Either<Command, CodeAction>> actions = new ArrayList<>();
          if (session.profile().actions().literals()) {
            List<Finding> findings = linter.of(snapshot, file);
            if (isWanted(only, CodeActionKind.QuickFix)) {
              FixOffers.at(snapshot, file, convert.span(range), findings)
                  .forEach(offer -> add(actions, snapshot, offer, CodeActionKind.QuickFix));
            }
            Offer all =
                isWanted(only, CodeActionKind.SourceFixAll)
                    ? FixOffers.everything(snapshot, file, findings)
                    : null;
            if (all != null) {
              add(actions, snapshot, all, CodeActionKind.SourceFixAll);
            }
          }
          return actions;
        });
  }

  /** Whether a kind is asked for, by its name or by one that stands for it and others. */
  private static boolean isWanted(@Nullable List<String> only, String kind) {
    return only == null
        || only.stream()
            .anyMatch(
                wanted -> wanted.isEmpty() || kind.equals(wanted) || kind.startsWith(wanted + "."));
  }

  private void add(
      List<Either<Command, CodeAction>> actions, Snapshot snapshot, Offer offer, String kind) {
    CodeAction action = new CodeAction(offer.title());
    action.setKind(kind);
    if (offer.preferred()) {
      action.setIsPreferred(true);
    }
    if (!offer.findings().isEmpty()) {
      ToLsp convert = session.locations().convertOrStart(snapshot, offer.key().file());
      action.setDiagnostics(
          offer.findings().stream()
              .map(
                  finding ->
                      Diagnostics.of(
                          convert, finding, false, null, file -> session.location(snapshot, file)))
              .toList());
    }
    if (session.profile().actions().resolves()) {
      action.setData(FixData.of(offer.key()));
    } else {
      Fix fix = FixOffers.chosen(snapshot, offer.key(), linter.of(snapshot, offer.key().file()));
      if (fix == null || !isPossible(fix)) {
        return;
      }
      action.setEdit(edit(snapshot, fix));
    }
    actions.add(Either.forRight(action));
  }

  /** Whether the client can make the change: one that makes no files gets no new ones. */
  private boolean isPossible(Fix fix) {
    return fix.created().isEmpty() || session.profile().edits().creates();
  }

  private WorkspaceEdit edit(Snapshot snapshot, Fix fix) {
    return new WorkspaceEdits(session.profile().edits(), session.locations()).of(snapshot, fix);
  }

  /** {@code codeAction/resolve}: the edit of an action that is chosen. */
  public CompletableFuture<CodeAction> resolve(CodeAction action) {
    FixOffers.Key key = FixData.read(action.getData());
    if (key == null) {
      return CompletableFuture.completedFuture(action);
    }
    Snapshot captured = session.snapshot();
    FileId file = key.file();
    return session
        .dispatcher()
        .read(
            "codeAction/resolve",
            file,
            cancel -> {
              Snapshot snapshot = captured.cancellable(cancel);
              Fix fix = FixOffers.chosen(snapshot, key, linter.of(snapshot, file));
              if (fix == null) {
                throw Failures.failed("the text has changed; ask for the fix again", null);
              }
              if (!isPossible(fix)) {
                throw Failures.failed("this editor does not let the server make files", null);
              }
              action.setEdit(edit(snapshot, fix));
              return action;
            });
  }
}
