package io.github.taskfilels.graph;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.workspace.Summary;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the templates in an include path where everything they name is known without a run:
 * literal variables of the same file, unexpanded, before the environment, as Task reads them; the
 * system's name and architecture. Source: Task 3.53.1, {@code taskfile/reader.go}.
 */
final class PathTemplate {
  private static final Pattern ACTION =
      Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?\\}\\}", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern DEFAULT =
      Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)\\s*\\|\\s*default\\s+\"([^\"\\\\]*)\"");

  private final Summary summary;
  private final ImmutableMap<String, String> environment;

  PathTemplate(Summary summary, ImmutableMap<String, String> environment) {
    this.summary = summary;
    this.environment = environment;
  }

  PathText.Expanded evaluate(String text) {
    if (!text.contains("{{")) {
      return new PathText.Expanded(text, null);
    }
    StringBuilder out = new StringBuilder();
    Matcher action = ACTION.matcher(text);
    while (action.find()) {
      PathText.Expanded value = action(action.group(1));
      if (value.problem() != null) {
        return value;
      }
      action.appendReplacement(out, Matcher.quoteReplacement(value.value()));
    }
    action.appendTail(out);
    return new PathText.Expanded(out.toString(), null);
  }

  private PathText.Expanded action(String expression) {
    Matcher field = FIELD.matcher(expression);
    if (field.matches()) {
      return variable(field.group(1));
    }
    Matcher withDefault = DEFAULT.matcher(expression);
    if (withDefault.matches()) {
      PathText.Expanded value = variable(withDefault.group(1));
      boolean absent =
          value.problem() != null ? isUnknown(withDefault.group(1)) : value.value().isEmpty();
      return absent ? known(withDefault.group(2)) : value;
    }
    return switch (expression) {
      case "OS" -> known(os());
      case "ARCH" -> known(arch());
      default ->
          unknown(
              "it holds a template that is only evaluated when Task runs: {{" + expression + "}}");
    };
  }

  private boolean isUnknown(String name) {
    return declared(name) == null;
  }

  private PathText.Expanded variable(String name) {
    Summary.VariableEntry declared = declared(name);
    if (declared == null) {
      String value = environment.get(name);
      return value != null
          ? known(value)
          : unknown("the variable " + name + " is neither set in this file nor in the environment");
    }
    return switch (declared.kind()) {
      case LITERAL -> known(declared.value() == null ? "" : declared.value().toString());
      case SH ->
          unknown(
              "the variable "
                  + name
                  + " is the output of a command, which Task reads as empty here");
      case REF ->
          unknown("the variable " + name + " is a reference, which Task reads as empty here");
    };
  }

  private Summary.@Nullable VariableEntry declared(String name) {
    for (Summary.VariableEntry variable : summary.vars()) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    return null;
  }

  private static PathText.Expanded known(String value) {
    return new PathText.Expanded(value, null);
  }

  private static PathText.Expanded unknown(String reason) {
    return new PathText.Expanded("", new Target.Dynamic(reason));
  }

  private static String os() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : name;
  }

  private static String arch() {
    String name = System.getProperty("os.arch", "");
    return switch (name) {
      case "aarch64" -> "arm64";
      case "x86_64", "amd64" -> "amd64";
      default -> name;
    };
  }
}
