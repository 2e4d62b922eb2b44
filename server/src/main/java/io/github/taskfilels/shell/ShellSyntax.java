package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.HereDocumentParser.Awaited;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/** What the parsers of one text share: what they find beside the tree, and how deep they are. */
final class ShellSyntax {
  /** Deeper than anybody writes, and far from the end of a thread's stack. */
  private static final int DEEPEST = 100;

  /** So often a part is read again, shorter; each time may cost the rest of the text. */
  private static final int MOST_RETRIES = 20;

  /** Here-documents whose bodies are still to come, also those of commands around this one. */
  final List<Awaited> awaited = new ArrayList<>();

  private final List<HereDocument> hereDocuments = new ArrayList<>();
  private final List<TextRange> comments = new ArrayList<>();
  private final List<TextRange> keywords = new ArrayList<>();
  private final List<ShellError> errors = new ArrayList<>();
  private int depth;
  private int retries;

  /** How much was found up to some moment. */
  record Mark(int awaited, int hereDocuments, int comments, int keywords, int errors) {}

  void error(TextRange range, String message) {
    errors.add(new ShellError(range, message));
  }

  void comment(TextRange range) {
    comments.add(range);
  }

  void keyword(TextRange range) {
    keywords.add(range);
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

  Mark mark() {
    return new Mark(
        awaited.size(), hereDocuments.size(), comments.size(), keywords.size(), errors.size());
  }

  /** Whether the last error since a mark begins at an offset. */
  boolean failedAt(int offset, Mark since) {
    return errors.size() > since.errors && errors.getLast().range().start() == offset;
  }

  /**
   * Forgets what was found since a mark, unless that happened too often. The first error of the
   * text stays, for it is the one that Task reports.
   */
  boolean retry(Mark since) {
    if (++retries > MOST_RETRIES) {
      return false;
    }
    cut(awaited, since.awaited);
    cut(hereDocuments, since.hereDocuments);
    cut(comments, since.comments);
    cut(keywords, since.keywords);
    cut(errors, Math.max(1, since.errors));
    return true;
  }

  private static void cut(List<?> list, int size) {
    list.subList(Math.min(size, list.size()), list.size()).clear();
  }

  ImmutableList<HereDocument> hereDocuments() {
    return ImmutableList.copyOf(hereDocuments);
  }

  ImmutableList<TextRange> comments() {
    return ImmutableList.copyOf(comments);
  }

  ImmutableList<TextRange> keywords() {
    return ImmutableList.copyOf(keywords);
  }

  /** Each once, though what is read again may be wrong again. */
  ImmutableList<ShellError> errors() {
    return ImmutableSet.copyOf(errors).asList();
  }
}
