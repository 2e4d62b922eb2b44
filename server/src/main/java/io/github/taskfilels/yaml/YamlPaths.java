package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** Ways through a tree. */
final class YamlPaths {
  private YamlPaths() {}

  static ImmutableList<Object> pathTo(YamlNode root, int offset) {
    throw new UnsupportedOperationException("lands with the parser: " + root + offset);
  }

  static @Nullable YamlNode resolve(YamlTree tree, YamlAlias alias) {
    throw new UnsupportedOperationException("lands with the parser: " + tree.root() + alias);
  }
}
