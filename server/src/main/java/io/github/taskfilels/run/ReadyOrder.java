package io.github.taskfilels.run;

/**
 * Which ready node goes first. Nodes that it holds equal go in declaration order, so that a run can
 * be repeated.
 */
@FunctionalInterface
public interface ReadyOrder {
  /** In declaration order alone. */
  ReadyOrder DECLARED = (_, _) -> 0;

  /** The longest expected way to the end of the run first. */
  ReadyOrder CRITICAL_PATH = (first, second) -> Long.compare(second, first);

  /** Negative if a node of the first priority goes before one of the second. */
  int compare(long first, long second);
}
