package io.github.taskfilels.cli.check;

import io.github.taskfilels.cli.root.SourcePlaces;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Findings for people: each with its line, a mark under the place, the places that belong to it and
 * what mends it. Of many equal ones that are no errors the first stands for all.
 */
record TextReport(Findings report, Colors colors) {
  /** So many equal warnings are shown one by one. */
  private static final int MOST_ALIKE = 3;

  /** So many answers are told of where there is no single right one. */
  private static final int MOST_FIXES = 3;

  String text() {
    SourcePlaces places = report.places();
    Map<String, List<Finding>> alike = new HashMap<>();
    for (Finding finding : report.findings()) {
      alike.computeIfAbsent(wording(finding), wording -> new ArrayList<>()).add(finding);
    }
    StringBuilder text = new StringBuilder();
    for (Finding finding : report.findings()) {
      List<Finding> same = alike.getOrDefault(wording(finding), List.of());
      boolean folded = same.size() > MOST_ALIKE && finding.severity() != Severity.ERROR;
      if (folded && finding != same.getFirst()) {
        continue;
      }
      String severity =
          colors.paint(color(finding.severity()), finding.severity().id())
              + " ["
              + finding.ruleId()
              + "]";
      text.append(places.shown(finding.file(), finding.range(), severity, finding.message()));
      for (Finding.Related related : finding.related()) {
        text.append("    ")
            .append(Printable.text(places.text(related.file(), related.range())))
            .append(": ")
            .append(Printable.text(related.message()))
            .append('\n');
      }
      text.append(fix(finding));
      if (folded) {
        text.append(more(same));
      }
    }
    return text.toString();
  }

  private static String wording(Finding finding) {
    return finding.severity() + " " + finding.ruleId() + " " + finding.message();
  }

  /** What mends it; empty where nothing does. */
  private String fix(Finding finding) {
    Fix mending = report.mending(finding);
    if (mending != null) {
      return "    --fix: " + Printable.line(mending.title()) + "\n";
    }
    String offered =
        report.fixes(finding).stream()
            .limit(MOST_FIXES)
            .map(Fix::title)
            .collect(Collectors.joining("; or: "));
    return offered.isEmpty() ? "" : "    fix: " + Printable.line(offered) + "\n";
  }

  private static String more(List<Finding> same) {
    long files = same.stream().map(Finding::file).distinct().count();
    String hint =
        same.getFirst().ruleId().equals(Problem.Kind.UNKNOWN_KEY.id())
            ? "; --known-keys allows a key"
            : "";
    return "    and "
        + (same.size() - 1)
        + " more like it"
        + (files == 1 ? "" : " in " + files + " files")
        + hint
        + '\n';
  }

  private static Colors.Color color(Severity severity) {
    return switch (severity) {
      case ERROR -> Colors.Color.RED;
      case WARNING -> Colors.Color.YELLOW;
      case INFORMATION -> Colors.Color.BLUE;
      case HINT -> Colors.Color.CYAN;
    };
  }
}
