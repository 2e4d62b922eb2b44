package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.refactor.Proposal;
import io.github.taskfilels.ide.refactor.RefactoringRefusedException;
import io.github.taskfilels.ide.refactor.Refactorings;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.ide.rules.FixOffers;
import io.github.taskfilels.ide.rules.FixOffers.Offer;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.settings.ProjectFile;
import io.github.taskfilels.lsp.convert.Diagnostics;
import io.github.taskfilels.lsp.convert.FixData;
import io.github.taskfilels.lsp.convert.RefactoringData;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.convert.WorkspaceEdits;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionDisabled;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * {@code textDocument/codeAction}: what mends the findings at a place, or all of a file, and how
 * what is there could be written or placed in another way. The edit is made when an action is
 * chosen, for clients that ask then.
 */
public record CodeActionHandler(Session session, Linter linter) {

  public CompletableFuture<List<Either<Command, CodeAction>>> answer(CodeActionParams params) {
    Range range = Parameters.range(params.getRange());
    CodeActionContext context = params.getContext();
    List<String> only = context == null ? null : context.getOnly();
    return DocumentRequests.readChecked(
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
            if (!ProjectFile.isNamed(file)) {
              refactor(actions, only, snapshot, file, convert.span(range));
            }
          }
          return actions;
        });
  }

  /** The kinds of actions that the server makes. */
  public static List<String> kinds() {
    List<String> kinds =
        new ArrayList<>(List.of(CodeActionKind.QuickFix, CodeActionKind.SourceFixAll));
    for (Proposal.Kind kind : Proposal.Kind.values()) {
      kinds.add(kind.id());
    }
    return kinds;
  }

  private void refactor(
      List<Either<Command, CodeAction>> actions,
      @Nullable List<String> only,
      Snapshot snapshot,
      FileId file,
      TextRange range) {
    if (Arrays.stream(Proposal.Kind.values()).noneMatch(kind -> isWanted(only, kind.id()))) {
      return;
    }
    for (Proposal proposal : Refactorings.at(snapshot, file, range)) {
      CodeAction action = new CodeAction(proposal.title());
      action.setKind(proposal.kind().id());
      boolean shown =
          isWanted(only, proposal.kind().id())
              && (proposal.possible()
                  ? fill(action, snapshot, file, range, proposal)
                  : disable(action, proposal));
      if (shown) {
        actions.add(Either.forRight(action));
      }
    }
  }

  /** Gives an action its edit, or what it is found by; false where it cannot be made. */
  private boolean fill(
      CodeAction action, Snapshot snapshot, FileId file, TextRange range, Proposal proposal) {
    if (session.profile().actions().resolves()) {
      action.setData(RefactoringData.of(Refactorings.key(snapshot, file, range, proposal)));
      return true;
    }
    try {
      Fix fix = Refactorings.change(snapshot, file, proposal);
      if (isPossible(fix)) {
        action.setEdit(edit(snapshot, fix));
        return true;
      }
      return false;
    } catch (RefactoringRefusedException e) {
      action.setDisabled(new CodeActionDisabled(e.getMessage()));
      return session.profile().actions().disables();
    }
  }

  private boolean disable(CodeAction action, Proposal proposal) {
    action.setDisabled(new CodeActionDisabled(proposal.refusal()));
    return session.profile().actions().disables();
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
    FixOffers.Key fix = FixData.read(action.getData());
    Refactorings.Key refactoring = RefactoringData.read(action.getData());
    if (fix != null) {
      return resolve(
          action,
          fix.file(),
          snapshot -> FixOffers.chosen(snapshot, fix, linter.of(snapshot, fix.file())));
    }
    return refactoring == null
        ? CompletableFuture.completedFuture(action)
        : resolve(action, refactoring.file(), snapshot -> chosen(snapshot, refactoring));
  }

  private static @Nullable Fix chosen(Snapshot snapshot, Refactorings.Key key) {
    try {
      return Refactorings.chosen(snapshot, key);
    } catch (RefactoringRefusedException e) {
      throw Failures.failed(e.getMessage(), null);
    }
  }

  private CompletableFuture<CodeAction> resolve(
      CodeAction action, FileId file, Function<Snapshot, @Nullable Fix> find) {
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            "codeAction/resolve",
            file,
            cancel -> {
              Snapshot snapshot = captured.cancellable(cancel);
              Fix fix = find.apply(snapshot);
              if (fix == null) {
                throw Failures.failed("the text has changed; ask for the action again", null);
              }
              if (!isPossible(fix)) {
                throw Failures.failed("this editor does not let the server make files", null);
              }
              action.setEdit(edit(snapshot, fix));
              return action;
            });
  }
}
