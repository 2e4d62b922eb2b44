package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The anchors of a tree, for those who follow many aliases. */
public final class YamlAnchors {
  /** By name, then by where the value begins; the innermost of those that begin at one place. */
  private final Map<String, TreeMap<Integer, YamlNode>> values = new HashMap<>();

  public YamlAnchors(YamlTree tree) {
    for (YamlNode node : YamlNodes.from(tree.root())) {
      String anchor = node.properties() == null ? null : node.properties().anchor();
      if (anchor != null) {
        values.computeIfAbsent(anchor, _ -> new TreeMap<>()).put(node.range().start(), node);
      }
    }
  }

  /** The values that an alias at an offset can name, by the name, in order of position. */
  public ImmutableMap<String, YamlNode> visible(int offset) {
    TreeMap<Integer, Map.Entry<String, YamlNode>> found = new TreeMap<>();
    values.forEach(
        (name, known) -> {
          Map.Entry<Integer, YamlNode> last = known.lowerEntry(offset);
          if (last != null && !last.getValue().range().touches(offset)) {
            found.put(last.getKey(), Map.entry(name, last.getValue()));
          }
        });
    return found.values().stream()
        .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** As {@link YamlTree#resolve}. */
  public @Nullable YamlNode resolve(YamlAlias alias) {
    TreeMap<Integer, YamlNode> known = values.get(alias.name());
    Map.Entry<Integer, YamlNode> last =
        known == null ? null : known.floorEntry(alias.range().start());
    return last == null || last.getValue().range().covers(alias.range()) ? null : last.getValue();
  }
}
