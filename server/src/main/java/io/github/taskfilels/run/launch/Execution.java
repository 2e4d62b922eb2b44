package io.github.taskfilels.run.launch;

import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.jobserver.Jobservers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of a run are carried out together.
 *
 * @param parallel whether they are started all at once, else one after the other until one fails
 * @param jobserver with whom slots are shared
 * @param cycles what becomes of tasks that need each other
 * @param watch when calls are run again
 */
public record Execution(
    Concurrency concurrency,
    boolean parallel,
    Jobservers.Use jobserver,
    Cycles cycles,
    Watch watch) {

  /** What becomes of tasks that need each other in a circle. */
  public enum Cycles {
    /** They are refused before there is a run. */
    REFUSED,
    /** There is a run, whose events tell of the circle and which fails by it. */
    FAIL
  }

  /**
   * When calls are run again.
   *
   * @param all whether all calls are, not only those of tasks that say so
   * @param interval how long nothing may happen before a change counts; null or zero for what the
   *     root Taskfile says
   */
  public record Watch(boolean all, @Nullable Duration interval) {
    /** As the Taskfiles say. */
    public static final Watch AS_WRITTEN = new Watch(false, null);
  }

  /** All at once, sharing nothing: as an editor runs. */
  public static final Execution PLAIN =
      new Execution(Concurrency.UNSAID, true, Jobservers.Use.OFF, Cycles.REFUSED, Watch.AS_WRITTEN);
}
