package io.github.taskfilels.ide.refactor;

import io.github.taskfilels.ide.rules.Fix;

/**
 * A refactoring that can be chosen, or that cannot be and says why.
 *
 * @param title what it does, as an order
 * @param refusal why it cannot be made; empty where it can
 * @param keeps what must be the same afterwards
 * @param change makes the edits
 */
public record Proposal(Kind kind, String title, String refusal, Keeps keeps, Change change) {

  /** The kind, as editors sort actions by it. */
  public enum Kind {
    EXTRACT("refactor.extract"),
    INLINE("refactor.inline"),
    REWRITE("refactor.rewrite"),
    MOVE("refactor.move"),
    SORT("source.sortSections");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The name of the kind in the protocol. */
    public String id() {
      return id;
    }
  }

  /** What must be the same after a change. */
  enum Keeps {
    /** The model of the file: only its form changes. */
    MODEL,
    /** What tasks do, which the refactoring itself has to see to. */
    MEANING
  }

  /** Makes the edits, when somebody wants them. */
  interface Change {
    Fix make() throws RefactoringRefusedException;
  }

  static Proposal of(Kind kind, String title, Keeps keeps, Change change) {
    return new Proposal(kind, title, "", keeps, change);
  }

  static Proposal refused(Kind kind, String title, String reason) {
    return new Proposal(
        kind,
        title,
        reason,
        Keeps.MEANING,
        () -> {
          throw new RefactoringRefusedException(reason);
        });
  }

  /** Whether it can be made. */
  public boolean possible() {
    return refusal.isEmpty();
  }
}
