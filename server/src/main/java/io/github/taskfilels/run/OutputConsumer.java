package io.github.taskfilels.run;

/**
 * Receives what a command writes. Pieces of one stream come in order; the two streams are read by
 * two threads, so the consumer must be safe for concurrent calls. A slow consumer slows the command
 * down, nothing is dropped.
 */
@FunctionalInterface
public interface OutputConsumer {
  /**
   * A piece of output, never empty, and never cut inside a UTF-8 character that was written as a
   * whole.
   */
  void accept(StreamKind stream, Bytes piece);
}
