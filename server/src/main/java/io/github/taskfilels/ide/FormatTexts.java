package io.github.taskfilels.ide;

import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import org.jspecify.annotations.Nullable;

/** What people read about the format itself, as Markdown: its keys, functions and variables. */
public final class FormatTexts {
  private FormatTexts() {}

  /** What a key does, which values make sense and since when there is it; null for no key. */
  public static @Nullable String key(MappingType mapping, String name) {
    Key key = mapping.key(name);
    if (key == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(Markdown.text(key.doc()));
    if (!key.values().isEmpty()) {
      text.append("\n\n- one of ").append(Markdown.codes(key.values()));
    }
    String since = mapping.since(name);
    if (since != null) {
      text.append(key.values().isEmpty() ? "\n" : "").append("\n- since Task ").append(since);
    }
    return text.toString();
  }

  /** What a variable of Task holds; null where Task sets none of this name. */
  public static @Nullable String special(String name) {
    SpecialVariable variable = SpecialVariable.find(name);
    return variable == null ? null : Markdown.text(variable.doc());
  }

  /** How a function is called, what it does, and examples; null where there is none. */
  public static @Nullable String function(String name) {
    FunctionDoc function = FunctionTable.find(name);
    if (function == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(Markdown.code(function.signature()));
    text.append("\n\n").append(Markdown.text(function.doc()));
    if (!function.deprecated().isEmpty()) {
      text.append("\n\nDeprecated: ").append(Markdown.text(function.deprecated()));
    }
    if (!function.examples().isEmpty()) {
      text.append("\n");
    }
    function
        .examples()
        .forEach(
            example ->
                text.append("\n- ")
                    .append(Markdown.code(example.template()))
                    .append(" gives ")
                    .append(Markdown.code(example.output())));
    return text.toString();
  }
}
