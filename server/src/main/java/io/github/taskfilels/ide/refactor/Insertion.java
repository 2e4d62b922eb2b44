package io.github.taskfilels.ide.refactor;

import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;

/** New lines behind something that is there. */
record Insertion(Selection selection) {

  /** Behind an entry that has lines of its own; apart from it where others are. */
  TextEdit after(YamlEntry entry, String lines) {
    return after(entry.range().end(), lines, isApart(entry));
  }

  /**
   * Behind the line of an offset.
   *
   * @param lines each with its line break
   * @param apart whether a blank line goes before it
   */
  TextEdit after(int offset, String lines, boolean apart) {
    String text = selection.text();
    String lineBreak = selection.edits().newline();
    int end = selection.edits().afterLine(offset);
    boolean open = end == 0 || text.charAt(end - 1) != '\n';
    String body = open ? lines.substring(0, lines.length() - lineBreak.length()) : lines;
    return new TextEdit(
        TextRange.at(end), (open ? lineBreak : "") + (apart ? lineBreak : "") + body);
  }

  /** Whether blank lines stand around an entry. */
  private boolean isApart(YamlEntry entry) {
    String text = selection.text();
    int start = selection.edits().lineStart(entry.range().start());
    int end = selection.edits().afterLine(entry.range().end());
    boolean before = text.substring(0, start).replace("\r", "").endsWith("\n\n");
    return before || text.startsWith("\n", end) || text.startsWith("\r\n", end);
  }
}
