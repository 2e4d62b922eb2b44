package io.github.taskfilels.run;

import io.github.taskfilels.run.schedule.CriticalPath;

/**
 * How urgent work is: the expected milliseconds from its start to the end of the run ({@link
 * CriticalPath}), by what is known when it is asked. Higher goes first; 0 when unknown. Only who
 * has the scheduler asks, so that the order follows from what has happened and from nothing else.
 */
@FunctionalInterface
public interface Urgency {
  /** Expected milliseconds to the end of the run. */
  long millis();
}
