package io.github.taskfilels.ide.rules;

import com.google.common.collect.Iterables;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a small Taskfile into a larger one: what stands in its sections goes among what stands in
 * the sections of the other, at places that only depend on a seed, or the section goes among the
 * others. The lines stay as they are but for their indentation.
 */
public final class MistakePlanter {
  private static final String VERSION = "version";

  private final String text;
  private final YamlTree tree;
  private final LineIndex lines;
  private final boolean withVersion;
  private final long seed;

  /** The small file, whose lines have been put somewhere. */
  private final YamlTree small;

  private final LineIndex smallLines;
  private final List<Block> blocks = new ArrayList<>();

  /**
   * Lines that go to one place.
   *
   * @param pieces what stands in them, by ranges of the small file
   * @param at the range of the large file that they replace; it begins a line
   * @param deeper by how many columns they are moved
   */
  private record Block(List<TextRange> pieces, TextRange at, int deeper) {}

  /**
   * A file with something in it.
   *
   * @param moves by where a line of the small file began, how far its characters have moved
   */
  public record Planted(String text, TreeMap<Integer, Integer> moves) {
    /** Where a range of the small file has got to; null where it stands in no line that moved. */
    public @Nullable TextRange at(TextRange range) {
      Map.Entry<Integer, Integer> start = moves.floorEntry(range.start());
      Map.Entry<Integer, Integer> end = moves.floorEntry(range.end());
      return start == null || end == null
          ? null
          : new TextRange(range.start() + start.getValue(), range.end() + end.getValue());
    }
  }

  private MistakePlanter(String text, String smallText, boolean withVersion, long seed) {
    this.withVersion = withVersion;
    this.text = text;
    this.tree = YamlParser.parse(text);
    this.lines = new LineIndex(text);
    this.small = YamlParser.parse(smallText);
    this.smallLines = new LineIndex(smallText);
    this.seed = seed;
  }

  /**
   * @param withVersion whether its version, or that it has none, goes over, too
   * @return null where it does not fit: names that are there already, other styles
   */
  public static @Nullable Planted plant(
      String text, String smallText, boolean withVersion, long seed) {
    MistakePlanter planter = new MistakePlanter(text, smallText, withVersion, seed);
    return planter.place() ? planter.planted() : null;
  }

  private boolean place() {
    if (!(tree.root() instanceof YamlMapping root)
        || !(small.root() instanceof YamlMapping smallRoot)
        || root.flow()
        || smallRoot.flow()) {
      return false;
    }
    List<YamlEntry> sections = smallRoot.entries();
    for (int i = 0; i < sections.size(); i++) {
      int end =
          i + 1 == sections.size()
              ? lastLine()
              : line(smallLines, sections.get(i + 1).range().start());
      boolean version = sections.get(i).keyText().equals(VERSION);
      if (!version && !place(root, sections.get(i), end)) {
        return false;
      }
    }
    return version(root, section(smallRoot, VERSION)) && !blocks.isEmpty();
  }

  private static @Nullable YamlEntry section(YamlMapping root, String name) {
    return Iterables.find(root.entries(), entry -> entry.keyText().equals(name), null);
  }

  /** Whether a small file says the version as most do. */
  public static boolean hasUsualVersion(String smallText) {
    return smallText.startsWith("version: '3'\n");
  }

  private boolean version(YamlMapping root, @Nullable YamlEntry small) {
    YamlEntry large = section(root, VERSION);
    if (!withVersion) {
      return true;
    }
    if (large == null || column(lines, large.range().start()) > 0) {
      return false;
    }
    int start = large.range().start();
    blocks.add(
        new Block(
            small == null ? List.of() : List.of(small.range()),
            new TextRange(start, lines.lineStart(line(lines, start) + 1)),
            0));
    return true;
  }

  /** Nothing stands behind the last line break. */
  private int lastLine() {
    return small.text().endsWith("\n") ? smallLines.lineCount() - 1 : smallLines.lineCount();
  }

  private static int line(LineIndex lines, int offset) {
    return lines.lineOf(offset);
  }

  private static int column(LineIndex lines, int offset) {
    return offset - lines.lineStart(lines.lineOf(offset));
  }

  private boolean place(YamlMapping root, YamlEntry section, int end) {
    Random random = new Random(seed ^ section.keyText().hashCode());
    List<YamlEntry> same =
        root.entries().stream().filter(entry -> entry.keyText().equals(section.keyText())).toList();
    int from = line(smallLines, section.range().start());
    if (same.isEmpty()) {
      YamlEntry before = any(root.entries(), random);
      blocks.add(new Block(lines(from, end), TextRange.at(lineStart(before)), 0));
      return column(lines, before.range().start()) == 0 && !before.keyText().equals(VERSION);
    }
    if (same.size() > 1
        || !(same.getFirst().value() instanceof YamlMapping mapping)
        || !(section.value() instanceof YamlMapping smallMapping)
        || mapping.flow()
        || mapping.entries().isEmpty()
        || smallMapping.entries().isEmpty()) {
      return false;
    }
    Set<String> names = names(mapping);
    names.retainAll(names(smallMapping));
    YamlEntry before = any(mapping.entries(), random);
    int first = smallMapping.entries().getFirst().range().start();
    int column = column(lines, before.range().start());
    boolean below = line(smallLines, first) > from;
    blocks.add(
        new Block(
            below
                ? lines(from + 1, end)
                : smallMapping.entries().stream().map(YamlEntry::range).toList(),
            TextRange.at(lineStart(before)),
            below ? column - column(smallLines, first) : column));
    return names.isEmpty() && text.substring(lineStart(before), before.range().start()).isBlank();
  }

  private List<TextRange> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(line -> new TextRange(smallLines.lineStart(line), smallLines.lineEnd(line)))
        .toList();
  }

  private static Set<String> names(YamlMapping mapping) {
    return mapping.entries().stream()
        .map(YamlEntry::keyText)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static YamlEntry any(List<YamlEntry> entries, Random random) {
    return entries.get(random.nextInt(entries.size()));
  }

  private int lineStart(YamlEntry entry) {
    return lines.lineStart(line(lines, entry.range().start()));
  }

  private Planted planted() {
    blocks.sort(Comparator.comparing(Block::at));
    StringBuilder whole = new StringBuilder();
    TreeMap<Integer, Integer> moves = new TreeMap<>();
    int done = 0;
    for (Block block : blocks) {
      whole.append(text, done, block.at().start());
      done = block.at().end();
      for (TextRange piece : block.pieces()) {
        String written = piece.in(small.text());
        String moved = indented(written, block.deeper());
        moves.put(
            piece.start(), whole.length() + moved.length() - written.length() - piece.start());
        whole.append(moved).append('\n');
      }
    }
    return new Planted(whole.append(text, done, text.length()).toString(), moves);
  }

  private static String indented(String line, int deeper) {
    if (line.isBlank()) {
      return line;
    }
    int white = line.length() - line.stripLeading().length();
    return deeper >= 0 ? " ".repeat(deeper) + line : line.substring(Math.min(-deeper, white));
  }
}
