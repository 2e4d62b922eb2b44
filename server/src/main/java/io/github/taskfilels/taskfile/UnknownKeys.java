package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys that Task does not know. It ignores them without a word, everywhere but in variables. */
final class UnknownKeys {
  private UnknownKeys() {}

  /**
   * @param merged whether the key came in by a merge key; then it is wrong only if no mapping of the format knows it
   */
  static void report(
      Reading reading, YamlEntry entry, String name, MappingKind kind, boolean merged) {
    if (kind == MappingKind.ROOT && isSpare(name, entry.value())) {
      return;
    }
    MappingKind elsewhere = elsewhere(name, kind);
    if (merged && elsewhere != null) {
      return;
    }
    String suggestion = Similar.nearest(name, kind.names());
    if (kind == MappingKind.VARIABLE) {
      if (!merged) {
        variable(reading, entry, name, suggestion);
      }
      return;
    }
    String hint = "";
    if (suggestion != null) {
      hint = "; did you mean '" + suggestion + "'?";
    } else if (elsewhere != null) {
      hint = "; it is a key of " + elsewhere.title();
    }
    String message = "unknown key '" + name + "' in " + kind.title() + ", which Task ignores" + hint;
    add(reading, Problem.Kind.UNKNOWN_KEY, entry, message, suggestion);
  }

  /** Reports a key that is not a scalar, which Task cannot read as a name. */
  static void complex(Reading reading, YamlEntry entry, MappingKind kind) {
    reading.refuse(entry.key().range(), "a key of " + kind.title() + " must be a word");
  }

  private static void variable(
      Reading reading, YamlEntry entry, String name, @Nullable String suggestion) {
    String hint =
        suggestion == null
            ? "to give the variable a mapping as value, write it under 'map'"
            : "did you mean '" + suggestion + "'?";
    String message = "a variable has no key '" + name + "'; " + hint;
    add(reading, Problem.Kind.SCHEMA, entry, message, suggestion == null ? "map" : suggestion);
  }

  private static void add(
      Reading reading,
      Problem.Kind kind,
      YamlEntry entry,
      String message,
      @Nullable String suggestion) {
    reading.add(
        new Problem(
            kind,
            message,
            entry.key().range(),
            ImmutableList.of(),
            suggestion == null ? "" : suggestion));
  }

  private static @Nullable MappingKind elsewhere(String name, MappingKind here) {
    for (MappingKind kind : MappingKind.values()) {
      if (kind != here && kind.key(name) != null) {
        return kind;
      }
    }
    return null;
  }

  /** Keys that people add to the root to keep anchors, or mark as their own by their name. */
  private static boolean isSpare(String name, YamlNode value) {
    return name.startsWith("x-") || name.startsWith(".") || holdsAnchor(value);
  }

  private static boolean holdsAnchor(YamlNode value) {
    List<YamlNode> open = new ArrayList<>();
    open.add(value);
    while (!open.isEmpty()) {
      YamlNode node = open.removeLast();
      if (node.properties() != null && node.properties().anchor() != null) {
        return true;
      }
      if (node instanceof YamlMapping mapping) {
        mapping.entries().forEach(entry -> open.add(entry.value()));
      } else if (node instanceof YamlSequence sequence) {
        sequence.items().stream().map(YamlItem::value).forEach(open::add);
      }
    }
    return false;
  }
}
