package io.github.taskfilels.ide.format;

import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What ends the lines of a document: trailing white space, line breaks, and the end of the text.
 *
 * @param deleted blank lines that go away with their breaks
 */
record LineEnds(
    SourceLines lines,
    FrozenLines frozen,
    WhitespaceEdits edits,
    ScalarLines scalars,
    BitSet deleted) {

  void set(FormatOptions options) {
    for (int line = 0; line < lines.count(); line++) {
      if (!deleted.get(line) && !frozen.contains(line)) {
        int end = lines.end(line);
        if (options.trimTrailing() && !scalars.keepsEnd(line)) {
          int content = end;
          while (content > lines.indentationStart(line) && lines.isBlankAt(content - 1)) {
            content--;
          }
          edits.set(content, end, "");
        }
        if (options.lineBreak() != null && line + 1 < lines.count()) {
          setBreak(end, lines.start(line + 1), options.lineBreak());
        }
      }
    }
  }

  private void setBreak(int from, int to, String lineBreak) {
    if (!lineBreak.contentEquals(lines.text.subSequence(from, to))) {
      edits.setBreaks(from, to, lineBreak);
    }
  }

  /**
   * Ends the last line of the text, unless that adds a line break to a value.
   *
   * @param lineBreak what ends lines
   */
  void endText(YamlTree tree, String lineBreak) {
    int last = lines.count() - 1;
    if (!lines.isBlank(last) && !frozen.contains(last) && !endsInBlockScalar(tree)) {
      edits.setBreaks(lines.text.length(), lines.text.length(), lineBreak);
    }
  }

  /** Whether a block scalar ends with the text, for which the final line break is a part of it. */
  private boolean endsInBlockScalar(YamlTree tree) {
    @Nullable YamlNode last = null;
    for (YamlNode node : YamlNodes.from(tree.root())) {
      boolean collection = node instanceof YamlMapping || node instanceof YamlSequence;
      last = collection ? last : node;
    }
    return last instanceof YamlScalar scalar
        && ScalarLines.isBlock(scalar)
        && lines.of(scalar.range().end()) == lines.count() - 1;
  }
}
