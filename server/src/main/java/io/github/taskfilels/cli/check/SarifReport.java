package io.github.taskfilels.cli.check;

import com.google.common.collect.Maps;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.taskfilels.cli.root.SourcePlaces.Place;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Rule;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.text.ProductVersion;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;

/** Findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS). */
final class SarifReport {
  private static final Map<String, Integer> INDEX = indexed();

  private final Findings report;
  private final LineFingerprints fingerprints;

  private SarifReport(Findings report) {
    this.report = report;
    this.fingerprints = new LineFingerprints(report.places().snapshot());
  }

  private static Map<String, Integer> indexed() {
    Map<String, Integer> index = Maps.newHashMap();
    Rules.ALL.forEach(rule -> index.put(rule.id(), index.size()));
    return index;
  }

  static String text(Findings report) {
    return new SarifReport(report).text();
  }

  private String text() {
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "taskfile-ls");
    driver.addProperty("version", ProductVersion.text());
    driver.add("rules", rules());
    JsonObject tool = new JsonObject();
    tool.add("driver", driver);
    JsonArray results = new JsonArray();
    for (Finding finding : report.findings()) {
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
    return Findings.json(log);
  }

  private static JsonArray rules() {
    JsonArray rules = new JsonArray();
    for (Rule rule : Rules.ALL) {
      JsonObject object = new JsonObject();
      object.addProperty("id", rule.id());
      object.add("fullDescription", message(rule.page().summary()));
      JsonObject configuration = new JsonObject();
      configuration.addProperty("level", level(rule.severity()));
      if (!rule.onByDefault()) {
        configuration.addProperty("enabled", false);
      }
      object.add("defaultConfiguration", configuration);
      rules.add(object);
    }
    return rules;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION, HINT -> "note";
    };
  }

  private JsonObject result(Finding finding) {
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", finding.ruleId());
    Integer index = INDEX.get(finding.ruleId());
    if (index != null) {
      result.addProperty("ruleIndex", index);
    }
    result.addProperty("level", level(finding.severity()));
    result.add("message", message(finding.message()));
    JsonArray locations = new JsonArray();
    locations.add(location(finding.file(), finding.range()));
    result.add("locations", locations);
    JsonObject partial = new JsonObject();
    partial.addProperty("lineText/v1", fingerprints.of(finding));
    result.add("partialFingerprints", partial);
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
    Place place = report.places().place(file, range);
    JsonObject artifact = new JsonObject();
    artifact.addProperty("uri", uri(file));
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

  /** Below the working directory a path, which whoever takes it in finds in his checkout. */
  private String uri(FileId file) {
    String name = report.places().name(file);
    if (Path.of(name).isAbsolute()) {
      return file.uri();
    }
    try {
      String path = name.replace('\\', '/');
      // A colon in the first part would make it a scheme.
      boolean scheme = path.indexOf(':') >= 0;
      return new URI(null, null, scheme ? "./" + path : path, null).toASCIIString();
    } catch (URISyntaxException e) {
      return file.uri();
    }
  }

  private static JsonObject message(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text);
    return message;
  }
}
