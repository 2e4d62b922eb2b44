package io.github.taskfilels.yaml;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * Names of anchors and aliases: Task's library (go.yaml.in/yaml/v3, {@code is_alpha}) takes fewer
 * characters for them than YAML does.
 */
final class AnchorNames {
  static final String WRONG = "this character cannot be part of the name of an anchor or alias";

  private static final CharMatcher KNOWN =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.anyOf("_-"));

  private AnchorNames() {}

  static boolean isKnown(String name) {
    return KNOWN.matchesAllOf(name);
  }

  /** The first name that Task refuses the file for; null for none. */
  static @Nullable YamlError refused(YamlTree tree) {
    if (tree.text().indexOf('&') < 0 && tree.text().indexOf('*') < 0) {
      return null;
    }
    for (YamlNode node : YamlNodes.from(tree.root())) {
      YamlError error = refused(tree.text(), node);
      if (error != null) {
        return error;
      }
    }
    return null;
  }

  private static @Nullable YamlError refused(String text, YamlNode node) {
    YamlProperties properties = node.properties();
    String anchor = properties == null ? null : properties.anchor();
    if (properties != null && anchor != null && !isKnown(anchor)) {
      return wrong(text.indexOf('&' + anchor, properties.range().start()), anchor);
    }
    return node instanceof YamlAlias alias && !isKnown(alias.name())
        ? wrong(alias.range().start(), alias.name())
        : null;
  }

  /**
   * @param sign the offset of the sign before the name
   */
  private static YamlError wrong(int sign, String name) {
    int at = sign + 1 + KNOWN.negate().indexIn(name);
    return new YamlError(YamlError.Kind.SYNTAX, WRONG, new TextRange(at, at + 1));
  }
}
