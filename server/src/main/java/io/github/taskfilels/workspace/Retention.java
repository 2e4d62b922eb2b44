package io.github.taskfilels.workspace;

/** What the texts of a workspace are read for, which says what is kept of them. */
public enum Retention {
  /** Texts change; those that are open are asked about again and again, the others now and then. */
  EDITING(60_000, false, true),

  /** As for an editor, but once: whatever is found is shown with its line. */
  CHECKING(60_000, false, false),

  /** All files are checked when they are read; some are asked about again. */
  RUNNING(60_000, true, false),

  /** All files are checked when they are read, and what is not in their summary is forgotten. */
  LISTING(6_000, true, false);

  private final int characters;
  private final boolean once;
  private final boolean lasting;

  Retention(int characters, boolean once, boolean lasting) {
    this.characters = characters;
    this.once = once;
    this.lasting = lasting;
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

  /**
   * Whether a workspace lives long enough for memory to count more than time: texts of the disk are
   * packed, and of more files than an editor looks at the summaries are forgotten.
   */
  boolean lasting() {
    return lasting;
  }
}
