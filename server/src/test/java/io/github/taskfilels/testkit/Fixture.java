package io.github.taskfilels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One or more files with places marked in them, written as one text block that is still YAML:
 *
 * <pre>{@code
 * //- /Taskfile.yml
 * version: '3'
 * includes:
 *   docs: ./docs
 * tasks:
 *   build:
 *     deps: [docs:ge$0n, tset]
 * #                      ^^^^ error[task-missing]: no task 'tset'
 * //- /docs/Taskfile.yml
 * version: '3'
 * tasks:
 *   gen: echo hi
 * # ^^^ def
 * }</pre>
 *
 * <ul>
 *   <li>{@code //- /path} begins a file. Without any, everything is one file named {@code
 *       /Taskfile.yml}.
 *   <li>{@code $0} is the cursor; two of them are the two ends of a selection. It is taken out
 *       before anything else, so what is marked under its line counts columns without it.
 *   <li>{@code # ^^^^ label} marks the characters above the carets in the last line that is not
 *       such a mark. Marks are taken out, so they change neither offsets nor line numbers. Several
 *       may follow one line.
 *   <li>{@code #^^^} without a space: the {@code #} counts as the first caret. This is how the
 *       first column is marked.
 *   <li>{@code # ^^^... label}: the range goes on in the next lines; only its first line is
 *       compared.
 *   <li>{@code # | label} marks the empty range before the character above the bar; {@code #|} that
 *       above the hash.
 *   <li>{@code # @1+3 label} marks three characters from column 1 on, for what cannot be drawn
 *       otherwise.
 * </ul>
 *
 * A test says what it found as {@link Label}s, and {@link #assertFound} compares them all: one too
 * many or too few fails, with the annotated text of both sides.
 */
public final class Fixture {
  /** The name of the only file of a fixture that names none. */
  public static final String DEFAULT_FILE = "/Taskfile.yml";

  private static final String FILE = "//- ";
  private static final Comparator<Label> ORDER =
      Comparator.comparing(Label::file).thenComparing(Label::range).thenComparing(Label::text);

  private final ImmutableMap<String, String> files;
  private final ImmutableList<Place> cursors;
  private final ImmutableList<Label> expectations;

  private Fixture(
      ImmutableMap<String, String> files,
      ImmutableList<Place> cursors,
      ImmutableList<Label> expectations) {
    this.files = files;
    this.cursors = cursors;
    this.expectations = expectations;
  }

  /**
   * A marked place.
   *
   * @param file the path of the file as the fixture names it
   * @param range in the text without marks; past the end of its first line where the mark is open
   * @param text the label, usually {@code severity[rule-id]: message} or a single word
   */
  public record Label(String file, TextRange range, String text) {}

  /** An offset in a file. */
  public record Place(String file, int offset) {}

  /** Reads a fixture; throws {@link IllegalArgumentException} where it is not well formed. */
  public static Fixture parse(String text) {
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    StringBuilder current = null;
    for (String line : lines(text)) {
      if (line.startsWith(FILE)) {
        current = new StringBuilder();
        String path = line.substring(FILE.length()).strip();
        if (sections.put(path, current) != null || !path.startsWith("/")) {
          throw new IllegalArgumentException("not a new absolute path: " + path);
        }
      } else if (current != null) {
        current.append(line);
      } else if (text.contains("\n" + FILE)) {
        throw new IllegalArgumentException("text before the first file: " + line);
      } else {
        current = new StringBuilder(line);
        sections.put(DEFAULT_FILE, current);
      }
    }
    if (sections.isEmpty()) {
      sections.put(DEFAULT_FILE, new StringBuilder());
    }
    ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
    ImmutableList.Builder<Place> cursors = ImmutableList.builder();
    ImmutableList.Builder<Label> labels = ImmutableList.builder();
    sections.forEach(
        (path, body) -> files.put(path, clean(path, body.toString(), cursors, labels)));
    return new Fixture(
        files.buildOrThrow(), cursors.build(), ImmutableList.sortedCopyOf(ORDER, labels.build()));
  }

  /** The text of each file by path, in order, without marks. */
  public ImmutableMap<String, String> files() {
    return files;
  }

  /** The text of one file. */
  public String text(String file) {
    String text = files.get(file);
    if (text == null) {
      throw new IllegalArgumentException("no file " + file + " in " + files.keySet());
    }
    return text;
  }

  /** The text of the only file. */
  public String text() {
    return Iterables.getOnlyElement(files.values());
  }

  /** Where {@code $0} stands; there must be exactly one. */
  public Place cursor() {
    return Iterables.getOnlyElement(cursors);
  }

  /** The range between two {@code $0} of one file, or the empty range at a single one. */
  public Label selection() {
    Place first = cursors.getFirst();
    Place last = cursors.getLast();
    if (cursors.size() > 2 || !first.file().equals(last.file())) {
      throw new IllegalArgumentException("not one selection: " + cursors);
    }
    return new Label(first.file(), new TextRange(first.offset(), last.offset()), "");
  }

  /** All cursors in order. */
  public ImmutableList<Place> cursors() {
    return cursors;
  }

  /** What is marked, in order of file and position. */
  public ImmutableList<Label> expectations() {
    return expectations;
  }

  /** The place with this label; there must be exactly one. */
  public Label marked(String label) {
    return Iterables.getOnlyElement(
        expectations.stream().filter(mark -> mark.text().equals(label)).toList());
  }

  /** Asserts that exactly the marked places were found, with exactly their labels. */
  public void assertFound(Collection<Label> found) {
    assertThat(annotated(found)).isEqualTo(annotated(expectations));
  }

  /** The files with the given marks, as a fixture is written. */
  public String annotated(Collection<Label> labels) {
    StringBuilder out = new StringBuilder();
    ImmutableSortedSet<String> unknown =
        labels.stream()
            .map(Label::file)
            .filter(file -> !files.containsKey(file))
            .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    unknown.forEach(file -> out.append("not a file of the fixture: ").append(file).append('\n'));
    files.forEach(
        (path, text) -> {
          if (files.size() > 1 || !path.equals(DEFAULT_FILE)) {
            out.append(FILE).append(path).append('\n');
          }
          List<Label> here =
              labels.stream().filter(label -> label.file().equals(path)).sorted(ORDER).toList();
          annotate(text, here, out);
        });
    return out.toString();
  }

  private static void annotate(String text, List<Label> labels, StringBuilder out) {
    int start = 0;
    int next = 0;
    List<String> lines = lines(text);
    if (lines.isEmpty() || text.endsWith("\n")) {
      // Something may be found behind the last line break.
      lines = ImmutableList.<String>builder().addAll(lines).add("").build();
    }
    for (String line : lines) {
      int end = start + line.length();
      int lineEnd = start + line.stripTrailing().length();
      lineEnd = Math.max(lineEnd, end - lineBreak(line));
      out.append(line);
      boolean last = end == text.length() && !line.endsWith("\n");
      if (last && !line.isEmpty()) {
        out.append('\n');
      }
      while (next < labels.size() && (labels.get(next).range().start() < end || last)) {
        out.append(Marks.draw(labels.get(next).range(), start, lineEnd))
            .append(' ')
            .append(labels.get(next).text())
            .append('\n');
        next++;
      }
      start = end;
    }
  }

  private static int lineBreak(String line) {
    return line.endsWith("\r\n") ? 2 : line.endsWith("\n") ? 1 : 0;
  }

  private static String clean(
      String path,
      String body,
      ImmutableList.Builder<Place> cursors,
      ImmutableList.Builder<Label> labels) {
    StringBuilder text = new StringBuilder();
    int lineStart = 0;
    int lineEnd = 0;
    for (String line : lines(body)) {
      Marks.Mark mark = Marks.read(line);
      if (mark != null) {
        labels.add(new Label(path, mark.rangeIn(lineStart, lineEnd), mark.label()));
        continue;
      }
      lineStart = text.length();
      int from = 0;
      for (int at = line.indexOf("$0"); at >= 0; at = line.indexOf("$0", from)) {
        text.append(line, from, at);
        cursors.add(new Place(path, text.length()));
        from = at + 2;
      }
      text.append(line, from, line.length());
      lineEnd = text.length() - lineBreak(line);
    }
    return text.toString();
  }

  /** The lines of a text with their line breaks. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int found = text.indexOf('\n', start);
      int end = found < 0 ? text.length() : found + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
