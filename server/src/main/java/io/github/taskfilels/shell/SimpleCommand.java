package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.Comparator;

/**
 * A program, builtin or function with its arguments.
 *
 * @param assignments those before the first word
 * @param words the name of the command and its arguments; empty where it only assigns or redirects
 */
public record SimpleCommand(
    TextRange range,
    ImmutableList<Assignment> assignments,
    ImmutableList<Word> words,
    ImmutableList<Redirection> redirections)
    implements ShellCommand {

  @Override
  public ImmutableList<ShellNode> children() {
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(ShellNode::range),
        ImmutableList.<ShellNode>builder()
            .addAll(assignments)
            .addAll(words)
            .addAll(redirections)
            .build());
  }
}
