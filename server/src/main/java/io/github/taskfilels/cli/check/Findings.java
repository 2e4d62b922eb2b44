package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import io.github.taskfilels.cli.root.SourcePlaces;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.FixAll;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.Snapshot;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is told of a check.
 *
 * @param snapshot in which it was found
 * @param files how many files were checked
 */
record Findings(
    SourcePlaces places, Snapshot snapshot, ImmutableList<Finding> findings, int files) {

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** One sentence with the numbers. */
  String summary() {
    if (files == 0) {
      return "no Taskfile found";
    }
    String of = " in " + counted(files, "file");
    if (findings.isEmpty()) {
      return "no problems" + of;
    }
    long others = findings.size() - count(Severity.ERROR) - count(Severity.WARNING);
    long mended =
        findings.stream().filter(finding -> FixAll.preferred(snapshot, finding) != null).count();
    return Stream.of(
                counted(count(Severity.ERROR), "error"),
                counted(count(Severity.WARNING), "warning"),
                counted(others, "note"))
            .filter(part -> !part.startsWith("0 "))
            .collect(Collectors.joining(", "))
        + of
        + (mended == 0 ? "" : "; --fix mends " + mended);
  }

  /** A number with its noun. */
  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** JSON as it may be shown. */
  static String json(JsonElement json) {
    // No constant: to make it takes longer than to check a small project as text.
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return Printable.json(gson.toJson(json));
  }
}
