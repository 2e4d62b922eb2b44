package io.github.taskfilels.cli.check;

import io.github.taskfilels.cli.root.SourcePlaces.Place;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.text.Printable;

/**
 * Findings as commands of GitHub's runner, which shows them beside the lines of a change ("Workflow
 * commands for GitHub Actions").
 */
final class GitHubReport {
  private GitHubReport() {}

  static String text(Findings report) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : report.findings()) {
      Place place = report.places().place(finding.file(), finding.range());
      text.append("::").append(command(finding)).append(" file=");
      text.append(property(report.places().name(finding.file())));
      text.append(",line=").append(place.line()).append(",endLine=").append(place.endLine());
      if (place.line() == place.endLine()) {
        // It shows no columns of several lines.
        text.append(",col=").append(place.column()).append(",endColumn=").append(place.endColumn());
      }
      text.append(",title=").append(property("taskfile-ls " + finding.ruleId())).append("::");
      text.append(data(finding.message())).append('\n');
    }
    return text.toString();
  }

  private static String command(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION, HINT -> "notice";
    };
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String data(String text) {
    return Printable.line(text).replace("%", "%25");
  }
}
