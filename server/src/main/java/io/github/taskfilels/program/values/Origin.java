package io.github.taskfilels.program.values;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/**
 * Where a variable gets its value.
 *
 * @param file that sets it; null for what no file sets
 * @param range of the entry in the file; null where the file is no Taskfile, or where nobody asks
 */
public record Origin(Kind kind, @Nullable FileId file, @Nullable TextRange range) {

  /** The layers of a call's variables, those that lose first. */
  public enum Kind {
    /** The environment of the process. */
    ENVIRONMENT("environment of the process"),
    /** What Task itself sets, such as {@code TASK} and {@code MATCH}. */
    SPECIAL("set by Task"),
    /** {@code dotenv} of the root or of a task. */
    DOTENV("dotenv file"),
    /** {@code env} of a file or of a task. */
    ENV("env"),
    /** {@code vars} of a file. */
    VARS("vars of the file"),
    /** {@code NAME=value} of the command line. */
    COMMAND_LINE("command line"),
    /** {@code vars} of an include. */
    INCLUDE("vars of the include"),
    /** The copy of the including file's {@code vars} that an include in mapping form makes. */
    INCLUDING("vars of the including file"),
    /** {@code vars} of the call. */
    CALL("vars of the call"),
    /** {@code vars} of the task. */
    TASK("vars of the task"),
    /** A loop, or the state of the task's files. */
    ROUND("loop or state of the task");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What it is called where people read it. */
    public String words() {
      return words;
    }
  }

  static Origin of(Kind kind) {
    return new Origin(kind, null, null);
  }
}
