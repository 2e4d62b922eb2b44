package io.github.taskfilels.ide.format;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Map;
import java.util.TreeMap;

/** The ranges of the outermost flow collections of a tree. */
final class FlowRanges {
  private final TreeMap<Integer, Integer> ends = new TreeMap<>();

  FlowRanges(YamlTree tree) {
    for (YamlNode node : YamlNodes.from(tree.root())) {
      boolean flow =
          (node instanceof YamlMapping mapping && mapping.flow())
              || (node instanceof YamlSequence sequence && sequence.flow());
      TextRange range = node.range();
      if (flow && !contain(range.start())) {
        ends.put(range.start(), range.end());
      }
    }
  }

  boolean contain(int offset) {
    Map.Entry<Integer, Integer> before = ends.floorEntry(offset);
    return before != null && offset < before.getValue();
  }
}
