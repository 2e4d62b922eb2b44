package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.FoldingRanges;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Range;

/** {@code textDocument/foldingRange}: what can be folded away. */
public record FoldingRangeHandler(Session session) {

  public CompletableFuture<List<FoldingRange>> answer(FoldingRangeRequestParams params) {
    return DocumentRequests.read(
        session,
        "textDocument/foldingRange",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) -> {
          List<FoldingRanges.Fold> all =
              LongAnswers.cut(session.log(), "folds", file, FoldingRanges.of(snapshot, file));
          return FoldingRanges.outermost(all, session.profile().foldingLimit()).stream()
              .map(fold -> fold(convert, fold))
              .toList();
        });
  }

  private FoldingRange fold(ToLsp convert, FoldingRanges.Fold fold) {
    Range range = convert.range(fold.range());
    FoldingRange folded = new FoldingRange(range.getStart().getLine(), range.getEnd().getLine());
    if (!session.profile().lineFolding()) {
      folded.setStartCharacter(range.getStart().getCharacter());
      folded.setEndCharacter(range.getEnd().getCharacter());
    }
    switch (fold.kind()) {
      case COMMENT -> folded.setKind(FoldingRangeKind.Comment);
      case IMPORTS -> folded.setKind(FoldingRangeKind.Imports);
      case REGION -> folded.setKind(FoldingRangeKind.Region);
      case CODE -> {}
    }
    return folded;
  }
}
