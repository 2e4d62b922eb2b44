package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/** Statements one after the other, as in a script, a substitution or the body of a loop. */
public record CommandList(TextRange range, ImmutableList<Statement> statements)
    implements ShellNode {

  @Override
  public ImmutableList<Statement> children() {
    return statements;
  }
}
