package io.github.taskfilels.ide.tokens;

import io.github.taskfilels.taskfile.schema.MappingSite;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlAnchors;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the scalars of a document are, by the format: goes down the tree and the types
 * together. What stands behind an anchor is what an alias of it stands for. Each node is looked at
 * once or twice, however many aliases there are.
 */
final class TypedScalars {
  private static final String MERGE = "<<";

  /** A type that says nothing. */
  private static final ValueType UNKNOWN = ValueType.ANY;

  private final Map<YamlNode, ValueType> types = new IdentityHashMap<>();
  private final List<YamlNode> scalars = new ArrayList<>();
  private final Deque<Visit> todo = new ArrayDeque<>();
  private final YamlAnchors anchors;

  /**
   * A node that is still to be looked at.
   *
   * @param type null where the format says nothing
   * @param merged whether it is the value of a merge key, so that elements are merged as well
   */
  private record Visit(YamlNode node, @Nullable ValueType type, boolean merged) {}

  private TypedScalars(YamlTree tree) {
    anchors = new YamlAnchors(tree);
    todo.push(new Visit(tree.root(), ValueType.TASKFILE, false));
    while (!todo.isEmpty()) {
      visit(todo.pop());
    }
    // They are nearly in order: only what an alias before it names is found too early.
    scalars.sort(Comparator.comparingInt(node -> node.range().start()));
  }

  /** Takes scalars, and texts that begin with a template without quotes. */
  @FunctionalInterface
  interface Consumer {
    /**
     * @param type one of the types that are nothing but scalars
     */
    void accept(YamlNode node, ValueType type);
  }

  /** Gives all scalars of a document, keys as well, in the order of the text. */
  static void each(YamlTree tree, Consumer consumer) {
    TypedScalars found = new TypedScalars(tree);
    for (YamlNode node : found.scalars) {
      consumer.accept(node, found.types.getOrDefault(node, UNKNOWN));
    }
  }

  private void visit(Visit visit) {
    YamlNode node = visit.node();
    ValueType type = visit.type();
    ValueType known = types.get(node);
    if (known != null && (known != UNKNOWN || type == null || type == UNKNOWN)) {
      return;
    }
    types.put(node, type == null ? UNKNOWN : type);
    switch (node) {
      case YamlMapping mapping -> mapping(mapping, type);
      case YamlSequence sequence -> {
        ValueType element = visit.merged() ? type : type == null ? null : type.element();
        for (YamlItem item : sequence.items().reverse()) {
          todo.push(new Visit(item.value(), element, visit.merged()));
        }
      }
      case YamlAlias alias -> {
        YamlNode target = anchors.resolve(alias);
        if (target != null) {
          todo.push(new Visit(target, type, visit.merged()));
        }
      }
      case YamlScalar _, YamlTemplate _ -> {
        ValueType scalar = type == null ? null : type.scalar();
        types.put(node, scalar == null ? UNKNOWN : scalar);
        if (known == null) {
          scalars.add(node);
        }
      }
      default -> {}
    }
  }

  private void mapping(YamlMapping mapping, @Nullable ValueType type) {
    MappingSite site = type == null ? null : new MappingSite(type, mapping, -1);
    for (YamlEntry entry : mapping.entries().reverse()) {
      boolean merge = entry.keyText().equals(MERGE);
      ValueType value = merge ? type : site == null ? null : site.valueOf(entry.keyText());
      todo.push(new Visit(entry.value(), value, merge));
      todo.push(new Visit(entry.key(), null, false));
    }
  }
}
