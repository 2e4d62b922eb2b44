package io.github.taskfilels.cli.check;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.taskfilels.cli.root.SourcePlaces.Place;
import io.github.taskfilels.ide.rules.Finding;

/**
 * Findings as GitLab's code quality report takes them, which is a part of Code Climate's form. It
 * tells by the fingerprint, which no two findings share, whether one is new.
 */
final class GitLabReport {
  private GitLabReport() {}

  static String text(Findings report) {
    LineFingerprints fingerprints = new LineFingerprints(report.places().snapshot());
    Multiset<String> seen = HashMultiset.create();
    JsonArray array = new JsonArray();
    for (Finding finding : report.findings()) {
      String file = report.places().name(finding.file()).replace('\\', '/');
      int number = seen.add(fingerprints.of(file, finding, 0), 1);
      Place place = report.places().place(finding.file(), finding.range());
      JsonObject lines = new JsonObject();
      lines.addProperty("begin", place.line());
      lines.addProperty("end", place.endLine());
      JsonObject location = new JsonObject();
      location.addProperty("path", file);
      location.add("lines", lines);
      JsonObject object = new JsonObject();
      object.addProperty("description", finding.message());
      object.addProperty("check_name", finding.ruleId());
      object.addProperty("fingerprint", fingerprints.of(file, finding, number));
      object.addProperty("severity", severity(finding));
      object.add("location", location);
      array.add(object);
    }
    return Findings.json(array);
  }

  private static String severity(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case INFORMATION, HINT -> "info";
    };
  }
}
