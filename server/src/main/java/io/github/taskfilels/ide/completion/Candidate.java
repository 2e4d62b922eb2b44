package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be written at the cursor.
 *
 * @param label what the list shows, and what letters that are typed are compared with
 * @param detail a short text beside it, as a signature or a description; may be empty
 * @param origin where it comes from; may be empty
 * @param documentation what {@link Documentation} tells of it when somebody asks; null for nothing
 * @param range what is replaced: the whole word around the cursor, in one line
 * @param text what takes its place, as it has to be written there
 * @param snippet the same with places to fill in, in the syntax of the protocol; null where there
 *     are none
 * @param commits what may be typed to take it and go on, as it ends every word that may stand here:
 *     only where a word that is typed halfway cannot be right by itself
 * @param deprecated whether there is something better
 */
public record Candidate(
    String label,
    Kind kind,
    String detail,
    String origin,
    @Nullable Documentation documentation,
    TextRange range,
    String text,
    @Nullable String snippet,
    ImmutableList<String> commits,
    boolean deprecated) {

  /** What it is. */
  public enum Kind {
    KEY,
    VALUE,
    TASK,
    NAMESPACE,
    VARIABLE,
    FIELD,
    FUNCTION,
    KEYWORD,
    FILE,
    FOLDER,
    ANCHOR
  }

  Candidate(
      String label,
      Kind kind,
      String detail,
      String origin,
      @Nullable Documentation documentation,
      TextRange range,
      String text,
      @Nullable String snippet) {
    this(
        label,
        kind,
        detail,
        origin,
        documentation,
        range,
        text,
        snippet,
        ImmutableList.of(),
        false);
  }

  Candidate withSnippet(String filled) {
    return new Candidate(
        label, kind, detail, origin, documentation, range, text, filled, commits, deprecated);
  }

  Candidate withCommits(ImmutableList<String> characters) {
    return new Candidate(
        label, kind, detail, origin, documentation, range, text, snippet, characters, deprecated);
  }

  Candidate asDeprecated() {
    return new Candidate(
        label, kind, detail, origin, documentation, range, text, snippet, commits, true);
  }
}
