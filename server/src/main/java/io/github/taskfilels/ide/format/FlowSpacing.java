package io.github.taskfilels.ide.format;

import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;

/**
 * The spaces inside brackets and braces: one after a comma and after the colon of a key, none
 * before. What stands beside the brackets is left, and so are the lines.
 */
record FlowSpacing(SourceLines lines, WhitespaceEdits edits) {

  /** Everything in a node that is a flow collection. */
  void inside(YamlNode node) {
    switch (node) {
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          pair(entry);
          comma(
              entry.range().end(),
              entry.value() instanceof YamlMissing ? entry.key() : entry.value());
        }
      }
      case YamlSequence sequence -> {
        for (YamlItem item : sequence.items()) {
          inside(item.value());
          comma(item.range().end(), item.value());
        }
      }
      default -> {}
    }
  }

  private void pair(YamlEntry entry) {
    inside(entry.key());
    inside(entry.value());
    if (entry.colon() < 0) {
      return;
    }
    if (entry.key() instanceof YamlScalar key) {
      edits.set(key.range().end(), entry.colon(), "");
    }
    int next = lines.skipBlanks(entry.colon() + 1);
    if (next <= entry.value().range().start()
        && next < lines.end(lines.of(entry.colon()))
        && !(entry.value() instanceof YamlMissing)) {
      edits.set(entry.colon() + 1, next, " ");
    }
  }

  /**
   * @param end where the element ends
   * @param last its last part
   */
  private void comma(int end, YamlNode last) {
    int comma = lines.skipBlanks(end);
    if (comma >= lines.text.length() || lines.text.charAt(comma) != ',') {
      return;
    }
    // A comma can be a part of an alias, and a colon of a text.
    if (!(last instanceof YamlAlias || last instanceof YamlMissing)
        && lines.text.charAt(end - 1) != ':') {
      edits.set(end, comma, "");
    }
    int next = lines.skipBlanks(comma + 1);
    if (next < lines.end(lines.of(comma)) && "#]}".indexOf(lines.text.charAt(next)) < 0) {
      edits.set(comma + 1, next, " ");
    }
  }
}
