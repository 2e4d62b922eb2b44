package io.github.taskfilels.run.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Things of several threads that are taken in one at a time, in the order in which they were
 * brought: by whoever brings one while nobody else is at it, and who then also takes in what others
 * bring meanwhile. So no thread is woken and none waits. This is the queue drain of reactive
 * streams.
 */
final class SerialInbox<T> {
  private final Queue<T> brought = new ConcurrentLinkedQueue<>();

  /** How many are in the queue or being taken in. */
  private final AtomicInteger pending = new AtomicInteger();

  /**
   * Returns when the thing was taken in, unless somebody else is at it and will do so.
   *
   * @param taker takes in whatever is there while this thread is at it; must not throw. No two are
   *     at work at once, and each sees what those before it left behind.
   */
  void bring(T thing, Consumer<T> taker) {
    brought.add(thing);
    if (pending.getAndIncrement() > 0) {
      return;
    }
    do {
      taker.accept(brought.remove());
    } while (pending.decrementAndGet() > 0);
  }

  /** Asked by a taker: whether there is more to take in after this. */
  boolean crowded() {
    return pending.get() > 1;
  }
}
