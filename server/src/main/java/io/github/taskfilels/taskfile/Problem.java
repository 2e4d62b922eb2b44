package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong inside one file.
 *
 * @param kind which rule reports it
 * @param message for people
 * @param range the key or value that is wrong
 * @param related other places in the same file that belong to it
 * @param key the unknown key that it is about, or empty
 * @param suggestion what was probably meant (a key name), or empty
 * @param refusal how Task refuses the file for it; null where Task loads the file nevertheless
 */
public record Problem(
    Kind kind,
    String message,
    TextRange range,
    ImmutableList<Related> related,
    String key,
    String suggestion,
    @Nullable Refusal refusal) {

  /** A problem with one place, about no unknown key. */
  public static Problem of(Kind kind, TextRange range, String message, @Nullable Refusal refusal) {
    return new Problem(kind, message, range, ImmutableList.of(), "", "", refusal);
  }

  /** The rule that a problem belongs to. */
  public enum Kind {
    /** Task refuses the file. */
    SCHEMA,
    /** Task loads the file, but always fails where what is written comes to be used. */
    SCHEMA_FAILURE,
    /**
     * Task accepts the file, but what is written has no effect or surely not the one that was
     * meant.
     */
    SCHEMA_WARNING,
    /** A key that Task does not know and ignores. */
    UNKNOWN_KEY,
    /** As {@link #UNKNOWN_KEY}, in a command: what it was to change, it does not when it runs. */
    UNKNOWN_COMMAND_KEY,
    /** A key that is written twice and that Task refuses. */
    DUPLICATE_KEY,
    /** A name that is written twice where Task lets the last one win. */
    DUPLICATE_NAME
  }

  /** Another place in the same file. */
  public record Related(String message, TextRange range) {}
}
