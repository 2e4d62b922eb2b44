package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/**
 * The lines of a here-document.
 *
 * @param range its lines and the one that ends it, without the last line break
 * @param body its lines without the one that ends it
 * @param redirection which it belongs to; its target is the word that ends it
 * @param quoted whether its word was quoted, so that nothing in it is expanded
 * @param parts the lines before the end, with the tabs that {@code <<-} takes away
 */
public record HereDocument(
    TextRange range,
    TextRange body,
    Redirection redirection,
    boolean quoted,
    ImmutableList<WordPart> parts)
    implements ShellNode {

  /** The line that ends it, with the tabs before it; empty where there is none. */
  public TextRange closing() {
    return new TextRange(body.end(), range.end());
  }

  @Override
  public ImmutableList<WordPart> children() {
    return parts;
  }
}
