package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/**
 * One command of a list with what ends it.
 *
 * @param range with the {@code ;} or {@code &} that ends it
 * @param background whether it ends with {@code &}
 */
public record Statement(TextRange range, ShellCommand command, boolean background)
    implements ShellNode {

  @Override
  public ImmutableList<ShellCommand> children() {
    return ImmutableList.of(command);
  }
}
