package io.github.taskfilels.cli.root;

import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;

/** How places in files are shown. Lines and columns begin with 1; columns count code points. */
public record SourcePlaces(Console console, Snapshot snapshot) {
  private static final int WIDEST_LINE = 160;

  /** Both ends of a range; the end is the first place behind it. */
  public record Place(int line, int column, int endLine, int endColumn) {}

  /** The path of a file as it is shown: from the working directory where it lies below. */
  public String name(FileId file) {
    Path path = file.path();
    return path == null ? file.toString() : console.show(path);
  }

  /** The first place of a file that cannot be read. */
  public Place place(FileId file, TextRange range) {
    LineIndex lines = snapshot.lines(file);
    if (lines == null) {
      return new Place(1, 1, 1, 1);
    }
    LineColumn start = lines.position(range.start(), PositionEncoding.UTF32);
    LineColumn end = lines.position(range.end(), PositionEncoding.UTF32);
    return new Place(start.line() + 1, start.column() + 1, end.line() + 1, end.column() + 1);
  }

  /** {@code file:line:column}. */
  public String text(FileId file, TextRange range) {
    Place place = place(file, range);
    return name(file) + ":" + place.line() + ":" + place.column();
  }

  /**
   * A message with its place and its line, and a mark under the place.
   *
   * @param severity with the id of the rule in brackets; may be coloured
   */
  public String shown(FileId file, TextRange range, String severity, String message) {
    return Printable.text(text(file, range))
        + ": "
        + severity
        + " "
        + Printable.text(message)
        + "\n"
        + source(file, range);
  }

  private String source(FileId file, TextRange range) {
    FileText content = snapshot.text(file);
    LineIndex lines = snapshot.lines(file);
    if (content == null || lines == null) {
      return "";
    }
    int line = lines.lineOf(range.start());
    int start = lines.lineStart(line);
    int end = lines.lineEnd(line);
    String whole = content.text().substring(start, end);
    if (whole.length() > WIDEST_LINE) {
      return "";
    }
    int from = range.start() - start;
    int to = Math.max(from + 1, Math.min(range.end(), end) - start);
    String number = Integer.toString(line + 1);
    StringBuilder text = new StringBuilder();
    text.append("  ").append(number).append(" | ").append(Printable.text(whole)).append('\n');
    text.append("  ").append(" ".repeat(number.length())).append(" | ");
    String before = Printable.text(whole.substring(0, Math.min(from, whole.length())));
    for (int i = 0; i < before.length(); i++) {
      text.append(before.charAt(i) == '\t' ? '\t' : ' ');
    }
    return text.append("^".repeat(to - from)).append('\n').toString();
  }
}
