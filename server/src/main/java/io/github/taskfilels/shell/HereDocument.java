package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/**
 * The lines of a here-document.
 *
 * @param range its lines and the one that ends it, without the last line break
 * @param redirection which it belongs to
 * @param quoted whether its word was quoted, so that nothing in it is expanded
 * @param parts the lines before the end, with the tabs that {@code <<-} takes away
 */
public record HereDocument(
    TextRange range, Redirection redirection, boolean quoted, ImmutableList<WordPart> parts)
    implements ShellNode {

  @Override
  public ImmutableList<WordPart> children() {
    return parts;
  }
}
