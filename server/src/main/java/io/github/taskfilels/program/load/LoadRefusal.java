package io.github.taskfilels.program.load;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;

/**
 * A reason for which Task refuses to load a root.
 *
 * @param ruleId the id of the diagnostic that shows it
 * @param exitCode with which Task ends
 * @param file where it is shown
 * @param message what is wrong, in our words; without a full stop
 * @param words what Task says, as far as tools may match on it; may be empty
 * @param related other places that belong to it, in a useful order
 */
public record LoadRefusal(
    Kind kind,
    String ruleId,
    ExitCode exitCode,
    FileId file,
    TextRange range,
    String message,
    String words,
    ImmutableList<Related> related) {

  /** Another place, in the same file or in another one. */
  public record Related(String message, FileId file, TextRange range) {}

  /** What is refused. */
  public enum Kind {
    /** A file that is no text, or that may not be read. */
    UNREADABLE_FILE("unreadable-file"),
    /** A text that is not YAML. */
    YAML_SYNTAX("yaml-syntax"),
    /** A value that is not what the format wants, or a version that is not read. */
    SCHEMA("schema"),
    /** A key that is written twice. */
    DUPLICATE_KEY("duplicate-key"),
    /** An include of a file that is not there or cannot be read. */
    INCLUDE_MISSING("include-missing"),
    /** An include whose path or folder Task refuses as it is written. */
    INCLUDE_PATH("include-path"),
    /** An include that may be fine for Task, but whose file is not known here. */
    INCLUDE_UNRESOLVED("include-unresolved"),
    /** An include of another file than its {@code checksum} says. */
    INCLUDE_CHECKSUM("include-checksum"),
    /** An include of the file in which it stands. */
    INCLUDE_SELF("include-self"),
    /** An include that leads back to its own file by way of others. */
    INCLUDE_CYCLE("include-cycle"),
    /** An included file with {@code dotenv}. */
    INCLUDE_DOTENV("include-dotenv"),
    /** An include of a file of another version. */
    INCLUDE_VERSION("include-version"),
    /** A task name that two files bring to the same table. */
    NAME_CONFLICT("include-name-clash");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The id of the diagnostic that shows it; of several, that of their group. */
    public String id() {
      return id;
    }
  }

  /** One without other places. */
  static LoadRefusal of(
      Kind kind, ExitCode exitCode, FileId file, TextRange range, String message, String words) {
    return of(kind, exitCode, file, range, message, words, ImmutableList.of());
  }

  /** One that its kind says all of. */
  static LoadRefusal of(
      Kind kind,
      ExitCode exitCode,
      FileId file,
      TextRange range,
      String message,
      String words,
      ImmutableList<Related> related) {
    return new LoadRefusal(kind, kind.id(), exitCode, file, range, message, words, related);
  }
}
