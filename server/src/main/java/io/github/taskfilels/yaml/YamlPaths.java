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
}
