package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/** A piece of a script's syntax. The ranges of its children lie in its own, in order. */
public sealed interface ShellNode
    permits ShellScript,
        CommandList,
        Statement,
        ShellCommand,
        CompoundCommand.CaseItem,
        Assignment,
        Redirection,
        HereDocument,
        Word,
        WordPart {

  /** UTF-16 offsets in the text of the whole script. */
  TextRange range();

  /** What it is made of, in the order of the text. */
  ImmutableList<? extends ShellNode> children();
}
