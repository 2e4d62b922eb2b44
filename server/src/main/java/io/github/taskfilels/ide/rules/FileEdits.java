package io.github.taskfilels.ide.rules;

import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes edits of one file that leave everything else as it is.
 *
 * @param file the file
 * @param tree its tree, in whose text ranges are
 */
public record FileEdits(FileId file, YamlTree tree) {

  /** Of a file at a snapshot; null where it has no text. */
  public static @Nullable FileEdits of(Snapshot snapshot, FileId file) {
    YamlTree tree = snapshot.tree(file);
    return tree == null ? null : new FileEdits(file, tree);
  }

  public String text() {
    return tree.text();
  }

  /** The line break of the file. */
  public String newline() {
    return text().contains("\r\n") ? "\r\n" : "\n";
  }

  public Fix preferred(String title, TextEdit... edits) {
    return Fix.preferred(title, file, edits);
  }

  public Fix offered(String title, TextEdit... edits) {
    return Fix.offered(title, file, edits);
  }

  /** The innermost entry whose key begins at an offset; null where there is none. */
  @Nullable YamlEntry entryAt(int offset) {
    YamlEntry found = null;
    for (Object node : tree.pathTo(offset)) {
      if (node instanceof YamlEntry entry && entry.key().range().start() == offset) {
        found = entry;
      }
    }
    return found;
  }

  /** The entry of the root with this key; null where there is none. */
  public @Nullable YamlEntry entryOf(String key) {
    return tree.root() instanceof YamlMapping root ? root.entry(key) : null;
  }

  /** The innermost node of a type whose range begins at an offset; null where there is none. */
  <T> @Nullable T nodeAt(Class<T> type, int offset) {
    T found = null;
    for (Object node : tree.pathTo(offset)) {
      if (type.isInstance(node)) {
        found = type.cast(node);
      }
    }
    return found;
  }

  /** The value with exactly this range; null where there is none. */
  @Nullable YamlNode valueOf(TextRange range) {
    for (Object node : tree.pathTo(range.start())) {
      if (node instanceof YamlNode value && value.range().equals(range)) {
        return value;
      }
    }
    return null;
  }

  /** The scalar around an offset; null where there is none. */
  @Nullable YamlScalar scalarAt(int offset) {
    return nodeAt(YamlScalar.class, offset);
  }

  /** The mapping in which an entry stands; null where there is none. */
  public @Nullable YamlMapping mappingOf(YamlEntry entry) {
    YamlMapping around = null;
    for (Object node : tree.pathTo(entry.range().start())) {
      if (node instanceof YamlMapping mapping && mapping.entries().contains(entry)) {
        around = mapping;
      }
    }
    return around;
  }

  /** Takes the entry away whose key begins at an offset; null where it cannot be taken away. */
  public @Nullable TextEdit withoutEntryAt(int offset) {
    YamlEntry entry = entryAt(offset);
    YamlMapping mapping = entry == null ? null : mappingOf(entry);
    return entry == null || mapping == null
        ? null
        : without(
            entry.range(),
            mapping.entries().stream().map(YamlEntry::range).toList(),
            mapping.flow());
  }

  /** Takes a key of the root away with its value; null where it is not there or alone. */
  @Nullable TextEdit withoutEntry(String key) {
    YamlEntry entry = entryOf(key);
    return entry == null ? null : withoutEntryAt(entry.key().range().start());
  }

  /** Takes the innermost element of a list away that begins at an offset or has its value there. */
  public @Nullable TextEdit withoutItemAt(int offset) {
    List<Object> path = new ArrayList<>(tree.pathTo(offset)).reversed();
    for (int i = 0; i + 1 < path.size(); i++) {
      if (path.get(i) instanceof YamlItem item && path.get(i + 1) instanceof YamlSequence list) {
        return without(
            item.range(), list.items().stream().map(YamlItem::range).toList(), list.flow());
      }
    }
    return null;
  }

  /**
   * @param all what stands beside it, in order, itself included; null where it is alone, for what
   *     would be left then means something else
   */
  private @Nullable TextEdit without(TextRange one, List<TextRange> all, boolean flow) {
    int index = all.indexOf(one);
    if (all.size() < 2) {
      return null;
    }
    int line = lineStart(one.start());
    if (!flow && text().substring(line, one.start()).isBlank()) {
      return new TextEdit(new TextRange(line, afterLine(one.end())), "");
    }
    TextRange range =
        index + 1 < all.size()
            ? new TextRange(one.start(), all.get(index + 1).start())
            : new TextRange(all.get(index - 1).end(), one.end());
    return new TextEdit(range, "");
  }

  public int lineStart(int offset) {
    int start = offset;
    while (start > 0 && text().charAt(start - 1) != '\n' && text().charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  /** The offset behind the line break of the line of an offset. */
  public int afterLine(int offset) {
    int end = text().indexOf('\n', offset);
    return end < 0 ? text().length() : end + 1;
  }

  /** As many blanks as stand between the begin of its line and an offset. */
  String indentOfColumn(int offset) {
    return " ".repeat(offset - lineStart(offset));
  }

  /** The white space before the first word of the line of an offset. */
  public String indent(int offset) {
    int start = lineStart(offset);
    int end = start;
    while (end < text().length() && (text().charAt(end) == ' ' || text().charAt(end) == '\t')) {
      end++;
    }
    return text().substring(start, end);
  }
}
