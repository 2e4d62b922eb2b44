package io.github.taskfilels.workspace;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that the first caller computes while others wait for it. A failed computation is tried
 * again. What computes it is forgotten with the computation, and all that it holds on to.
 */
final class Lazy<T> {
  private @Nullable Supplier<T> supplier;
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
        known = Objects.requireNonNull(supplier, "there until there is a value").get();
        value = known;
        supplier = null;
      }
      return known;
    }
  }

  /** The value, or null where nobody has asked for it yet. */
  @Nullable T peek() {
    return value;
  }
}
