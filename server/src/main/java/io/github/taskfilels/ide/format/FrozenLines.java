package io.github.taskfilels.ide.format;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that must stay as they are: those outside of the range that is formatted, and the parts
 * with a syntax error. A part is an entry of a section, such as a task, or else the section.
 */
final class FrozenLines {
  private final SourceLines lines;

  /** How many of the lines before each one are frozen. */
  private final int[] before;

  private FrozenLines(SourceLines lines, boolean[] frozen) {
    this.lines = lines;
    this.before = new int[frozen.length + 1];
    for (int line = 0; line < frozen.length; line++) {
      before[line + 1] = before[line] + (frozen[line] ? 1 : 0);
    }
  }

  /**
   * @param within the ranges that are formatted
   */
  static FrozenLines of(SourceLines lines, YamlTree tree, List<TextRange> within) {
    boolean[] frozen = new boolean[lines.count()];
    Arrays.fill(frozen, true);
    for (TextRange range : within) {
      thaw(lines, range, frozen);
    }
    int end = tree.document().end();
    for (int line = 0; line < frozen.length; line++) {
      frozen[line] |=
          lines.end(line) < tree.document().start()
              || (lines.start(line) >= end && end < lines.text.length());
    }
    for (YamlError error : tree.errors()) {
      TextRange part = part(tree, error.range());
      int from = part == null ? 0 : lines.of(part.start());
      int to = part == null ? frozen.length - 1 : lines.of(part.end());
      for (int line = from; line <= to; line++) {
        frozen[line] = true;
      }
    }
    return new FrozenLines(lines, frozen);
  }

  /** All lines that a range touches, but for one that it ends before. */
  private static void thaw(SourceLines lines, TextRange range, boolean[] frozen) {
    int first = lines.of(range.start());
    int last = lines.of(range.end());
    boolean before =
        last > first && lines.start(last) == range.end() && range.end() < lines.text.length();
    Arrays.fill(frozen, first, before ? last : last + 1, false);
  }

  /** The smallest part around an error, joined with its range; null where it is in none. */
  private static @Nullable TextRange part(YamlTree tree, TextRange error) {
    TextRange part = null;
    if (tree.root() instanceof YamlMapping root) {
      YamlEntry section = around(root, error);
      YamlEntry entry =
          section != null && section.value() instanceof YamlMapping entries && !entries.flow()
              ? around(entries, error)
              : null;
      part = entry != null ? entry.range() : section != null ? section.range() : null;
    }
    return part == null ? null : TextRange.covering(part, error);
  }

  private static @Nullable YamlEntry around(YamlMapping mapping, TextRange error) {
    for (YamlEntry entry : mapping.entries().reverse()) {
      if (entry.range().touches(error.start()) || entry.range().touches(error.end())) {
        return entry;
      }
    }
    return null;
  }

  boolean contains(int line) {
    return before[line + 1] > before[line];
  }

  /**
   * Whether no line of a range is frozen, nor one of the spaces behind it, which are a part of the
   * text above them if they are deeper than that.
   */
  boolean spares(TextRange range) {
    int last = lines.of(range.end());
    while (last + 1 < lines.count()
        && lines.isBlank(last + 1)
        && lines.start(last + 1) < lines.end(last + 1)) {
      last++;
    }
    return before[last + 1] == before[lines.of(range.start())];
  }
}
