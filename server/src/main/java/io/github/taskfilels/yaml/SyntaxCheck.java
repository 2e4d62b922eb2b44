package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;

/** What is not YAML in a text, one error for one mistake. */
public final class SyntaxCheck {
  private SyntaxCheck() {}

  /**
   * The verdict of the strict judge joined with the tolerant parser's errors: empty exactly when SnakeYAML Engine accepts
   * the first document.
   */
  public static ImmutableList<YamlError> of(YamlTree tree) {
    throw new UnsupportedOperationException("lands with the parser: " + tree.errors());
  }
}
