package io.github.taskfilels.budget;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values by key; those that were used longest ago are forgotten when all together weigh more than
 * is allowed. Safe for several threads. Guava's cache does the same, but sets up logging first,
 * which is a tenth of a command's start.
 */
public final class LruCache<K extends Object, V extends Object> {
  private final long most;
  private final ToIntFunction<V> weigher;
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /**
   * @param most what the values may weigh together
   * @param weigher the weight of a value, which does not change
   */
  public LruCache(long most, ToIntFunction<V> weigher) {
    this.most = most;
    this.weigher = weigher;
  }

  /** The value; null where there is none or it was forgotten. */
  public synchronized @Nullable V get(K key) {
    return values.get(key);
  }

  /** The value, or one that is made now by {@code maker}, for which all other callers wait. */
  public synchronized V get(K key, Supplier<V> maker) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    V made = maker.get();
    put(key, made);
    return made;
  }

  /** Keeps a value in place of what was there. */
  public synchronized void put(K key, V value) {
    V before = values.put(key, value);
    weight += weigher.applyAsInt(value) - (before == null ? 0 : weigher.applyAsInt(before));
    Iterator<V> oldest = values.values().iterator();
    while (weight > most) {
      weight -= weigher.applyAsInt(oldest.next());
      oldest.remove();
    }
  }
}
