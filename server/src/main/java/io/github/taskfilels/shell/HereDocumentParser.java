package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.List;

/**
 * Reads the bodies of here-documents, which begin in the line behind their commands. Those of a
 * substitution that ends with its line are read behind the line, with those of the command around
 * it.
 */
final class HereDocumentParser {
  private final ShellLexer lexer;
  private final ShellSyntax syntax;

  /** How many were awaited by the commands around these. */
  private final int outer;

  HereDocumentParser(ShellLexer lexer, ShellSyntax syntax) {
    this.lexer = lexer;
    this.syntax = syntax;
    this.outer = syntax.awaited.size();
  }

  /** One that is still to come. */
  record Awaited(Redirection redirection, String end, boolean quoted) {}

  /**
   * Remembers one that is still to come. A word with something opaque in it ends it as it is
   * written, without quotes around all of it.
   */
  void await(Redirection redirection, Word word, String source) {
    String end = word.literal();
    if (end == null && word.hasOpaque()) {
      boolean quoted = word.isQuoted() && source.length() > 1;
      end = quoted ? source.substring(1, source.length() - 1) : source;
    }
    if (end == null) {
      syntax.error(word.range(), "expansions not allowed in heredoc words");
      return;
    }
    syntax.awaited.add(new Awaited(redirection, end, word.isQuoted()));
  }

  /** Reads those awaited; the current token is the line break before them. */
  void atNewline() {
    if (syntax.awaited.size() <= outer) {
      return;
    }
    List<Awaited> awaited = syntax.awaited.subList(outer, syntax.awaited.size());
    ImmutableList<Awaited> now = ImmutableList.copyOf(awaited);
    awaited.clear();
    int at = lexer.at();
    for (Awaited document : now) {
      at = read(document, at);
    }
    lexer.goOnAt(at);
  }

  /** Says which have no body. */
  static void atEnd(ShellSyntax syntax) {
    for (Awaited document : syntax.awaited) {
      unclosed(document, syntax);
    }
  }

  private static void unclosed(Awaited document, ShellSyntax syntax) {
    syntax.error(document.redirection().range(), "unclosed here-document `" + document.end() + "`");
  }

  private int read(Awaited document, int start) {
    boolean tabs = document.redirection().operator().equals("<<-");
    boolean joined = false;
    int at = start;
    while (at < lexer.limit()) {
      int line = at;
      int end = lexer.lineEnd(at);
      int next = Math.min(lexer.limit(), end + 1);
      end = end > line && lexer.charAt(end - 1) == '\r' ? end - 1 : end;
      while (tabs && lexer.charAt(line) == '\t') {
        line++;
      }
      if (!joined && lexer.text().substring(line, end).equals(document.end())) {
        add(document, start, at, end);
        return next;
      }
      joined = !document.quoted() && isJoined(line, end);
      at = next;
    }
    add(document, start, at, at);
    unclosed(document, syntax);
    return at;
  }

  /** Whether a line goes on in the next one. */
  private boolean isJoined(int line, int end) {
    int backslashes = 0;
    while (end - backslashes > line && lexer.charAt(end - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void add(Awaited document, int start, int bodyEnd, int end) {
    ImmutableList<WordPart> parts;
    TextRange body = lexer.range(start, bodyEnd);
    if (start == bodyEnd) {
      parts = ImmutableList.of();
    } else if (document.quoted()) {
      parts = ImmutableList.of(new WordPart.Literal(body, lexer.text().substring(start, bodyEnd)));
    } else {
      ShellLexer lines = lexer.within(start, bodyEnd);
      lines.next(ShellMode.HERE_DOCUMENT);
      parts = new WordParser(lines, syntax).parts(ShellMode.HERE_DOCUMENT);
    }
    syntax.hereDocument(
        new HereDocument(
            lexer.range(start, Math.max(start, end)),
            body,
            document.redirection(),
            document.quoted(),
            parts));
  }
}
