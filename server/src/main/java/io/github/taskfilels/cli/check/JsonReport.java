package io.github.taskfilels.cli.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.taskfilels.cli.root.SourcePlaces;
import io.github.taskfilels.cli.root.SourcePlaces.Place;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;

/**
 * Findings as an array of objects. Lines and columns begin with 1; columns count code points. The
 * member {@code fix} is what {@code --fix} would do; it is absent where that is nothing.
 */
final class JsonReport {
  private JsonReport() {}

  static String text(Findings report) {
    JsonArray array = new JsonArray();
    for (Finding finding : report.findings()) {
      JsonObject object = located(report.places(), finding.file(), finding.range());
      object.addProperty("severity", finding.severity().id());
      object.addProperty("id", finding.ruleId());
      object.addProperty("message", finding.message());
      JsonArray others = new JsonArray();
      for (Finding.Related related : finding.related()) {
        JsonObject other = located(report.places(), related.file(), related.range());
        other.addProperty("message", related.message());
        others.add(other);
      }
      object.add("related", others);
      Fix fix = report.mending(finding);
      if (fix != null) {
        object.addProperty("fix", fix.title());
      }
      array.add(object);
    }
    return Findings.json(array);
  }

  private static JsonObject located(SourcePlaces places, FileId file, TextRange range) {
    Place place = places.place(file, range);
    JsonObject object = new JsonObject();
    object.addProperty("file", places.name(file));
    object.addProperty("line", place.line());
    object.addProperty("column", place.column());
    object.addProperty("endLine", place.endLine());
    object.addProperty("endColumn", place.endColumn());
    return object;
  }
}
