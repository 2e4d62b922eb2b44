package io.github.taskfilels.workspace;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that the first caller computes while others wait for it. A failed computation is tried
 * again.
 */
final class Lazy<T> {
  private final Supplier<T> supplier;
  private volatile @Nullable T value;

  Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  T get() {
    T known = value;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      known = value;
      if (known == null) {
        known = supplier.get();
        value = known;
      }
      return known;
    }
  }

  /** The value, or null where nobody has asked for it yet. */
  @Nullable T peek() {
    return value;
  }
}
