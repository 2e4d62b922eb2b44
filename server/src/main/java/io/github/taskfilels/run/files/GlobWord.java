package io.github.taskfilels.run.files;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.shell.BraceExpansion;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.shell.Word;
import io.github.taskfilels.shell.WordPart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern after the removal of quotes.
 *
 * @param text without quotes
 * @param quoted which of its characters were quoted, and so mean themselves
 */
record GlobWord(String text, BitSet quoted) {

  /**
   * The patterns that a word with braces, quotes, {@code $NAME} and <code>${NAME}</code> stands
   * for; null for one that no shell would read: a quote that is not closed, or another kind of
   * expansion.
   */
  static @Nullable List<GlobWord> parse(String word, Map<String, String> environment) {
    ShellParser.Words parsed = ShellParser.word(word);
    ImmutableList<Word> expanded =
        parsed.errors().isEmpty() ? BraceExpansion.expand(parsed.words().getFirst()) : null;
    if (expanded == null) {
      return null;
    }
    List<GlobWord> words = new ArrayList<>();
    for (Word each : expanded) {
      Reader reader = new Reader(environment);
      if (!reader.read(each.parts(), false)) {
        return null;
      }
      words.add(new GlobWord(reader.text.toString(), reader.quoted));
    }
    return words;
  }

  private static final class Reader {
    private final Map<String, String> environment;
    private final StringBuilder text = new StringBuilder();
    private final BitSet quoted = new BitSet();

    Reader(Map<String, String> environment) {
      this.environment = environment;
    }

    boolean read(List<WordPart> parts, boolean literal) {
      for (WordPart part : parts) {
        boolean good =
            switch (part) {
              case WordPart.Literal p -> add(p.value(), literal);
              // Task's interpreter forgets that such a character was quoted.
              case WordPart.Escaped p -> add(p.value(), literal);
              case WordPart.Tilde p -> add(p.value(), literal);
              case WordPart.Glob p -> p.value().indexOf('(') < 0 && add(p.value(), literal);
              case WordPart.SingleQuoted p -> add(p.value(), true);
              case WordPart.AnsiCQuoted p -> add(p.value(), true);
              case WordPart.DoubleQuoted p -> read(p.children(), true);
              case WordPart.ParameterExpansion p ->
                  p.prefix().isEmpty()
                      && p.index() == null
                      && p.operator().isEmpty()
                      && add(environment.getOrDefault(p.name(), ""), literal);
              default -> false;
            };
        if (!good) {
          return false;
        }
      }
      return true;
    }

    private boolean add(String some, boolean literal) {
      quoted.set(text.length(), text.length() + some.length(), literal);
      text.append(some);
      return true;
    }
  }
}
