package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.shell.ShellLexer.Mode;
import java.util.ArrayList;
import java.util.List;

/** Reads the bodies of here-documents, which begin in the line behind their commands. */
final class HereDocumentParser {
  private final ShellLexer lexer;
  private final ShellSyntax syntax;
  private final List<Awaited> awaited = new ArrayList<>();

  HereDocumentParser(ShellLexer lexer, ShellSyntax syntax) {
    this.lexer = lexer;
    this.syntax = syntax;
  }

  private record Awaited(Redirection redirection, String end, boolean quoted) {}

  /** Remembers one that is still to come. */
  void await(Redirection redirection, Word word) {
    String end = word.literal();
    if (end == null) {
      syntax.error(word.range(), "expansions not allowed in heredoc words");
      return;
    }
    awaited.add(new Awaited(redirection, end, word.isQuoted()));
  }

  /** Reads those awaited; the current token is the line break before them. */
  void atNewline() {
    if (awaited.isEmpty()) {
      return;
    }
    int at = lexer.at();
    for (Awaited document : awaited) {
      at = read(document, at);
    }
    awaited.clear();
    lexer.goOnAt(at);
  }

  /** Says which have no body. */
  void atEnd() {
    for (Awaited document : awaited) {
      unclosed(document);
    }
    awaited.clear();
  }

  private void unclosed(Awaited document) {
    syntax.error(document.redirection().range(), "unclosed here-document `" + document.end() + "`");
  }

  private int read(Awaited document, int start) {
    boolean tabs = document.redirection().operator().equals("<<-");
    int at = start;
    while (at < lexer.limit()) {
      int line = at;
      int end = lexer.lineEnd(at);
      int next = Math.min(lexer.limit(), end + 1);
      end = end > line && lexer.charAt(end - 1) == '\r' ? end - 1 : end;
      while (tabs && lexer.charAt(line) == '\t') {
        line++;
      }
      if (lexer.text().substring(line, end).equals(document.end())) {
        add(document, start, at, end);
        return next;
      }
      at = next;
    }
    add(document, start, at, at);
    unclosed(document);
    return at;
  }

  private void add(Awaited document, int start, int bodyEnd, int end) {
    ImmutableList<WordPart> parts;
    if (start == bodyEnd) {
      parts = ImmutableList.of();
    } else if (document.quoted()) {
      parts =
          ImmutableList.of(
              new WordPart.Literal(
                  lexer.range(start, bodyEnd), lexer.text().substring(start, bodyEnd)));
    } else {
      ShellLexer body = lexer.within(start, bodyEnd);
      body.next(Mode.HERE_DOCUMENT);
      parts = new WordParser(body, syntax).parts(Mode.HERE_DOCUMENT);
    }
    syntax.hereDocument(
        new HereDocument(
            lexer.range(start, Math.max(start, end)),
            document.redirection(),
            document.quoted(),
            parts));
  }
}
