package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/** What the parsers of one text share: what they find beside the tree, and how deep they are. */
final class ShellSyntax {
  /** Deeper than anybody writes, and far from the end of a thread's stack. */
  private static final int DEEPEST = 100;

  private final ImmutableList.Builder<HereDocument> hereDocuments = ImmutableList.builder();
  private final ImmutableList.Builder<TextRange> comments = ImmutableList.builder();
  private final ImmutableList.Builder<ShellError> errors = ImmutableList.builder();
  private int depth;

  void error(TextRange range, String message) {
    errors.add(new ShellError(range, message));
  }

  void comment(TextRange range) {
    comments.add(range);
  }

  void hereDocument(HereDocument document) {
    hereDocuments.add(document);
  }

  /** Goes one level down; what is nested too deeply is left unread, with an error. */
  void enter(ShellLexer lexer) {
    if (++depth > DEEPEST && !lexer.atLimit()) {
      error(lexer.range(), "nested too deeply");
      lexer.skipTo(lexer.limit());
    }
  }

  void leave() {
    depth--;
  }

  ImmutableList<HereDocument> hereDocuments() {
    return hereDocuments.build();
  }

  ImmutableList<TextRange> comments() {
    return comments.build();
  }

  ImmutableList<ShellError> errors() {
    return errors.build();
  }
}
