package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** Ways through a tree. */
final class YamlPaths {
  private YamlPaths() {}

  static ImmutableList<Object> pathTo(YamlNode root, int offset) {
    ImmutableList.Builder<Object> path = ImmutableList.builder();
    YamlNode node = root;
    while (node != null) {
      path.add(node);
      node =
          switch (node) {
            case YamlMapping mapping -> inside(mapping, offset, path);
            case YamlSequence sequence -> inside(sequence, offset, path);
            default -> null;
          };
    }
    return path.build();
  }

  private static @Nullable YamlNode inside(
      YamlMapping mapping, int offset, ImmutableList.Builder<Object> path) {
    for (YamlEntry entry : mapping.entries().reverse()) {
      if (entry.range().touches(offset)) {
        path.add(entry);
        if (entry.key().range().touches(offset)) {
          return entry.key();
        }
        return entry.value().range().touches(offset) ? entry.value() : null;
      }
    }
    return null;
  }

  private static @Nullable YamlNode inside(
      YamlSequence sequence, int offset, ImmutableList.Builder<Object> path) {
    for (YamlItem item : sequence.items().reverse()) {
      if (item.range().touches(offset)) {
        path.add(item);
        return item.value().range().touches(offset) ? item.value() : null;
      }
    }
    return null;
  }

  static @Nullable YamlNode resolve(YamlTree tree, YamlAlias alias) {
    Search search = new Search(alias);
    search.visit(tree.root());
    YamlNode found = search.found;
    return found == null || found.range().covers(alias.range()) ? null : found;
  }

  /** Walks in document order until the alias is met. */
  private static final class Search {
    private final YamlAlias alias;
    private @Nullable YamlNode found;

    Search(YamlAlias alias) {
      this.alias = alias;
    }

    void visit(YamlNode node) {
      if (node.range().start() > alias.range().start()) {
        return;
      }
      YamlProperties properties = node.properties();
      if (properties != null && alias.name().equals(properties.anchor())) {
        found = node;
      }
      switch (node) {
        case YamlMapping mapping ->
            mapping
                .entries()
                .forEach(
                    entry -> {
                      visit(entry.key());
                      visit(entry.value());
                    });
        case YamlSequence sequence -> sequence.items().forEach(item -> visit(item.value()));
        default -> {}
      }
    }
  }
}
