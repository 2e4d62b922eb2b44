package io.github.taskfilels.cli.explain;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.CountedText;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.program.values.Origin;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.program.values.Setting;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.Colors.Color;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code explain} tells of variables: values, where they are set and what they override. */
final class VariableReport {
  private static final String SECRET = "*****";
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();
  private static final Gson LINE =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .create();

  private final Console console;
  private final Snapshot snapshot;
  private final Provenance provenance;

  VariableReport(Console console, Snapshot snapshot, Provenance provenance) {
    this.console = console;
    this.snapshot = snapshot;
    this.provenance = provenance;
  }

  /** For people: the value, then where it is set, then what it overrides, the nearest first. */
  String text(List<String> names, Colors colors) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(colors.paint(Color.GREEN, name)).append(": ");
      try (Budget _ = Budget.open(Limits.EVALUATION)) {
        text.append(lines(provenance.settings(name), colors));
      } catch (BudgetSpentException e) {
        text.append("not worked out: ").append(e.getMessage()).append('\n');
      }
    }
    return text.toString();
  }

  private String lines(List<Setting> settings, Colors colors) {
    StringBuilder text = new StringBuilder();
    Setting first = settings.getFirst();
    text.append(colors.paint(Color.YELLOW, value(first))).append('\n');
    text.append("  from ").append(Printable.text(place(first.origin()))).append('\n');
    for (Setting other : settings.subList(1, settings.size())) {
      text.append("  over ").append(Printable.text(place(other.origin()))).append(": ");
      text.append(Printable.text(value(other))).append('\n');
    }
    return text.toString();
  }

  private String place(Origin origin) {
    FileId file = origin.file();
    if (file == null) {
      return origin.kind().words();
    }
    Path path = file.path();
    String shown = path == null ? file.toString() : console.show(path);
    LineColumn at = position(origin);
    String where = at == null ? shown : shown + ":" + (at.line() + 1) + ":" + (at.column() + 1);
    return where + " (" + origin.kind().words() + ")";
  }

  private @Nullable LineColumn position(Origin origin) {
    LineIndex lines = origin.file() == null ? null : snapshot.lines(origin.file());
    return lines == null || origin.range() == null
        ? null
        : lines.position(origin.range().start(), PositionEncoding.UTF32);
  }

  private static String value(Setting setting) {
    if (setting.secret()) {
      return SECRET;
    }
    if (setting.command() != null) {
      return "sh: " + setting.command();
    }
    return setting.known()
        ? line(setting.value())
        : LINE.toJson(setting.written()) + " (known when it runs)";
  }

  /** A list may hold another one many times, so that its text is much longer than it is large. */
  private static String line(@Nullable Object value) {
    CountedText text = new CountedText();
    LINE.toJson(value, text);
    return text.toString();
  }

  /**
   * For programs: per variable its name and {@code settings}, in the same order; {@code
   * notWorkedOut} says why they are not complete.
   */
  String json(List<String> names) {
    JsonArray variables = new JsonArray();
    for (String name : names) {
      JsonObject variable = new JsonObject();
      variable.addProperty("name", name);
      JsonArray settings = new JsonArray();
      try (Budget _ = Budget.open(Limits.EVALUATION)) {
        provenance.settings(name).forEach(setting -> settings.add(setting(setting)));
      } catch (BudgetSpentException e) {
        variable.addProperty("notWorkedOut", e.getMessage());
      }
      variable.add("settings", settings);
      variables.add(variable);
    }
    return Printable.json(PRETTY.toJson(variables)) + "\n";
  }

  private JsonObject setting(Setting setting) {
    JsonObject json = new JsonObject();
    Origin origin = setting.origin();
    json.addProperty("origin", origin.kind().name().toLowerCase(Locale.ROOT));
    if (origin.file() != null) {
      json.addProperty("file", origin.file().toString());
    }
    LineColumn at = position(origin);
    if (at != null) {
      json.addProperty("line", at.line() + 1);
      json.addProperty("column", at.column() + 1);
    }
    if (setting.secret()) {
      json.addProperty("secret", true);
      return json;
    }
    json.addProperty("written", setting.written());
    if (setting.command() != null) {
      json.addProperty("sh", setting.command());
    } else if (setting.known()) {
      // The tree is as large as the text, for which the budget is enough or not.
      json.add("value", JsonParser.parseString(line(setting.value())));
    }
    return json;
  }
}
