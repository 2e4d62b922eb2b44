package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A whole script, parsed. There is one for any text.
 *
 * @param commands all of its commands
 * @param hereDocuments the bodies of here-documents, those in substitutions as well; they are no
 *     children, for a body stands behind the command that reads it
 * @param comments each with its {@code #}, without the end of its line
 * @param keywords reserved words where they are ones, as {@code if} and {@code done}
 * @param uses what it runs, and which variables and functions it uses
 * @param errors in the order in which they were found; the first is the one that Task reports
 */
public record ShellScript(
    TextRange range,
    CommandList commands,
    ImmutableList<HereDocument> hereDocuments,
    ImmutableList<TextRange> comments,
    ImmutableList<TextRange> keywords,
    ShellUses uses,
    ImmutableList<ShellError> errors)
    implements ShellNode {

  @Override
  public ImmutableList<CommandList> children() {
    return ImmutableList.of(commands);
  }

  /** Gives every node to a visitor, also those in substitutions and here-documents. */
  public void visit(Consumer<ShellNode> visitor) {
    visitor.accept(this);
    visit(commands, hereDocuments, visitor);
  }

  /** Gives every node of a script to a visitor, but the script itself. */
  static void visit(
      CommandList commands,
      ImmutableList<HereDocument> hereDocuments,
      Consumer<ShellNode> visitor) {
    Deque<ShellNode> open = new ArrayDeque<>(hereDocuments.reverse());
    open.push(commands);
    while (!open.isEmpty()) {
      ShellNode node = open.pop();
      visitor.accept(node);
      for (ShellNode child : node.children().reverse()) {
        open.push(child);
      }
    }
  }
}
