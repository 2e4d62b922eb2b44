package io.github.taskfilels.ide.format;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlProperties;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two documents say the same: the same values in the same styles with the same anchors,
 * tags, comments and mistakes. The net below the formatter.
 */
final class SameMeaning {
  private SameMeaning() {}

  static boolean of(YamlTree before, YamlTree after) {
    return comments(before).equals(comments(after))
        && mistakes(before).equals(mistakes(after))
        && ofNodes(before.root(), after.root());
  }

  /** The comments in order, without white space at their ends. */
  static List<String> comments(YamlTree tree) {
    return tree.comments().stream().map(range -> comment(tree, range)).toList();
  }

  private static String comment(YamlTree tree, TextRange range) {
    return range.in(tree.text()).stripTrailing();
  }

  private static List<YamlError.Kind> mistakes(YamlTree tree) {
    return tree.errors().stream().map(YamlError::kind).toList();
  }

  /** The same for two values. */
  static boolean ofNodes(YamlNode before, YamlNode after) {
    Iterator<YamlNode> others = YamlNodes.from(after).iterator();
    for (YamlNode node : YamlNodes.from(before)) {
      if (!others.hasNext() || !same(node, others.next())) {
        return false;
      }
    }
    return !others.hasNext();
  }

  /** Whether two nodes are equal but for those in them, which are asked about one by one. */
  private static boolean same(YamlNode a, YamlNode b) {
    if (!sameProperties(a.properties(), b.properties())) {
      return false;
    }
    return switch (a) {
      case YamlMapping mapping ->
          b instanceof YamlMapping other
              && mapping.flow() == other.flow()
              && mapping.entries().size() == other.entries().size();
      case YamlSequence sequence ->
          b instanceof YamlSequence other
              && sequence.flow() == other.flow()
              && sequence.items().size() == other.items().size();
      case YamlScalar scalar ->
          b instanceof YamlScalar other
              && scalar.style() == other.style()
              && scalar.value().equals(other.value());
      case YamlAlias alias -> b instanceof YamlAlias other && alias.name().equals(other.name());
      case YamlTemplate template ->
          b instanceof YamlTemplate other && template.text().equals(other.text());
      case YamlMissing _ -> b instanceof YamlMissing;
    };
  }

  private static boolean sameProperties(@Nullable YamlProperties a, @Nullable YamlProperties b) {
    if (a == null || b == null) {
      return a == b;
    }
    return Objects.equals(a.anchor(), b.anchor()) && Objects.equals(a.tag(), b.tag());
  }
}
