package io.github.taskfilels.workspace;

/** What the texts of a workspace are read for, which says what is kept of them. */
public enum Use {
  /** Texts change and are asked about again and again. */
  EDITING(6_000_000, false),

  /** All files are checked when they are read; some are asked about again. */
  RUNNING(6_000_000, true),

  /** All files are checked when they are read, and what is not in their summary is forgotten. */
  LISTING(6_000, true);

  private final int characters;
  private final boolean checking;

  Use(int characters, boolean checking) {
    this.characters = characters;
    this.checking = checking;
  }

  /**
   * How many characters the texts have together whose trees and models are kept; a tree with its
   * model takes about ten times its text.
   */
  int characters() {
    return characters;
  }

  /** Whether {@link Refusals} are found together with summaries, while there is a tree. */
  boolean checking() {
    return checking;
  }
}
