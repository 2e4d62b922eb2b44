package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is not YAML in a text, one error for one mistake. */
public final class SyntaxCheck {
  private static final String NOT_YAML =
      "this is not YAML: quote the text here, or look at the brackets and colons before it";

  /** Our words for what the judge says of mistakes that the tolerant parser reads over. */
  private static final ImmutableMap<String, String> OUR_WORDS =
      ImmutableMap.of(
          "TAB",
          "a tab where YAML allows only spaces",
          "unknown escape character",
          "YAML knows no such escape in double quotes: write two backslashes, or single quotes",
          "chomping",
          "after | or > stand only a digit, + or -",
          "mapping values",
          "a second colon in this value: quote the value or move it to its own line",
          "unexpected character found",
          AnchorNames.WRONG);

  /**
   * Brackets inside brackets: the judge looks at all open ones again and again, so that beyond this
   * the tolerant parser has to know.
   */
  private static final int DEEPEST_JUDGED = 500;

  /** Task's library reads no deeper ones. */
  private static final int DEEPEST_READ = 10_000;

  private SyntaxCheck() {}

  /**
   * The verdict of the strict judge joined with the tolerant parser's errors: empty exactly when
   * SnakeYAML Engine accepts the first document, and Task's library the directives before it and
   * the names of its anchors.
   */
  public static ImmutableList<YamlError> of(YamlTree tree) {
    if (CommonYaml.contains(tree)) {
      return ImmutableList.of();
    }
    YamlError refused = Directives.refused(tree.text());
    if (refused == null) {
      refused = AnchorNames.refused(tree);
    }
    return refused == null ? strict(tree) : ImmutableList.of(refused);
  }

  /** Whether a text is YAML for the strict judge. */
  static boolean isValid(String text) {
    return judge(text) == null;
  }

  /** The same for any text, without the shortcut for common ones. */
  static ImmutableList<YamlError> strict(YamlTree tree) {
    int depth = deepestBrackets(tree);
    if (depth > DEEPEST_JUDGED) {
      return tree.errors().stream()
          .filter(error -> depth > DEEPEST_READ || error.kind() != YamlError.Kind.TOO_DEEP)
          .limit(1)
          .collect(ImmutableList.toImmutableList());
    }
    YamlError verdict = judge(tree.text());
    if (verdict == null) {
      return ImmutableList.of();
    }
    YamlError own = sameMistake(tree, verdict.range().start());
    return ImmutableList.of(own == null ? verdict : own);
  }

  /** How deep brackets are nested, in a tree that is too deep for the parser; roughly. */
  private static int deepestBrackets(YamlTree tree) {
    if (tree.errors().stream().noneMatch(error -> error.kind() == YamlError.Kind.TOO_DEEP)) {
      return 0;
    }
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < tree.text().length(); i++) {
      char c = tree.text().charAt(i);
      depth += c == '[' || c == '{' ? 1 : (c == ']' || c == '}') && depth > 0 ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /**
   * The tolerant parser's view of the mistake that the judge met at an offset: its first error, for
   * the judge notices a mistake where it was made or later.
   */
  private static @Nullable YamlError sameMistake(YamlTree tree, int offset) {
    String text = tree.text();
    int lineEnd = offset;
    while (lineEnd < text.length() && !Cursor.isBreak(text.charAt(lineEnd))) {
      lineEnd++;
    }
    YamlError first = tree.errors().isEmpty() ? null : tree.errors().getFirst();
    return first != null && first.range().start() <= lineEnd ? first : null;
  }

  /** What the judge says in words that tell what to do. */
  private static String words(String problem) {
    return OUR_WORDS.entrySet().stream()
        .filter(known -> problem.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(NOT_YAML);
  }

  private static @Nullable YamlError judge(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
    try {
      int documents = 0;
      for (Iterator<Event> events = new Parse(settings).parseString(text).iterator();
          events.hasNext(); ) {
        Event.ID id = events.next().getEventId();
        if (id == Event.ID.DocumentEnd && ++documents == 1) {
          return null;
        }
      }
      return null;
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      return error(text, words(e.getProblem()), mark.map(Mark::getIndex).orElse(0));
    } catch (ReaderException e) {
      return error(text, "this character is not allowed in YAML", e.getPosition());
    } catch (YamlEngineException e) {
      return error(text, NOT_YAML, 0);
    }
  }

  private static YamlError error(String text, String message, int codePoints) {
    int offset = 0;
    for (int i = 0; i < codePoints && offset < text.length(); i++) {
      offset += Character.charCount(text.codePointAt(offset));
    }
    // At the end of the text or of a line there is nothing to underline: point to what stands
    // before it.
    if (offset >= text.length() || Cursor.isBreak(text.charAt(offset))) {
      while (offset > 0 && Character.isWhitespace(text.charAt(offset - 1))) {
        offset--;
      }
      offset = Math.max(0, offset - 1);
    }
    int end = offset;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new YamlError(
        YamlError.Kind.SYNTAX,
        message,
        new TextRange(offset, Math.max(end, Math.min(text.length(), offset + 1))));
  }
}
