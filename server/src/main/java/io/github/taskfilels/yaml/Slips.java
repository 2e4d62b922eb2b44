package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;

/**
 * Where a line belongs that stands at none of the columns around it: one slip of indentation must
 * not take what follows out of its parent. What stands below the line and what it is called tell
 * what was meant.
 */
final class Slips {
  /**
   * The names at the root of a Taskfile: a line with one of them is never meant to be deeper. Other
   * names there are rather tasks that are not indented.
   */
  static final ImmutableSet<String> SECTIONS =
      ImmutableSet.of(
          "version",
          "includes",
          "vars",
          "env",
          "dotenv",
          "tasks",
          "output",
          "method",
          "run",
          "silent",
          "set",
          "shopt",
          "interval",
          "use_gitignore");

  private static final ImmutableSet<String> ONLY_OF_ROOT =
      ImmutableSet.of("version", "includes", "tasks", "output");

  private final Cursor in;

  /** The entries of the root so far, and the key whose value is being read. */
  private List<YamlEntry> root = List.of();

  private String rootKey = "";

  Slips(Cursor cursor) {
    this.in = cursor;
  }

  /** Tells of the root, which decides where lines belong that are not as deep as others. */
  void reading(List<YamlEntry> entries, int colon) {
    root = entries;
    rootKey = colon < 0 ? "" : in.text.substring(in.pos, colon);
  }

  /**
   * Whether the line at the cursor is meant for the collection at {@code column}, though it is less
   * deep; else it is meant for the parent, though it is deeper than that.
   *
   * @param parent the column of the parent, to the left of the line's
   */
  boolean isShort(int column, int parent) {
    int at = in.column(in.pos);
    int colon = in.isItem(in.pos) ? -1 : in.keyColon(in.pos);
    if (parent == 0) {
      return !isRootsOwn(colon) && (isSection(rootKey) || continued(root, root.size()) < 0);
    }
    if (colon < 0) {
      return true;
    }
    int next = in.nextContent(colon + 1);
    boolean opens = next > in.lineEnd(colon);
    if (opens && next < in.end && in.column(next) == column && !in.isItem(next)) {
      return false; // What stands below it is as deep as the collection: it is one like its parent.
    }
    return at - parent >= column - at;
  }

  /**
   * Whether the line at the cursor, which is deeper than the collection at {@code column}, is meant
   * for it: it is less deep than what the last value holds, or by one column only.
   */
  boolean isLong(int column, YamlNode last) {
    if (in.isItem(in.pos)) {
      return false;
    }
    int at = in.column(in.pos);
    int inner = blockColumn(last);
    boolean afterItems = last instanceof YamlSequence && at == inner;
    return at == column + 1 || (inner >= 0 && at < inner) || afterItems;
  }

  /** Whether the line at the cursor begins with a name of the root. */
  boolean isSection() {
    return !in.isItem(in.pos) && isSection(in.keyColon(in.pos));
  }

  /**
   * The same for a line that is among the names at {@code column}, but deeper than these or with a
   * tab before it, so that nobody knows its column.
   */
  boolean isOfRoot(int column, int parent) {
    boolean misplaced = parent == 0 && in.column(in.pos) > column;
    return (misplaced || in.hasTabBefore(in.pos))
        && !in.isItem(in.pos)
        && isRootsOwn(in.keyColon(in.pos));
  }

  /** Whether a key is one of the root; among tasks only if it can be none of a task. */
  private boolean isRootsOwn(int colon) {
    if (colon < 0) {
      return false;
    }
    String name = in.text.substring(in.pos, colon).strip();
    return rootKey.strip().equals("tasks") ? ONLY_OF_ROOT.contains(name) : isSection(name);
  }

  /**
   * The index of the entry of the root that the line at the cursor continues, after entries that
   * are tasks at the wrong column; -1 if there is none.
   */
  int continued(List<YamlEntry> entries) {
    return isSection(entries.getLast().keyText()) ? -1 : continued(entries, entries.size() - 1);
  }

  private int continued(List<YamlEntry> entries, int before) {
    for (int i = before - 1; i >= 0; i--) {
      YamlEntry entry = entries.get(i);
      if (isSection(entry.keyText())) {
        YamlNode value = entry.value();
        boolean open =
            value instanceof YamlMissing
                || (value instanceof YamlMapping && blockColumn(value) == in.column(in.pos));
        return open ? i : -1;
      }
    }
    return -1;
  }

  private boolean isSection(int colon) {
    return colon >= 0 && isSection(in.text.substring(in.pos, colon));
  }

  private static boolean isSection(String name) {
    return SECTIONS.contains(name.strip());
  }

  /** The column of a collection that is written over lines; -1 for any other value. */
  private int blockColumn(YamlNode value) {
    boolean block =
        (value instanceof YamlMapping mapping && !mapping.flow())
            || (value instanceof YamlSequence sequence && !sequence.flow());
    return block ? in.column(value.range().start()) : -1;
  }

  /** The entries from an index on as entries of the one before them. */
  static YamlEntry moved(ImmutableList<YamlEntry> entries, YamlEntry owner, YamlNode rest) {
    YamlNode value = owner.value();
    for (YamlEntry entry : entries) {
      YamlMapping alone = new YamlMapping(entry.range(), null, false, ImmutableList.of(entry));
      value = Adoption.of(value, alone);
    }
    return Adoption.into(owner, Adoption.of(value, rest));
  }
}
