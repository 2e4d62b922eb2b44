package io.github.taskfilels.run.engine;

import java.time.Duration;

/**
 * Whether something uses no processor, judged by what it has used so far, at some moments. It is
 * idle when it has used almost nothing for a while, until it uses a processor again; then it has to
 * be quiet twice as long, so that what works by fits and starts does not go on and off for ever.
 * All times are nanoseconds, moments those of any clock.
 */
final class Idleness {
  /** How long something has to be quiet the first time. */
  private static final long FIRST_PATIENCE = Duration.ofMillis(100).toNanos();

  private static final long MOST_PATIENCE = Duration.ofSeconds(3).toNanos();

  /** Almost nothing is a tenth of a processor. */
  private static final int TENTH = 10;

  /** A look that comes so late tells little of now. */
  private static final long TOO_LATE = Duration.ofMillis(500).toNanos();

  private long patience = FIRST_PATIENCE;
  private boolean idle;

  // Since when what it uses is added up, and what it had used before.
  private long since;
  private long before;

  /** Something that begins now, and has used nothing yet. */
  Idleness(long now) {
    this.since = now;
  }

  /**
   * Looks at it.
   *
   * @param used all that it has used so far
   * @return whether it is idle now
   */
  boolean look(long now, long used) {
    long time = now - since;
    if (idle) {
      if (used - before > Math.max(FIRST_PATIENCE, time) / TENTH) {
        idle = false;
        patience = Math.min(2 * patience, MOST_PATIENCE);
        beginAnew(now, used);
      } else if (time >= FIRST_PATIENCE) {
        beginAnew(now, used);
      }
    } else if (used - before > patience / TENTH || time > patience + TOO_LATE) {
      beginAnew(now, used);
    } else if (time >= patience) {
      idle = true;
      beginAnew(now, used);
    }
    return idle;
  }

  /** When it may be idle at the earliest: before, nobody has to look. */
  long due() {
    return since + patience;
  }

  private void beginAnew(long now, long used) {
    since = now;
    before = used;
  }
}
