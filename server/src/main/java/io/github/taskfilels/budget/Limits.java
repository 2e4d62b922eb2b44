package io.github.taskfilels.budget;

/**
 * What a piece of work may cost at most.
 *
 * @param steps rounds of loops, elements of lists, statements; about a microsecond each
 * @param characters of text that is made on the way, also of what is not kept
 * @param millis of wall-clock time; the last resort, so that what is given up is the same on every
 *     machine
 */
public record Limits(long steps, long characters, long millis) {
  /** The value of one variable, the text of one template: a thousand times what real ones need. */
  public static final Limits EVALUATION = new Limits(1_000_000, 1_000_000, 5_000);

  /** The same where commands are waited for, whose time counts for nothing. */
  public static final Limits ASKING =
      new Limits(EVALUATION.steps(), EVALUATION.characters(), Long.MAX_VALUE / 1_000_000);

  /** One path of an include, and all those of a file: every look at a workspace evaluates them. */
  public static final Limits PATH = new Limits(10_000, 100_000, 1_000);

  public static final Limits PATHS = new Limits(1_000_000, 10_000_000, 5_000);

  /** All evaluations of a request or of a command that looks. */
  public static final Limits LOOK = new Limits(20_000_000, 20_000_000, 30_000);

  /** No limit but what is around it. */
  static final Limits NONE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 1_000_000);
}
