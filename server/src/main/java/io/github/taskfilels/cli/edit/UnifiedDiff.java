package io.github.taskfilels.cli.edit;

import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** What edits change in a text, in the unified format of {@code diff -u}. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final List<String> before;
  private final List<Change> changes;

  /**
   * Lines that are replaced.
   *
   * @param from the first of them
   * @param to the line behind the last
   * @param added with their line breaks
   */
  private record Change(int from, int to, List<String> added) {}

  private UnifiedDiff(List<String> before, List<Change> changes) {
    this.before = before;
    this.changes = changes;
  }

  /**
   * The difference; empty where there are no edits.
   *
   * @param name of the file, as it is shown
   * @param edits in order of position
   */
  public static String of(String name, String text, List<TextEdit> edits) {
    if (edits.isEmpty()) {
      return "";
    }
    UnifiedDiff diff = new UnifiedDiff(lines(text), changes(text, edits));
    return "--- " + name + "\n+++ " + name + "\n" + diff.hunks();
  }

  /** The same with colours, as a terminal may show it. */
  public static String painted(String diff, Colors colors) {
    StringBuilder text = new StringBuilder();
    diff.lines()
        .forEach(
            line ->
                text.append(
                        switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                          case '+' -> colors.paint(Colors.Color.GREEN, line);
                          case '-' -> colors.paint(Colors.Color.RED, line);
                          case '@' -> colors.paint(Colors.Color.CYAN, line);
                          default -> Printable.text(line);
                        })
                    .append('\n'));
    return text.toString();
  }

  /** The lines of a text with their line breaks. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(at, next));
      at = next;
    }
    return lines;
  }

  /** The edits that share lines together, without the lines that stay the same. */
  private static List<Change> changes(String text, List<TextEdit> edits) {
    List<Change> changes = new ArrayList<>();
    int line = 0;
    int start = 0;
    for (int i = 0; i < edits.size(); ) {
      int first = edits.get(i).range().start();
      for (int end = next(text, start); end <= first && end > start && end < text.length(); ) {
        line++;
        start = end;
        end = next(text, start);
      }
      int end = next(text, edits.get(i).range().end());
      StringBuilder added = new StringBuilder();
      int at = start;
      while (i < edits.size() && (edits.get(i).range().start() < end || end == text.length())) {
        TextEdit edit = edits.get(i++);
        added.append(text, at, edit.range().start()).append(edit.newText());
        at = edit.range().end();
        end = next(text, at);
      }
      added.append(text, at, end);
      add(change(line, lines(text.substring(start, end)), lines(added.toString())), changes);
    }
    return changes;
  }

  /** Adds a change, to the last one if no line stands between them. */
  private static void add(Change change, List<Change> changes) {
    Change last = changes.isEmpty() ? null : changes.getLast();
    if (last == null || last.to() < change.from()) {
      changes.add(change);
    } else {
      last.added().addAll(change.added());
      changes.set(changes.size() - 1, new Change(last.from(), change.to(), last.added()));
    }
  }

  /** The begin of the line behind an offset. */
  private static int next(String text, int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end + 1;
  }

  private static Change change(int line, List<String> removed, List<String> added) {
    int shorter = Math.min(removed.size(), added.size());
    int same = 0;
    while (same < shorter && removed.get(same).equals(added.get(same))) {
      same++;
    }
    int last = 0;
    while (last < shorter - same
        && removed.get(removed.size() - 1 - last).equals(added.get(added.size() - 1 - last))) {
      last++;
    }
    return new Change(
        line + same,
        line + removed.size() - last,
        new ArrayList<>(added.subList(same, added.size() - last)));
  }

  private String hunks() {
    StringBuilder text = new StringBuilder();
    int grown = 0;
    for (int i = 0; i < changes.size(); ) {
      int end = i + 1;
      while (end < changes.size()
          && changes.get(end).from() - changes.get(end - 1).to() <= 2 * CONTEXT) {
        end++;
      }
      grown += hunk(changes.subList(i, end), grown, text);
      i = end;
    }
    return text.toString();
  }

  /** Writes changes that stand near each other; gives by how many lines they make the text grow. */
  private int hunk(List<Change> near, int grown, StringBuilder text) {
    int from = Math.max(0, near.getFirst().from() - CONTEXT);
    int to = Math.min(before.size(), near.getLast().to() + CONTEXT);
    int more = 0;
    StringBuilder body = new StringBuilder();
    int at = from;
    for (Change change : near) {
      write(' ', before.subList(at, change.from()), body);
      write('-', before.subList(change.from(), change.to()), body);
      write('+', change.added(), body);
      more += change.added().size() - (change.to() - change.from());
      at = change.to();
    }
    write(' ', before.subList(at, to), body);
    text.append("@@ -").append(range(from, to - from));
    text.append(" +").append(range(from + grown, to - from + more)).append(" @@\n").append(body);
    return more;
  }

  /** The first line and how many there are; of none, the line before. */
  private static String range(int from, int count) {
    return (count == 0 ? from : from + 1) + (count == 1 ? "" : "," + count);
  }

  private static void write(char mark, List<String> lines, StringBuilder out) {
    for (String line : lines) {
      out.append(mark).append(line);
      if (!line.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }
}
