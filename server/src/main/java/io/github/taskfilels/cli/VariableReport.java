package io.github.taskfilels.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.taskfilels.program.values.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code explain} tells of variables. */
final class VariableReport {
  private static final String SECRET = "*****";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private final Scope scope;
  private final Console console;

  /**
   * @param scope of a call, without dynamic values
   */
  VariableReport(Console console, Scope scope) {
    this.console = console;
    this.scope = scope;
  }

  /** The names that are not just taken from the environment of the process. */
  List<String> written() {
    return scope.names().stream().filter(name -> !console.environment().containsKey(name)).toList();
  }

  String text(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      String command = scope.command(name);
      text.append(name).append(command == null ? " = " : ": sh: ");
      text.append(command == null ? GSON.toJson(value(name)) : masked(name, command)).append('\n');
    }
    return text.toString();
  }

  String json(List<String> names) {
    JsonArray variables = new JsonArray();
    for (String name : names) {
      JsonObject variable = new JsonObject();
      variable.addProperty("name", name);
      String command = scope.command(name);
      if (command == null) {
        variable.add("value", GSON.toJsonTree(value(name)));
      } else {
        variable.addProperty("sh", masked(name, command));
      }
      variables.add(variable);
    }
    return GSON.toJson(variables) + "\n";
  }

  private String masked(String name, String text) {
    return scope.isSecret(name) ? SECRET : text;
  }

  private @Nullable Object value(String name) {
    return scope.isSecret(name) ? SECRET : scope.values().get(name);
  }
}
