package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * The tree of the first document of one text. Immutable and complete for any text: what could not
 * be understood is in {@link #errors}, and everything else is still in the tree.
 *
 * @param text the text that was parsed, with BOM and line breaks as they are
 * @param document the range of the first document: after directives and its marker, up to the next
 *     marker
 * @param root the value of the document; {@link YamlMissing} for an empty one
 * @param comments the ranges of all comments, from {@code #} to the end of the line, in order
 * @param errors in order of position
 */
public record YamlTree(
    String text,
    TextRange document,
    YamlNode root,
    ImmutableList<TextRange> comments,
    ImmutableList<YamlError> errors) {

  /**
   * The column of an offset as the parser counts it: tabs are four columns wide, a byte order mark
   * none.
   */
  public int column(int offset) {
    int start = offset;
    while (start > 0 && !Cursor.isBreak(text.charAt(start - 1))) {
      start--;
    }
    return Cursor.width(text, start, offset);
  }

  /**
   * The nodes, entries and items around an offset, from the root to the innermost; an offset at
   * either edge of a node counts as inside it. Elements are {@link YamlNode}, {@link YamlEntry} or
   * {@link YamlItem}.
   */
  public ImmutableList<Object> pathTo(int offset) {
    return YamlPaths.pathTo(root, offset);
  }

  /**
   * Follows an alias to the value it names: the last anchor of that name before it. Null where
   * there is none or where the alias lies inside the value that it names. {@link YamlAnchors} is
   * for many.
   */
  public @Nullable YamlNode resolve(YamlAlias alias) {
    return new YamlAnchors(this).resolve(alias);
  }
}
