package io.github.taskfilels.workspace;

/** What the texts of a workspace are read for, which says what is kept of them. */
public enum Retention {
  /** Texts change; those that are open are asked about again and again, the others now and then. */
  EDITING(60_000, false),

  /** All files are checked when they are read; some are asked about again. */
  RUNNING(60_000, true),

  /** All files are checked when they are read, and what is not in their summary is forgotten. */
  LISTING(6_000, true);

  private final int characters;
  private final boolean once;

  Retention(int characters, boolean once) {
    this.characters = characters;
    this.once = once;
  }

  /**
   * How many characters the texts have together whose trees and models are kept, without those of
   * open buffers; a tree with its model takes about ten times its text.
   */
  int characters() {
    return characters;
  }

  /**
   * Whether each text is read once, and kept as long as what is known of it. Then {@link Refusals}
   * are found together with summaries, while there is a tree.
   */
  boolean once() {
    return once;
  }
}
