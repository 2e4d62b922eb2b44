package io.github.taskfilels.ide.format;

import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;

/** Where the dashes of lists stand. */
final class CompactLists {
  private CompactLists() {}

  /** Whether the dashes of the formatted document stand in the columns of their keys. */
  static boolean wanted(SourceLines lines, YamlTree tree, FormatOptions.Lists option) {
    return switch (option) {
      case COMPACT -> true;
      case INDENTED -> false;
      case AUTO -> prevail(lines, tree);
    };
  }

  private static boolean prevail(SourceLines lines, YamlTree tree) {
    int surplus = 0;
    for (YamlNode node : YamlNodes.from(tree.root())) {
      if (node instanceof YamlMapping mapping && !mapping.flow()) {
        for (YamlEntry entry : mapping.entries()) {
          surplus += compactness(lines, entry);
        }
      }
    }
    return surplus > 0;
  }

  /** 1 for a compact list, -1 for an indented one, 0 where no list stands below the key. */
  private static int compactness(SourceLines lines, YamlEntry entry) {
    if (!(entry.value() instanceof YamlSequence list)
        || list.flow()
        || !lines.isFirst(list.range().start())
        || !lines.isFirst(entry.range().start()) && lines.onOneLine(entry.range())) {
      return 0;
    }
    int key = lines.column(entry.range().start());
    return lines.column(list.range().start()) == key ? 1 : -1;
  }
}
