package io.github.taskfilels.ide.format;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.util.BitSet;

/**
 * The lines of values that go on over several lines. They move with their first line, so that what
 * is aligned stays so; of block scalars nothing but the common indentation changes.
 */
final class ScalarLines {
  private final SourceLines lines;
  private final FrozenLines frozen;
  private final WhitespaceEdits edits;

  /** Lines that begin inside a scalar, blank ones that a keep indicator keeps among them. */
  private final BitSet inside = new BitSet();

  /** Lines whose end belongs to a value. */
  private final BitSet keepsEnd = new BitSet();

  /** The last lines of scalars that keep the blank lines behind them, and those. */
  private final BitSet keepsBlanks = new BitSet();

  ScalarLines(SourceLines lines, FrozenLines frozen, WhitespaceEdits edits, YamlTree tree) {
    this.lines = lines;
    this.frozen = frozen;
    this.edits = edits;
    for (YamlNode node : YamlNodes.from(tree.root())) {
      if (node instanceof YamlScalar scalar) {
        read(scalar);
      }
    }
  }

  private void read(YamlScalar scalar) {
    int first = lines.of(scalar.range().start());
    int last = lines.of(scalar.range().end());
    inside.set(first + 1, last + 1);
    if (isBlock(scalar)) {
      keepsEnd.set(first + 1, last + 1);
      if (keeps(scalar)) {
        keepBlanks(last);
      }
    } else if (scalar.style() == ScalarStyle.DOUBLE_QUOTED) {
      for (int line = first; line < last; line++) {
        keepsEnd.set(line, isEscaped(line));
      }
    }
  }

  private void keepBlanks(int last) {
    int line = last + 1;
    while (line < lines.count() && lines.isBlank(line)) {
      line++;
    }
    inside.set(last + 1, line);
    keepsBlanks.set(last, line);
  }

  static boolean isBlock(YamlScalar scalar) {
    return scalar.style() == ScalarStyle.LITERAL || scalar.style() == ScalarStyle.FOLDED;
  }

  /** Whether the indicator of a block scalar keeps the blank lines behind it. */
  private boolean keeps(YamlScalar scalar) {
    int start = scalar.range().start();
    return header(start, lines.end(lines.of(start))).indexOf('+') >= 0;
  }

  /** The indicators after the bar. */
  private String header(int start, int end) {
    int at = start + 1;
    while (at < end && "+-123456789".indexOf(lines.text.charAt(at)) >= 0) {
      at++;
    }
    return lines.text.substring(start + 1, at);
  }

  /** Whether the last character of a line that is not blank is a backslash. */
  private boolean isEscaped(int line) {
    int at = lines.end(line);
    while (at > lines.start(line) && lines.isBlankAt(at - 1)) {
      at--;
    }
    return at > lines.start(line) && lines.text.charAt(at - 1) == '\\';
  }

  /** Whether a line begins inside a scalar: it can be neither deleted nor follow a new one. */
  boolean isInside(int line) {
    return inside.get(line);
  }

  /** Whether blank lines behind a line belong to the value that it ends. */
  boolean keepsBlanks(int line) {
    return keepsBlanks.get(line);
  }

  /** Whether the white space at the end of a line belongs to a value. */
  boolean keepsEnd(int line) {
    return keepsEnd.get(line);
  }

  /**
   * Moves the later lines of a value.
   *
   * @param moved how far lines move that begin to the left of a column
   * @param column the column
   * @param movedInside how far the others move
   */
  void shift(TextRange range, int moved, int column, int movedInside) {
    int last = lines.of(range.end());
    for (int line = lines.of(range.start()) + 1; line <= last; line++) {
      if (!lines.isBlank(line)) {
        int content = lines.content(line);
        int before = lines.column(content);
        int after = Math.max(0, before + (before >= column ? movedInside : moved));
        edits.set(lines.start(line), content, " ".repeat(after));
      }
    }
  }

  /**
   * Moves the text of a block scalar.
   *
   * @param parent the column of the key or dash that it belongs to
   * @param below where the text begins, unless the header says so
   */
  void block(YamlScalar scalar, Column parent, int below) {
    if (!frozen.spares(scalar.range())) {
      return;
    }
    int first = lines.of(scalar.range().start());
    int last = lines.of(scalar.range().end());
    int indicator = indicator(scalar);
    int before = indicator > 0 ? parent.before() + indicator : firstIndent(first + 1, last);
    int after = indicator > 0 ? parent.after() + indicator : below;
    for (int line = first + 1; line <= last; line++) {
      int start = lines.start(line);
      int spaces = spaces(line);
      if (start + spaces == lines.end(line) && spaces <= before) {
        edits.set(start, start + spaces, "");
      } else if (spaces >= before) {
        edits.set(start, start + before, " ".repeat(after));
      }
    }
    // Spaces on a line behind the text are text if there are more of them than before the text.
    for (int line = last + 1; line < lines.count() && lines.isBlank(line); line++) {
      if (spaces(line) > after) {
        edits.set(lines.start(line), lines.end(line), "");
      }
    }
  }

  private int indicator(YamlScalar scalar) {
    int start = scalar.range().start();
    return header(start, lines.end(lines.of(start)))
        .chars()
        .filter(Character::isDigit)
        .map(c -> c - '0')
        .findFirst()
        .orElse(0);
  }

  /** The spaces before the first line that has content. */
  private int firstIndent(int from, int to) {
    for (int line = from; line <= to; line++) {
      int spaces = spaces(line);
      if (lines.start(line) + spaces < lines.end(line)) {
        return spaces;
      }
    }
    return 0;
  }

  private int spaces(int line) {
    int start = lines.start(line);
    int at = start;
    while (at < lines.end(line) && lines.text.charAt(at) == ' ') {
      at++;
    }
    return at - start;
  }
}
