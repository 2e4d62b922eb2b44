package io.github.taskfilels.run;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makers of threads that do not keep the program alive. What {@link Thread.Builder#factory()}
 * counts with is linked anew in every start of the JVM, which costs more than the threads.
 */
public final class Threads {
  private Threads() {}

  /** Threads with stacks of the usual size, named by the prefix and a number from 0 on. */
  public static ThreadFactory named(String prefix) {
    return named(prefix, 0);
  }

  /**
   * The same with another size.
   *
   * @param stackSize in bytes; 0 for the usual one
   */
  public static ThreadFactory named(String prefix, long stackSize) {
    AtomicLong next = new AtomicLong();
    return task ->
        Thread.ofPlatform()
            .daemon()
            .name(prefix + next.getAndIncrement())
            .stackSize(stackSize)
            .unstarted(task);
  }
}
