package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;

/**
 * A change that mends a finding.
 *
 * @param title what it does, as an order: {@code Rename to 'cmds'}
 * @param preferred whether it is the one right answer, which may be made without a person looking
 * @param edits by file; ranges refer to the text of the snapshot in which the finding was made
 * @param created new files with their texts
 * @param guess why a person should look at it first; empty where that is not needed
 */
public record Fix(
    String title,
    boolean preferred,
    ImmutableMap<FileId, ImmutableList<TextEdit>> edits,
    ImmutableMap<FileId, String> created,
    String guess) {

  /** The one right answer, in one file. */
  public static Fix preferred(String title, FileId file, TextEdit... edits) {
    return of(title, true, file, edits);
  }

  /** One of several possible answers, in one file. */
  public static Fix offered(String title, FileId file, TextEdit... edits) {
    return of(title, false, file, edits);
  }

  private static Fix of(String title, boolean preferred, FileId file, TextEdit... edits) {
    return new Fix(
        title,
        preferred,
        ImmutableMap.of(file, ImmutableList.copyOf(edits)),
        ImmutableMap.of(),
        "");
  }

  /** A new file. */
  public static Fix creating(String title, FileId file, String text) {
    return new Fix(title, false, ImmutableMap.of(), ImmutableMap.of(file, text), "");
  }

  /** The same for a person to look at first. */
  public Fix guessed(String why) {
    return new Fix(title, preferred, edits, created, why);
  }
}
