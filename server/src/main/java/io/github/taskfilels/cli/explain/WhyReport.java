package io.github.taskfilels.cli.explain;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.taskfilels.run.fingerprint.Cause;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.Colors.Color;
import io.github.taskfilels.run.tasks.Explanation;
import io.github.taskfilels.run.tasks.Explanation.Question;
import io.github.taskfilels.text.Printable;
import java.util.Locale;

/** What {@code explain} tells of whether a task would run. */
record WhyReport(String task, FingerprintMode mode, Explanation explanation) {

  String text(Colors colors) {
    StringBuilder text = new StringBuilder(colors.paint(Color.GREEN, task)).append(": ");
    text.append(
        switch (explanation.answer()) {
          case RUNS -> "would run";
          case UP_TO_DATE -> "is up to date";
          case SKIPPED -> "would be skipped: its platforms or its condition say so";
          case FAILS -> "would fail";
          case DEPENDS -> "depends on commands that were not asked (--ask asks them)";
        });
    text.append('\n');
    for (Cause cause : explanation.causes()) {
      text.append("  - ").append(Printable.text(cause.text())).append('\n');
    }
    for (Question question : explanation.open()) {
      text.append("  ? ").append(question.kind()).append(" would be asked: ");
      text.append(colors.paint(Color.YELLOW, question.command())).append('\n');
    }
    return text.toString();
  }

  String json() {
    JsonObject object = new JsonObject();
    object.addProperty("task", task);
    object.addProperty("mode", mode.toString());
    object.addProperty("answer", name(explanation.answer()));
    JsonArray causes = new JsonArray();
    for (Cause cause : explanation.causes()) {
      JsonObject one = new JsonObject();
      one.addProperty("kind", name(cause.kind()));
      one.addProperty("subject", cause.subject());
      one.addProperty("text", cause.text());
      causes.add(one);
    }
    object.add("causes", causes);
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    object.add("open", gson.toJsonTree(explanation.open()));
    return Printable.json(gson.toJson(object)) + "\n";
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
