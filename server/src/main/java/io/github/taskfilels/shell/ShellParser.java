package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/**
 * The door to the language. Every text has a result, together with what is wrong in it.
 *
 * <p>Where the shell's grammar is ambiguous or dialects differ, it reads as Task's own parser does:
 * {@code $((} always begins arithmetic, extended patterns are always on, a carriage return is a
 * blank.
 */
public final class ShellParser {
  private ShellParser() {}

  /**
   * Words, and what is wrong.
   *
   * @param words in the order of the text
   * @param errors in the order in which they were found
   */
  public record Words(ImmutableList<Word> words, ImmutableList<ShellError> errors) {}

  /** Reads a script. */
  public static ShellScript parse(String text) {
    return parse(text, ImmutableList.of());
  }

  /**
   * Reads a script.
   *
   * @param opaque what is not the shell's, in order; pieces do not overlap
   */
  public static ShellScript parse(String text, ImmutableList<OpaquePiece> opaque) {
    ShellSyntax syntax = new ShellSyntax();
    ShellLexer lexer = new ShellLexer(text, opaque);
    CommandList commands = CommandParser.of(lexer, syntax).all();
    HereDocumentParser.atEnd(syntax);
    ImmutableList<HereDocument> hereDocuments = syntax.hereDocuments();
    return new ShellScript(
        new TextRange(0, text.length()),
        commands,
        hereDocuments,
        syntax.comments(),
        syntax.keywords(),
        UseFinder.find(commands, hereDocuments),
        syntax.errors());
  }

  /** Reads the words of a command's arguments: nothing may stand between them but blanks. */
  public static Words words(String text) {
    ShellSyntax syntax = new ShellSyntax();
    ShellLexer lexer = new ShellLexer(text);
    WordParser parser = new WordParser(lexer, syntax);
    ImmutableList.Builder<Word> words = ImmutableList.builder();
    lexer.next(ShellMode.COMMAND);
    while (lexer.kind() != ShellToken.END) {
      switch (lexer.kind()) {
        case BLANK, NEWLINE, COMMENT -> lexer.next(ShellMode.COMMAND);
        case OPERATOR -> {
          syntax.error(lexer.range(), "`" + lexer.token() + "` is not a valid word");
          lexer.next(ShellMode.COMMAND);
        }
        default -> words.add(parser.word(ShellMode.COMMAND));
      }
    }
    return new Words(words.build(), syntax.errors());
  }

  /** Reads a text that is known to be one word: blanks and {@code #} do not end it. */
  public static Words word(String text) {
    return single(text, ShellMode.WORD);
  }

  /** Reads a text as the lines of a here-document: there are no quotes but the backslash. */
  public static Words document(String text) {
    return single(text, ShellMode.HERE_DOCUMENT);
  }

  private static Words single(String text, ShellMode mode) {
    ShellSyntax syntax = new ShellSyntax();
    ShellLexer lexer = new ShellLexer(text);
    lexer.next(mode);
    Word word = new WordParser(lexer, syntax).word(mode);
    if (lexer.kind() != ShellToken.END) {
      syntax.error(lexer.range(), "`" + lexer.token() + "` is not a valid word");
    }
    return new Words(ImmutableList.of(word), syntax.errors());
  }
}
