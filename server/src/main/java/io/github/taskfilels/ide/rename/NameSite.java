package io.github.taskfilels.ide.rename;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Wildcards;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/**
 * A place where the name of something stands.
 *
 * @param range the characters of the name alone: without quotes, and without the namespaces before
 *     it
 * @param captures what stands there for the wildcards of the name; empty where it is the name
 *     itself
 * @param sure whether the name surely means what is renamed
 */
record NameSite(TextRange range, ImmutableList<String> captures, boolean sure) {
  /** What may stand around a name, in YAML and in templates. */
  private static final CharMatcher AROUND = CharMatcher.anyOf("'\"`\\");

  /** The name of a symbol as it is written where it is defined; null for a file. */
  static @Nullable String nameOf(Snapshot snapshot, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task(var definition) -> definition.name();
      case Symbol.Alias(_, String name) -> name;
      case Symbol.Variable(_, _, String name) -> name;
      case Symbol.Environment(_, _, String name) -> name;
      case Symbol.Template(_, _, String name) -> name;
      case Symbol.Anchor(_, _, String name) -> name;
      case Symbol.Include(var file, int index) -> {
        Summary summary = snapshot.summary(file);
        yield summary == null || index >= summary.includes().size()
            ? null
            : summary.includes().get(index).namespace();
      }
      case Symbol.File _ -> null;
    };
  }

  /** Where an occurrence holds the name of one of its symbols; null where it says it otherwise. */
  static @Nullable NameSite of(YamlTree tree, Occurrence occurrence, Symbol symbol, String name) {
    if (occurrence.role() == Role.IMPORTS || name.isEmpty()) {
      return null;
    }
    String source = occurrence.range().in(tree.text());
    boolean sure = occurrence.certainty() == Certainty.EXACT;
    if (symbol instanceof Symbol.Task && occurrence.role() != Role.DEFINES) {
      return call(tree, occurrence, source, name);
    }
    TextRange inside = inside(source, name);
    return inside == null
        ? null
        : new NameSite(inside.shift(occurrence.range().start()), ImmutableList.of(), sure);
  }

  /** Where the whole value of a scalar is written; null where it is written with escapes. */
  static @Nullable NameSite ofValue(YamlTree tree, Text text) {
    TextRange inside = inside(text.range().in(tree.text()), text.value());
    return inside == null
        ? null
        : new NameSite(inside.shift(text.range().start()), ImmutableList.of(), true);
  }

  /** Where a source holds a name and nothing else but quotes, or the head of a block. */
  private static @Nullable TextRange inside(String source, String name) {
    int at = source.lastIndexOf(name);
    if (at < 0) {
      return null;
    }
    int end = at + name.length();
    boolean alone =
        AROUND.or(CharMatcher.whitespace()).matchesAllOf(source.substring(end))
            && (AROUND.matchesAllOf(source.substring(0, at)) || isBlock(source));
    return alone ? new TextRange(at, end) : null;
  }

  private static boolean isBlock(String source) {
    return source.startsWith("|") || source.startsWith(">");
  }

  /** The last part of a name by which a task is called. */
  private static @Nullable NameSite call(
      YamlTree tree, Occurrence occurrence, String source, String name) {
    String value = value(tree, occurrence.range());
    int tail = -1;
    ImmutableList<String> captures = ImmutableList.of();
    if (value.equals(name) || value.endsWith(":" + name)) {
      tail = value.length() - name.length();
    } else if (name.indexOf('*') >= 0) {
      int from = CharMatcher.isNot(':').indexIn(value);
      while (from >= 0 && tail < 0) {
        ImmutableList<String> match = Wildcards.match(name, value.substring(from));
        if (match != null) {
          tail = from;
          captures = match;
        }
        int colon = value.indexOf(':', from);
        from = colon < 0 ? -1 : colon + 1;
      }
    }
    TextRange inside = tail < 0 ? null : inTail(source, value, tail);
    if (inside == null) {
      return null;
    }
    boolean sure =
        occurrence.certainty() == Certainty.EXACT
            || (occurrence.certainty() == Certainty.TEMPLATE && captures.isEmpty());
    return new NameSite(inside.shift(occurrence.range().start()), captures, sure);
  }

  private static @Nullable TextRange inTail(String source, String value, int tail) {
    int at = source.lastIndexOf(value);
    if (at < 0) {
      return null;
    }
    return new TextRange(at + tail, at + value.length());
  }

  /** What a scalar at a range says; the text itself where it is no scalar. */
  static String value(YamlTree tree, TextRange range) {
    var path = tree.pathTo(range.start());
    return !path.isEmpty()
            && path.getLast() instanceof YamlScalar scalar
            && scalar.range().equals(range)
        ? scalar.value().strip()
        : AROUND.trimFrom(range.in(tree.text()));
  }

  /** Whether both are the same place. */
  boolean isAt(NameSite other) {
    return range.equals(other.range);
  }

  /** What has to stand there for a new name. */
  String text(String newName) {
    StringBuilder text = new StringBuilder(newName);
    int from = 0;
    for (String capture : captures) {
      int star = text.indexOf("*", from);
      text.replace(star, star + 1, capture);
      from = star + capture.length();
    }
    return text.toString();
  }
}
