package io.github.taskfilels.ide.hints;

import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/**
 * A short text that an editor shows at an offset, as if it was written there.
 *
 * @param apart whether a blank stands before it
 * @param documentation what is told when somebody points at it; null for nothing
 * @param target where it leads; null for nowhere
 */
public record Hint(
    Kind kind,
    int offset,
    String label,
    boolean apart,
    @Nullable Documentation documentation,
    @Nullable Link target) {

  /** What a hint tells; each has its own switch. */
  public enum Kind {
    /** The file that an include found. */
    INCLUDE,
    /** The value of a variable in a template. */
    VALUE,
    /** What counts where nothing is written. */
    DEFAULT,
    /** What a call could give to its task. */
    PARAMETER
  }

  /** A place in a file. */
  public record Link(FileId file, TextRange range) {}
}
