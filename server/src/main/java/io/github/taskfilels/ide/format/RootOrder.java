package io.github.taskfilels.ide.format;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Ordering;
import com.google.common.collect.Streams;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlAnchors;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The sections of a file in the order of Task's style guide, each with the comments directly above
 * it. What stands above the first section stays there.
 */
public final class RootOrder {
  /** The place of what the style guide calls optional configurations, and of all other keys. */
  private static final int CONFIGURATION = 2;

  /** The style guide, "Use the suggested ordering of the main sections". */
  private static final ImmutableMap<String, Integer> PLACES =
      ImmutableMap.of("version", 0, "includes", 1, "vars", 3, "env", 4, "dotenv", 4, "tasks", 5);

  private final YamlTree tree;
  private final SourceLines lines;
  private final YamlMapping root;

  private RootOrder(YamlTree tree, YamlMapping root) {
    this.tree = tree;
    this.lines = new SourceLines(tree.text());
    this.root = root;
  }

  /**
   * The text in order; the same text where it is in order, or where order may mean something: an
   * alias of another section, several documents, sections that share a line.
   */
  public static String of(YamlTree tree) {
    if (!(tree.root() instanceof YamlMapping root)
        || root.flow()
        || root.entries().isEmpty()
        || tree.document().end() < tree.text().length()) {
      return tree.text();
    }
    RootOrder order = new RootOrder(tree, root);
    ImmutableList<YamlEntry> wanted =
        ImmutableList.sortedCopyOf(Ordering.natural().onResultOf(RootOrder::place), root.entries());
    if (wanted.equals(root.entries()) || !order.isFree()) {
      return tree.text();
    }
    String ordered = order.write(wanted);
    return order.same(wanted, YamlParser.parse(ordered)) ? ordered : tree.text();
  }

  private static int place(YamlEntry entry) {
    return PLACES.getOrDefault(entry.keyText(), CONFIGURATION);
  }

  /** Whether each section has lines of its own, and no alias reaches into another one. */
  private boolean isFree() {
    YamlAnchors anchors = new YamlAnchors(tree);
    for (YamlEntry entry : root.entries()) {
      if (!lines.isFirst(entry.range().start())) {
        return false;
      }
      for (YamlNode node : YamlNodes.from(entry.value())) {
        YamlNode named = node instanceof YamlAlias alias ? anchors.resolve(alias) : node;
        if (named == null || !entry.range().covers(named.range())) {
          return false;
        }
      }
    }
    return true;
  }

  /** The text in another order; blank lines stay above what they stand above. */
  private String write(List<YamlEntry> wanted) {
    NavigableSet<Integer> starts = starts();
    String lineBreak = lines.text.substring(lines.end(0), lines.start(1));
    StringBuilder text = new StringBuilder(lines.text.substring(0, lines.start(starts.first())));
    for (YamlEntry entry : wanted) {
      int first = Objects.requireNonNull(starts.floor(lines.of(entry.range().start())));
      Integer next = starts.higher(first);
      int last = (next == null ? lines.count() : next) - 1;
      while (lines.isBlank(last)) {
        last--;
      }
      boolean apart = first > 0 && lines.isBlank(first - 1) && entry != wanted.getFirst();
      text.append(apart ? lineBreak : "")
          .append(lines.text, lines.start(first), lines.end(last))
          .append(lineBreak);
    }
    return text.toString();
  }

  /** The first lines of the sections. */
  private NavigableSet<Integer> starts() {
    BitSet comments = new BitSet();
    int column = lines.column(root.range().start());
    for (TextRange comment : tree.comments()) {
      if (lines.isFirst(comment.start()) && lines.column(comment.start()) == column) {
        comments.set(lines.of(comment.start()));
      }
    }
    NavigableSet<Integer> starts = new TreeSet<>();
    for (YamlEntry entry : root.entries()) {
      int line = lines.of(entry.range().start());
      int above = line == 0 ? 0 : comments.previousClearBit(line - 1) + 1;
      // What the text begins with is about all of it.
      starts.add(above == 0 ? line : above);
    }
    return starts;
  }

  /** Whether a tree has these sections, and the comments of this one. */
  private boolean same(List<YamlEntry> wanted, YamlTree other) {
    return other.root() instanceof YamlMapping ordered
        && ordered.entries().size() == wanted.size()
        && other.errors().isEmpty()
        && comments(tree).equals(comments(other))
        && Streams.zip(
                wanted.stream(),
                ordered.entries().stream(),
                (a, b) ->
                    SameMeaning.ofNodes(a.key(), b.key())
                        && SameMeaning.ofNodes(a.value(), b.value()))
            .allMatch(same -> same);
  }

  private static ImmutableMultiset<String> comments(YamlTree tree) {
    return ImmutableMultiset.copyOf(SameMeaning.comments(tree));
  }
}
