package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlAnchors;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlProperties;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds the anchors of a file and the aliases that lead to them. */
final class AnchorOccurrences {
  private AnchorOccurrences() {}

  /**
   * All that are asked for and perhaps more, in no particular order. Ranges are those of the names,
   * without their signs.
   */
  static ImmutableList<Occurrence> of(FileId file, YamlTree tree, Focus focus) {
    if (!focus.isOnAnchor(tree.text())) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Occurrence> found = ImmutableList.builder();
    Map<YamlNode, Symbol> anchored = new IdentityHashMap<>();
    List<YamlAlias> aliases = new ArrayList<>();
    for (YamlNode node : YamlNodes.from(tree.root())) {
      YamlProperties properties = node.properties();
      String name = properties == null ? null : properties.anchor();
      if (properties != null && name != null && !name.isEmpty()) {
        Symbol symbol = new Symbol.Anchor(file, anchored.size(), name);
        anchored.put(node, symbol);
        int sign = tree.text().indexOf('&' + name, properties.range().start());
        found.add(occurrence(sign + 1, name, ImmutableSet.of(symbol), Role.DEFINES));
      }
      if (node instanceof YamlAlias alias) {
        aliases.add(alias);
      }
    }
    YamlAnchors anchors = new YamlAnchors(tree);
    for (YamlAlias alias : aliases) {
      YamlNode value = anchors.resolve(alias);
      Symbol symbol = value == null ? null : anchored.get(value);
      found.add(
          occurrence(
              alias.range().start() + 1,
              alias.name(),
              symbol == null ? ImmutableSet.of() : ImmutableSet.of(symbol),
              Role.READS));
    }
    return found.build();
  }

  private static Occurrence occurrence(
      int start, String name, ImmutableSet<Symbol> symbols, Role role) {
    return new Occurrence(
        new TextRange(start, start + name.length()), symbols, role, Certainty.EXACT);
  }
}
