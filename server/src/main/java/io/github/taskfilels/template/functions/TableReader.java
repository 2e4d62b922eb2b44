package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.template.functions.FunctionDoc.Example;
import io.github.taskfilels.template.functions.FunctionDoc.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the function table. A line {@code [group]} begins a group; a line that begins in the first
 * column is the signature of a function; indented lines below it are its description, {@code !
 * replacement} for a deprecated one, and {@code > template → output} for examples, where an output
 * in double quotes is a Go string constant. A line {@code name = other} makes a second name.
 */
final class TableReader {
  private final Map<String, FunctionDoc> functions = new LinkedHashMap<>();
  private FunctionGroup group = FunctionGroup.LOGIC;
  private String signature = "";
  private final List<String> doc = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();
  private String deprecated = "";

  private TableReader() {}

  static ImmutableMap<String, FunctionDoc> read(String text) {
    TableReader reader = new TableReader();
    // Plain loops here and below: this runs before the first template is read, in a process that
    // has just started.
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      reader.line(text.substring(start, end));
      start = end + 1;
    }
    reader.finish();
    return ImmutableMap.copyOf(reader.functions);
  }

  private void line(String line) {
    String trimmed = line.trim();
    if (trimmed.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("[")) {
      finish();
      group =
          FunctionGroup.valueOf(
              trimmed.substring(1, trimmed.length() - 1).toUpperCase(Locale.ROOT));
    } else if (!line.startsWith(" ")) {
      finish();
      signature = trimmed;
    } else if (trimmed.startsWith("> ")) {
      example(trimmed.substring(2));
    } else if (trimmed.startsWith("! ")) {
      deprecated = trimmed.substring(2);
    } else {
      doc.add(trimmed);
    }
  }

  private void example(String line) {
    int arrow = line.indexOf(" → ");
    if (arrow < 0) {
      throw new IllegalArgumentException("an example without an arrow: " + line);
    }
    String output = line.substring(arrow + 3);
    String constant = output.startsWith("\"") ? Quoting.unquote(output) : null;
    examples.add(new Example(line.substring(0, arrow), constant == null ? output : constant));
  }

  private void finish() {
    if (!signature.isEmpty()) {
      int equals = signature.indexOf(" = ");
      FunctionDoc function = equals < 0 ? described() : sameAs(signature.substring(equals + 3));
      if (functions.put(function.name(), function) != null) {
        throw new IllegalArgumentException("a function twice: " + function.name());
      }
    }
    signature = "";
    doc.clear();
    examples.clear();
    deprecated = "";
  }

  private FunctionDoc sameAs(String other) {
    FunctionDoc same = functions.get(other);
    if (same == null) {
      throw new IllegalArgumentException("a second name for nothing: " + signature);
    }
    String name = signature.substring(0, signature.indexOf(' '));
    return new FunctionDoc(
        name,
        same.group(),
        same.parameters(),
        same.variadic(),
        same.result(),
        doc.isEmpty() ? "The same as " + other + ". " + same.doc() : String.join(" ", doc),
        deprecated,
        ImmutableList.copyOf(examples));
  }

  private FunctionDoc described() {
    int open = signature.indexOf('(');
    int close = signature.lastIndexOf(')');
    ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
    boolean variadic = false;
    for (int start = open + 1; start < close; ) {
      int comma = signature.indexOf(',', start);
      int end = comma < 0 ? close : comma;
      String parameter = signature.substring(start, end).trim();
      int space = parameter.indexOf(' ');
      String type = parameter.substring(space + 1);
      variadic = type.startsWith("...");
      String shown = variadic ? type.substring(3) : type;
      parameters.add(new Parameter(parameter.substring(0, space), type(shown), shown));
      start = end + 1;
    }
    return new FunctionDoc(
        signature.substring(0, open),
        group,
        parameters.build(),
        variadic,
        signature.substring(close + 1).trim(),
        String.join(" ", doc),
        deprecated,
        ImmutableList.copyOf(examples));
  }

  /**
   * The parameter type for a word of the table. Lists are checked by the functions themselves, as
   * in sprig.
   */
  private static Type type(String shown) {
    return switch (shown) {
      case "list", "number", "date" -> Type.ANY;
      case "time" -> Type.TIME;
      default -> Type.named(shown);
    };
  }
}
