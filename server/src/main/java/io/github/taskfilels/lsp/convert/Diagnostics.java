package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.util.function.Function;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.jspecify.annotations.Nullable;

/** Findings as diagnostics of the protocol. */
public final class Diagnostics {
  static final String SOURCE = "taskfile";

  private Diagnostics() {}

  /**
   * @param related whether the other places of a finding go along
   * @param pages where the pages of rules are; null where there are none to lead to
   * @param locations gives for a file the function that makes a location of a range in it
   */
  public static Diagnostic of(
      ToLsp convert,
      Finding finding,
      boolean related,
      @Nullable String pages,
      Function<FileId, Function<TextRange, Location>> locations) {
    Diagnostic diagnostic =
        new Diagnostic(
            convert.range(finding.range()),
            Printable.text(finding.message()),
            severity(finding.severity()),
            SOURCE,
            finding.ruleId());
    if (pages != null) {
      diagnostic.setCodeDescription(
          new DiagnosticCodeDescription(pages + finding.ruleId() + ".md"));
    }
    if (related && !finding.related().isEmpty()) {
      diagnostic.setRelatedInformation(
          finding.related().stream()
              .map(
                  place ->
                      new DiagnosticRelatedInformation(
                          locations.apply(place.file()).apply(place.range()),
                          Printable.text(place.message())))
              .toList());
    }
    return diagnostic;
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFORMATION -> DiagnosticSeverity.Information;
      case HINT -> DiagnosticSeverity.Hint;
    };
  }
}
