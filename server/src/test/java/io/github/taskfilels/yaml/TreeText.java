package io.github.taskfilels.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Trees as lists of short lines, ours and those of SnakeYAML Engine, so that the two can be
 * compared. A line is the node's kind, its anchor, its value, and for written scalars the offset at
 * which it begins.
 */
final class TreeText {
  private TreeText() {}

  /** Our tree. */
  static List<String> of(YamlTree tree) {
    List<String> lines = new ArrayList<>();
    add(tree.root(), lines);
    return lines;
  }

  private static void add(YamlNode node, List<String> lines) {
    YamlProperties properties = node.properties();
    String anchor =
        properties == null || properties.anchor() == null ? "" : " &" + properties.anchor();
    switch (node) {
      case YamlMapping mapping -> {
        lines.add("{" + anchor);
        for (YamlEntry entry : mapping.entries()) {
          add(entry.key(), lines);
          add(entry.value(), lines);
        }
        lines.add("}");
      }
      case YamlSequence sequence -> {
        lines.add("[" + anchor);
        sequence.items().forEach(item -> add(item.value(), lines));
        lines.add("]");
      }
      case YamlScalar scalar ->
          lines.add(
              "="
                  + anchor
                  + " "
                  + scalar.value()
                  + (scalar.range().isEmpty() ? "" : " @" + scalar.range().start()));
      case YamlAlias alias -> lines.add("* " + alias.name());
      case YamlTemplate template -> lines.add("template " + template.text());
      case YamlMissing missing -> lines.add("=" + anchor + " ");
    }
  }

  /** The tree of the first document as SnakeYAML Engine sees it, or null if it refuses the text. */
  static @org.jspecify.annotations.Nullable List<String> judged(String text) {
    List<String> lines = new ArrayList<>();
    try {
      for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
        String anchor =
            event instanceof NodeEvent node
                ? node.getAnchor().map(a -> " &" + a.getValue()).orElse("")
                : "";
        switch (event) {
          case MappingStartEvent start -> lines.add("{" + anchor);
          case MappingEndEvent end -> lines.add("}");
          case SequenceStartEvent start -> lines.add("[" + anchor);
          case SequenceEndEvent end -> lines.add("]");
          case AliasEvent alias -> lines.add("* " + alias.getAlias().getValue());
          case ScalarEvent scalar ->
              lines.add("=" + anchor + " " + scalar.getValue() + place(text, scalar));
          default -> {}
        }
        if (event instanceof DocumentEndEvent) {
          break;
        }
      }
    } catch (YamlEngineException refused) {
      return null;
    }
    return lines.isEmpty() ? List.of("= ") : lines;
  }

  /**
   * The engine's mark counts code points and includes anchor and tag; an empty scalar has no place
   * of its own.
   */
  private static String place(String text, ScalarEvent scalar) {
    int start = scalar.getStartMark().orElseThrow().getIndex();
    int end = scalar.getEndMark().orElseThrow().getIndex();
    int offset = text.offsetByCodePoints(0, start);
    int limit = text.offsetByCodePoints(0, end);
    while (offset < limit && (text.charAt(offset) == '&' || text.charAt(offset) == '!')) {
      while (offset < limit && !Character.isWhitespace(text.charAt(offset))) {
        offset++;
      }
      while (offset < limit && Character.isWhitespace(text.charAt(offset))) {
        offset++;
      }
    }
    return offset == limit ? "" : " @" + offset;
  }
}
