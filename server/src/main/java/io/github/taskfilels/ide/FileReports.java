package io.github.taskfilels.ide;

import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlProperties;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the server makes of a file, as plain text for bug reports. Keys and names stand in it, for
 * without them nobody can tell what is wrong; of values only their shape, for they may be secrets.
 * Lines and columns are counted from 1, columns in UTF-16. Paths are those in the workspace.
 */
public final class FileReports {
  /** Nobody reads more, in characters. */
  static final int LONGEST = 200_000;

  /** Of a value, in characters. */
  private static final int LONGEST_VALUE = 60;

  private final Snapshot snapshot;
  private final LineIndex lines;
  private final StringBuilder report = new StringBuilder();

  private FileReports(Snapshot snapshot, LineIndex lines) {
    this.snapshot = snapshot;
    this.lines = lines;
  }

  /** The syntax tree, with what is wrong in it; empty for a file without text. */
  public static String tree(Snapshot snapshot, FileId file) {
    YamlTree tree = snapshot.tree(file);
    LineIndex lines = snapshot.lines(file);
    if (tree == null || lines == null) {
      return "";
    }
    FileReports reports = new FileReports(snapshot, lines);
    for (YamlError error : tree.errors()) {
      reports.line(0, error.range(), "error " + error.kind());
    }
    reports.node(0, "", tree.root());
    return reports.cut();
  }

  /** All that is named in a file, and what it means; empty where nothing is. */
  public static String occurrences(Snapshot snapshot, FileId file) {
    LineIndex lines = snapshot.lines(file);
    if (lines == null) {
      return "";
    }
    FileReports reports = new FileReports(snapshot, lines);
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      reports.line(
          0,
          occurrence.range(),
          occurrence.role()
              + (occurrence.certainty() == Occurrence.Certainty.EXACT ? " " : " perhaps ")
              + occurrence.symbols().stream()
                  .map(reports::symbol)
                  .collect(Collectors.joining(" or ")));
    }
    return reports.cut();
  }

  private String symbol(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task(var definition) ->
          "task " + definition.name() + " of " + path(definition.file());
      case Symbol.Include(FileId file, int index) -> "include " + index + " of " + path(file);
      case Symbol.File(FileId file) -> "file " + path(file);
      case Symbol.Alias(Symbol of, String name) -> "alias " + name + " of " + symbol(of);
      case Symbol.Anchor(FileId file, int index, String name) ->
          "anchor " + index + " " + name + " of " + path(file);
      case Symbol.Template(FileId file, int index, String name) ->
          "template " + index + " " + name + " of " + path(file);
      case Symbol.Environment(FileId file, String task, String name) ->
          "environment " + name + " of task " + task + " of " + path(file);
      case Symbol.Variable(FileId file, @Nullable String task, String name) ->
          "variable " + name + " of " + (task == null ? "" : "task " + task + " of ") + path(file);
    };
  }

  private String path(FileId file) {
    return Hovers.relative(snapshot, file);
  }

  private void node(int depth, String before, YamlNode node) {
    if (report.length() > LONGEST) {
      return;
    }
    String what = before + properties(node.properties());
    switch (node) {
      case YamlMapping mapping -> {
        line(depth, mapping.range(), what + (mapping.flow() ? "flow mapping" : "mapping"));
        for (YamlEntry entry : mapping.entries()) {
          node(depth + 1, Printable.line(entry.keyText()) + ": ", entry.value());
        }
      }
      case YamlSequence sequence -> {
        line(depth, sequence.range(), what + (sequence.flow() ? "flow sequence" : "sequence"));
        for (YamlItem item : sequence.items()) {
          node(depth + 1, "- ", item.value());
        }
      }
      case YamlScalar scalar ->
          line(depth, scalar.range(), what + scalar.style() + " " + shape(scalar.source()));
      case YamlAlias alias -> line(depth, alias.range(), what + "alias *" + alias.name());
      case YamlTemplate template ->
          line(depth, template.range(), what + "template " + shape(template.text()));
      case YamlMissing missing -> line(depth, missing.range(), what + "nothing");
    }
  }

  private static String properties(@Nullable YamlProperties properties) {
    if (properties == null) {
      return "";
    }
    return (properties.anchor() == null ? "" : "&" + properties.anchor() + " ")
        + (properties.tag() == null ? "" : properties.tag() + " ");
  }

  /** A text without what it says: letters and digits all alike, the rest as it is. */
  private static String shape(String text) {
    StringBuilder shape = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_VALUE)
        .map(c -> Character.isLetter(c) ? 'x' : Character.isDigit(c) ? '0' : c)
        .forEach(shape::appendCodePoint);
    return "'" + Printable.line(shape.toString().replace("\n", "\\n")) + "'";
  }

  private void line(int depth, TextRange range, String what) {
    report
        .repeat("  ", depth)
        .append(Printable.line(what))
        .append("  ")
        .append(place(range.start()))
        .append('-')
        .append(place(range.end()))
        .append('\n');
  }

  private String place(int offset) {
    LineColumn place = lines.position(offset, PositionEncoding.UTF16);
    return (place.line() + 1) + ":" + (place.column() + 1);
  }

  private String cut() {
    return report.length() <= LONGEST
        ? report.toString()
        : report.substring(0, LONGEST) + "…\nThe rest is left out.\n";
  }
}
