package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.format.EditorConfigs;
import io.github.taskfilels.ide.format.FormatOptions;
import io.github.taskfilels.ide.format.FormatSettings;
import io.github.taskfilels.ide.format.Formatting;
import io.github.taskfilels.ide.format.OnTypeIndentation;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentRangesFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;

/**
 * {@code textDocument/formatting}, {@code rangeFormatting}, {@code rangesFormatting} and {@code
 * onTypeFormatting}. What {@code .editorconfig} says comes before what the client says, and that
 * before the settings, of which those of the project come first.
 */
public record FormattingHandler(Session session) {

  /** How one of the methods formats. */
  private interface Format {
    Formatting.Result of(String text, FormatOptions options, ToLsp convert);
  }

  public CompletableFuture<List<TextEdit>> document(DocumentFormattingParams params) {
    return answer(
        "textDocument/formatting",
        params.getTextDocument(),
        params.getOptions(),
        (text, options, convert) -> Formatting.of(text, options));
  }

  public CompletableFuture<List<TextEdit>> range(DocumentRangeFormattingParams params) {
    Range range = Parameters.range(params.getRange());
    return answer(
        "textDocument/rangeFormatting",
        params.getTextDocument(),
        params.getOptions(),
        (text, options, convert) -> Formatting.of(text, options, List.of(convert.span(range))));
  }

  public CompletableFuture<List<TextEdit>> ranges(DocumentRangesFormattingParams params) {
    List<Range> ranges =
        Parameters.required(params.getRanges(), "ranges").stream().map(Parameters::range).toList();
    return answer(
        "textDocument/rangesFormatting",
        params.getTextDocument(),
        params.getOptions(),
        (text, options, convert) ->
            Formatting.of(text, options, ranges.stream().map(convert::span).toList()));
  }

  private CompletableFuture<List<TextEdit>> answer(
      String method, TextDocumentIdentifier document, FormattingOptions said, Format format) {
    return DocumentRequests.read(
        session,
        method,
        document,
        List.of(),
        (snapshot, file, convert) -> {
          FileText text = snapshot.text(file);
          if (text == null) {
            return List.of();
          }
          Formatting.Result result = format.of(text.text(), options(snapshot, file, said), convert);
          if (result.refused()) {
            session
                .log()
                .warning(
                    file
                        + " is not formatted, for it would not say the same any more; "
                        + (result.errors().isEmpty()
                            ? "please report it"
                            : "mend its syntax errors first"));
          }
          return edits(convert, result.edits());
        });
  }

  public CompletableFuture<List<TextEdit>> onType(DocumentOnTypeFormattingParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
        session,
        "textDocument/onTypeFormatting",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) -> {
          FileText text = snapshot.text(file);
          return text == null || !"\n".equals(params.getCh())
              ? List.of()
              : edits(
                  convert,
                  OnTypeIndentation.afterNewLine(
                      text.text(),
                      convert.offset(position),
                      options(snapshot, file, params.getOptions())));
        });
  }

  private static List<TextEdit> edits(
      ToLsp convert, List<io.github.taskfilels.text.TextEdit> edits) {
    return edits.stream()
        .map(edit -> new TextEdit(convert.range(edit.range()), edit.newText()))
        .toList();
  }

  private FormatOptions options(Snapshot snapshot, FileId file, @Nullable FormattingOptions said) {
    FormatOptions options = FormatSettings.over(session.settings().format(), snapshot, file);
    if (said != null) {
      Number columns = said.getNumber("tabSize");
      Boolean trim = said.getBoolean("trimTrailingWhitespace");
      Boolean end = said.getBoolean("insertFinalNewline");
      options = columns == null ? options : options.withIndent(columns.intValue());
      options = trim == null ? options : options.withTrimTrailing(trim);
      options = end == null ? options : options.withFinalNewline(end);
    }
    return EditorConfigs.over(options, file, snapshot::onDisk);
  }
}
