package io.github.taskfilels.taskfile.read;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Which parts of a file the syntax errors have touched, so that one mistake is not reported a
 * second time by what it does to the model. A part is a task, an include or a variable, or else a
 * whole key of the root.
 */
final class SyntaxErrorMask {
  private final RangeSet<Integer> damaged = TreeRangeSet.create();
  private final boolean any;

  SyntaxErrorMask(YamlTree tree) {
    any = !tree.errors().isEmpty();
    if (!any) {
      return;
    }
    if (!(tree.root() instanceof YamlMapping root)) {
      damaged.add(Range.all());
      return;
    }
    for (YamlError error : tree.errors()) {
      add(root, error.range());
    }
  }

  /** Whether there is any syntax error in the file. */
  boolean any() {
    return any;
  }

  /** Whether a syntax error may be the reason for what is wrong here. */
  boolean at(TextRange range) {
    return any && damaged.intersects(Range.closed(range.start(), range.end()));
  }

  private void add(YamlMapping root, TextRange error) {
    for (YamlEntry entry : touched(root, error)) {
      List<YamlEntry> inner =
          entry.value() instanceof YamlMapping mapping ? touched(mapping, error) : List.of();
      if (inner.isEmpty()) {
        inner = List.of(entry);
      }
      inner.forEach(part -> damaged.add(Range.closed(part.range().start(), part.range().end())));
    }
  }

  /**
   * The entries that share an offset with the range; at most the one before it, those inside and
   * the one after it.
   */
  private static List<YamlEntry> touched(YamlMapping mapping, TextRange range) {
    List<YamlEntry> found = new ArrayList<>();
    List<YamlEntry> entries = mapping.entries();
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).range().end() < range.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < entries.size() && entries.get(i).range().start() <= range.end(); i++) {
      found.add(entries.get(i));
    }
    return found;
  }
}
