package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.ide.hints.Hint;
import io.github.taskfilels.ide.hints.InlayHints;
import io.github.taskfilels.lsp.convert.DocumentationData;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.InlayHintLabelPart;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Range;

/** {@code textDocument/inlayHint}: what is not written, for the part of a file that is seen. */
public record InlayHintHandler(Session session) {

  public CompletableFuture<List<InlayHint>> answer(InlayHintParams params) {
    Range range = Parameters.range(params.getRange());
    return DocumentRequests.read(
        session,
        "textDocument/inlayHint",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            LongAnswers.cut(
                    session.log(),
                    "inlay hints",
                    file,
                    InlayHints.of(
                        snapshot, file, convert.span(range), session.settings().inlayHints()))
                .stream()
                .map(hint -> hint(snapshot, convert, hint))
                .toList());
  }

  private InlayHint hint(Snapshot snapshot, ToLsp convert, Hint hint) {
    InlayHintLabelPart part = new InlayHintLabelPart(hint.label());
    if (hint.target() != null) {
      part.setLocation(
          session.location(snapshot, hint.target().file()).apply(hint.target().range()));
    }
    InlayHint shown = new InlayHint();
    shown.setPosition(convert.position(hint.offset()));
    shown.setLabel(List.of(part));
    shown.setPaddingLeft(hint.apart());
    if (hint.kind() == Hint.Kind.PARAMETER) {
      shown.setKind(InlayHintKind.Parameter);
    }
    if (hint.documentation() != null) {
      shown.setData(DocumentationData.of(hint.documentation()));
    }
    return shown;
  }

  /** {@code inlayHint/resolve}: what is told when somebody points at a hint. */
  public CompletableFuture<InlayHint> resolve(InlayHint hint) {
    Documentation documentation = DocumentationData.read(hint.getData());
    if (documentation == null) {
      return CompletableFuture.completedFuture(hint);
    }
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            "inlayHint/resolve",
            null,
            cancel -> {
              String markdown = documentation.markdown(captured.cancellable(cancel));
              if (markdown != null) {
                hint.setTooltip(ToLsp.markup(markdown, session.profile().markdown()));
              }
              return hint;
            });
  }
}
