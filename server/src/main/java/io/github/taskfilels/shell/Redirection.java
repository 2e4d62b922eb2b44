package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * {@code 2>file}, {@code <<EOF} and the like.
 *
 * @param descriptor the number or <code>{name}</code> before the operator; null where there is none
 * @param operator as written: {@code <}, {@code >>}, {@code <<-}, {@code &>}, …
 * @param target a file, a descriptor, the text of a here-string, or the word that ends a
 *     here-document; null where it is missing
 */
public record Redirection(
    TextRange range, @Nullable Word descriptor, String operator, @Nullable Word target)
    implements ShellNode {

  /** Where the operator stands. */
  public TextRange operatorRange() {
    int start = descriptor == null ? range.start() : descriptor.range().end();
    return new TextRange(start, start + operator.length());
  }

  @Override
  public ImmutableList<Word> children() {
    ImmutableList.Builder<Word> children = ImmutableList.builder();
    if (descriptor != null) {
      children.add(descriptor);
    }
    if (target != null) {
      children.add(target);
    }
    return children.build();
  }
}
