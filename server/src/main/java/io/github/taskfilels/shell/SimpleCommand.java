package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

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
        (a, b) -> a.range().compareTo(b.range()),
        ImmutableList.<ShellNode>builder()
            .addAll(assignments)
            .addAll(words)
            .addAll(redirections)
            .build());
  }
}
