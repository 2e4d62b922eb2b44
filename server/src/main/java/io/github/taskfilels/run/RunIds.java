package io.github.taskfilels.run;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Identifiers of runs that are never given twice: the process, which is the only one of its number
 * at a time, the time, and a count. A random UUID would start Java's cryptography in every run.
 */
public final class RunIds {
  private static final String PROCESS =
      Long.toHexString(ProcessHandle.current().pid())
          + "-"
          + Long.toHexString(System.currentTimeMillis())
          + "-"
          + Long.toHexString(System.nanoTime());

  private static final AtomicLong COUNT = new AtomicLong();

  private RunIds() {}

  /** A new one: letters, digits and hyphens. */
  public static String next() {
    return PROCESS + "-" + COUNT.getAndIncrement();
  }
}
