package io.github.taskfilels.ide.tokens;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints the text of one scalar after the other, and gives the tokens that can be seen at the end:
 * what is painted later hides what was there. So no tokens overlap, whatever is painted.
 */
final class Painter {
  private final String text;
  private final ImmutableList.Builder<SemanticToken> tokens = ImmutableList.builder();

  /** Of each character of the scalar the stroke that is seen there, counted from one. */
  private int[] canvas = new int[256];

  private final List<Style> strokes = new ArrayList<>();
  private int start;
  private int end;
  private @Nullable SourceMap map;

  Painter(String text) {
    this.text = text;
  }

  /** Begins with a scalar. Scalars come in the order of the text and do not overlap. */
  void begin(YamlScalar scalar) {
    begin(scalar, scalar.sourceMap());
    boolean quoted =
        scalar.style() == ScalarStyle.SINGLE_QUOTED || scalar.style() == ScalarStyle.DOUBLE_QUOTED;
    if (quoted) {
      end = unquoted(scalar.range()).end();
    }
  }

  /** Begins with a value that stands there as it is. */
  void begin(YamlNode node) {
    begin(node, null);
  }

  private void begin(YamlNode node, @Nullable SourceMap newMap) {
    start = node.range().start();
    end = node.range().end();
    map = newMap;
    strokes.clear();
    if (canvas.length < end - start) {
      canvas = new int[Math.max(end - start, canvas.length * 2)];
    } else {
      Arrays.fill(canvas, 0, end - start, 0);
    }
  }

  /** Paints one stroke after the other. */
  void paint(List<Stroke> list) {
    for (Stroke stroke : list) {
      fill(stroke.from(), stroke.to(), stroke.style() == null ? 0 : stroke(stroke.style()));
    }
  }

  /** Paints a range of the decoded value. */
  void value(int from, int to, Style style) {
    fill(from, to, stroke(style));
  }

  /** Takes everything from a range of the decoded value. */
  void clear(int from, int to) {
    fill(from, to, 0);
  }

  /** Paints a range of the text. What is quoted is painted without its quotes. */
  void source(TextRange range, Style style) {
    TextRange inner = unquoted(range);
    int from = Math.max(start, inner.start());
    int to = Math.min(end, inner.end());
    if (from < to) {
      Arrays.fill(canvas, from - start, to - start, stroke(style));
    }
  }

  private int stroke(Style style) {
    strokes.add(style);
    return strokes.size();
  }

  private void fill(int from, int to, int stroke) {
    if (from >= to) {
      return;
    }
    int first = Math.max(start, map == null ? start + from : map.toSource(from));
    int last = Math.min(end, map == null ? start + to : map.toSource(to));
    if (first < last) {
      Arrays.fill(canvas, first - start, last - start, stroke);
    }
  }

  private TextRange unquoted(TextRange range) {
    if (range.length() < 2) {
      return range;
    }
    char quote = text.charAt(range.start());
    return (quote == '"' || quote == '\'') && text.charAt(range.end() - 1) == quote
        ? new TextRange(range.start() + 1, range.end() - 1)
        : range;
  }

  /** Ends the scalar. */
  void end() {
    int at = start;
    while (at < end) {
      int stroke = canvas[at - start];
      int from = at;
      while (at < end && canvas[at - start] == stroke && !isBreak(at)) {
        at++;
      }
      if (stroke > 0) {
        add(from, at, strokes.get(stroke - 1));
      }
      while (at < end && isBreak(at)) {
        at++;
      }
    }
  }

  /** Without the white space that a range has because its parts stand in several lines. */
  private void add(int from, int to, Style style) {
    int first = from;
    int last = to;
    if (from > start && isBreak(from - 1)) {
      while (first < last && isBlank(first)) {
        first++;
      }
    }
    if (to < end && isBreak(to)) {
      while (last > first && isBlank(last - 1)) {
        last--;
      }
    }
    if (first < last) {
      tokens.add(new SemanticToken(new TextRange(first, last), style));
    }
  }

  private boolean isBreak(int at) {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private boolean isBlank(int at) {
    return text.charAt(at) == ' ' || text.charAt(at) == '\t';
  }

  ImmutableList<SemanticToken> tokens() {
    return tokens.build();
  }
}
