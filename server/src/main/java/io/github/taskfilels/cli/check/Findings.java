package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.cli.root.SourcePlaces;
import io.github.taskfilels.cli.root.SourcePlaces.Place;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Rule;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.ProductVersion;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings as text, JSON or SARIF. Lines and columns begin with 1; columns count code points.
 *
 * @param files how many files were checked
 */
public record Findings(
    SourcePlaces places, ImmutableList<Finding> findings, int files, Colors colors) {
  /** So many equal warnings are shown one by one. */
  private static final int MOST_ALIKE = 3;

  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** One sentence with the numbers. */
  public String summary() {
    if (files == 0) {
      return "no Taskfile found";
    }
    String of = " in " + counted(files, "file");
    if (findings.isEmpty()) {
      return "no problems" + of;
    }
    long others = findings.size() - count(Severity.ERROR) - count(Severity.WARNING);
    return Stream.of(
                counted(count(Severity.ERROR), "error"),
                counted(count(Severity.WARNING), "warning"),
                counted(others, "note"))
            .filter(part -> !part.startsWith("0 "))
            .collect(Collectors.joining(", "))
        + of;
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /**
   * Each finding with its line, a mark under the place, and the places that belong to it. Of many
   * equal ones that are no errors the first stands for all.
   */
  public String text() {
    Map<String, List<Finding>> alike = new HashMap<>();
    for (Finding finding : findings) {
      alike.computeIfAbsent(wording(finding), wording -> new ArrayList<>()).add(finding);
    }
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
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
      if (folded) {
        text.append(more(same));
      }
    }
    return text.toString();
  }

  private static String wording(Finding finding) {
    return finding.severity() + " " + finding.ruleId() + " " + finding.message();
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

  /** An array of objects. */
  public String json() {
    JsonArray array = new JsonArray();
    for (Finding finding : findings) {
      JsonObject object = located(finding.file(), finding.range());
      object.addProperty("severity", finding.severity().id());
      object.addProperty("id", finding.ruleId());
      object.addProperty("message", finding.message());
      JsonArray others = new JsonArray();
      for (Finding.Related related : finding.related()) {
        JsonObject other = located(related.file(), related.range());
        other.addProperty("message", related.message());
        others.add(other);
      }
      object.add("related", others);
      array.add(object);
    }
    return json(array);
  }

  private JsonObject located(FileId file, TextRange range) {
    Place place = places.place(file, range);
    JsonObject object = new JsonObject();
    object.addProperty("file", places.name(file));
    object.addProperty("line", place.line());
    object.addProperty("column", place.column());
    object.addProperty("endLine", place.endLine());
    object.addProperty("endColumn", place.endColumn());
    return object;
  }

  /** The Static Analysis Results Interchange Format, version 2.1.0. */
  public String sarif() {
    JsonArray rules = new JsonArray();
    for (Rule rule : Rules.ALL) {
      JsonObject object = new JsonObject();
      object.addProperty("id", rule.id());
      JsonObject description = new JsonObject();
      description.addProperty("text", rule.page().summary());
      object.add("fullDescription", description);
      rules.add(object);
    }
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "taskfile-ls");
    driver.addProperty("version", ProductVersion.text());
    driver.add("rules", rules);
    JsonObject tool = new JsonObject();
    tool.add("driver", driver);
    JsonArray results = new JsonArray();
    for (Finding finding : findings) {
      results.add(result(finding));
    }
    JsonObject run = new JsonObject();
    run.add("tool", tool);
    run.addProperty("columnKind", "unicodeCodePoints");
    run.add("results", results);
    JsonArray runs = new JsonArray();
    runs.add(run);
    JsonObject log = new JsonObject();
    log.addProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.addProperty("version", "2.1.0");
    log.add("runs", runs);
    return json(log);
  }

  private JsonObject result(Finding finding) {
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", finding.ruleId());
    result.addProperty(
        "level",
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFORMATION, HINT -> "note";
        });
    result.add("message", message(finding.message()));
    JsonArray locations = new JsonArray();
    locations.add(location(finding.file(), finding.range()));
    result.add("locations", locations);
    JsonArray others = new JsonArray();
    for (Finding.Related related : finding.related()) {
      JsonObject other = location(related.file(), related.range());
      other.add("message", message(related.message()));
      others.add(other);
    }
    if (!others.isEmpty()) {
      result.add("relatedLocations", others);
    }
    return result;
  }

  private JsonObject location(FileId file, TextRange range) {
    Place place = places.place(file, range);
    JsonObject artifact = new JsonObject();
    artifact.addProperty("uri", places.name(file).replace('\\', '/'));
    JsonObject region = new JsonObject();
    region.addProperty("startLine", place.line());
    region.addProperty("startColumn", place.column());
    region.addProperty("endLine", place.endLine());
    region.addProperty("endColumn", place.endColumn());
    JsonObject physical = new JsonObject();
    physical.add("artifactLocation", artifact);
    physical.add("region", region);
    JsonObject location = new JsonObject();
    location.add("physicalLocation", physical);
    return location;
  }

  private static JsonObject message(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text);
    return message;
  }

  /** No constant: to read it in takes longer than to check a small project as text. */
  private static String json(JsonElement json) {
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return Printable.json(gson.toJson(json));
  }
}
