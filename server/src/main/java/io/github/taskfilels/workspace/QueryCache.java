package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.LruCache;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of queries with what each of them read. A value is used again in another revision if
 * everything it read is the same there; this is checked in the order of reading, so that nothing is
 * asked that the query would not ask. Concurrent callers of one query share the work; if the one
 * that works is cancelled, the next takes over.
 */
final class QueryCache {
  /** Values that are kept; a forgotten one is computed again. */
  private static final long MAX_VALUES = 100_000;

  private static final long POLL_MILLIS = 20;

  private final LruCache<Object, Slot> slots = new LruCache<>(MAX_VALUES, any -> 1);
  private final LongAdder computed = new LongAdder();
  private final LongAdder reused = new LongAdder();

  /** Where values are looked for that may hold here, too; null for none. */
  private final @Nullable QueryCache base;

  QueryCache() {
    this(null);
  }

  private QueryCache(@Nullable QueryCache base) {
    this.base = base;
  }

  /**
   * A cache for a snapshot of something that is only supposed. It uses what is known here where
   * that holds there, and leaves nothing behind.
   */
  QueryCache apart() {
    return new QueryCache(this);
  }

  private static final class Slot {
    final ReentrantLock lock = new ReentrantLock();
    volatile @Nullable Entry entry;
  }

  /**
   * A value.
   *
   * @param revision the newest revision for which it is known to hold
   * @param stamp the structure for which it is known to hold
   * @param typing see {@link Snapshot#typing}
   * @param untyped whether it holds for all revisions of that, as no query behind it read a buffer
   */
  record Entry(
      Object value,
      ImmutableList<Dependency> dependencies,
      boolean structural,
      long revision,
      long stamp,
      long typing,
      boolean untyped) {

    static Entry of(
        Object value, ImmutableList<Dependency> dependencies, boolean structural, Snapshot now) {
      return new Entry(
          value,
          dependencies,
          structural,
          now.revision(),
          now.stamp(),
          now.typing(),
          dependencies.stream().allMatch(dependency -> dependency.untyped(now)));
    }

    /** The same in another revision, where it has been found to hold. */
    Entry at(Snapshot now) {
      return typing == now.typing()
          ? new Entry(value, dependencies, structural, now.revision(), now.stamp(), typing, untyped)
          : of(value, dependencies, structural, now);
    }
  }

  /** Collects what one query reads. Used by the one thread that computes it. */
  static final class Frame {
    private final Set<Dependency> dependencies = new LinkedHashSet<>();

    void add(Dependency dependency) {
      dependencies.add(dependency);
    }
  }

  /**
   * @param now a snapshot that records nothing
   */
  Entry get(Snapshot now, Object key, Function<Snapshot, ?> query) {
    Slot slot = slots.get(key, Slot::new);
    Entry current = current(slot, key, now);
    if (current != null) {
      return current;
    }
    lock(slot, key, now);
    try {
      current = current(slot, key, now);
      if (current != null) {
        return current;
      }
      Entry known = slot.entry;
      if (known == null && base != null) {
        // Its revision and stamps are those of another world.
        Slot other = base.slots.get(key);
        known = other == null ? null : other.entry;
      }
      if (known != null && holds(known, now)) {
        reused.increment();
        return keep(slot, key, known.at(now), now);
      }
      return keep(slot, key, compute(now, known, query), now);
    } finally {
      slot.lock.unlock();
    }
  }

  private static @Nullable Entry current(Slot slot, Object key, Snapshot now) {
    Entry known = slot.entry;
    return known != null && isCurrent(known, now) ? known : now.superseded().entries().get(key);
  }

  long computed() {
    return computed.sum();
  }

  long reused() {
    return reused.sum();
  }

  private static boolean isCurrent(Entry entry, Snapshot now) {
    return entry.revision() == now.revision()
        || isUntyped(entry, now)
        || (entry.structural() && entry.stamp() == now.stamp());
  }

  private static boolean isUntyped(Entry entry, Snapshot now) {
    return entry.untyped() && entry.typing() == now.typing();
  }

  /**
   * Whether the value of a query stays as it is as long as only the texts of open buffers change.
   */
  boolean isUntyped(Object key, Snapshot now) {
    Slot slot = slots.get(key);
    Entry entry = slot == null ? null : slot.entry;
    return entry != null && isUntyped(entry, now);
  }

  private static boolean holds(Entry entry, Snapshot now) {
    boolean typing = entry.typing() == now.typing();
    for (Dependency dependency : entry.dependencies()) {
      if (!(typing && dependency.untyped(now)) && !dependency.holds(now)) {
        return false;
      }
    }
    return true;
  }

  private Entry compute(Snapshot now, @Nullable Entry before, Function<Snapshot, ?> query) {
    now.checkCancelled();
    computed.increment();
    Frame frame = new Frame();
    Object value = queried(now.recording(frame), query);
    if (before != null && before.value().equals(value)) {
      // Those who hold the old object see that nothing changed.
      value = before.value();
    }
    ImmutableList<Dependency> dependencies = ImmutableList.copyOf(frame.dependencies);
    boolean structural = true;
    for (Dependency dependency : dependencies) {
      structural &= dependency.structural();
    }
    return Entry.of(value, dependencies, structural, now);
  }

  private static Object queried(Snapshot reader, Function<Snapshot, ?> query) {
    try (Budget _ = Budget.openApart()) {
      return query.apply(reader);
    }
  }

  /**
   * An older revision may use what is there, but never replaces what a newer one left; what holds
   * there alone stays with it.
   */
  private static Entry keep(Slot slot, Object key, Entry entry, Snapshot now) {
    Entry current = slot.entry;
    if (current == null || current.revision() <= entry.revision()) {
      slot.entry = entry;
    } else {
      now.superseded().entries().put(key, entry);
    }
    return entry;
  }

  private static void lock(Slot slot, Object key, Snapshot now) {
    if (slot.lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("the query depends on itself: " + key);
    }
    try {
      while (!slot.lock.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        now.checkCancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(e);
      throw cancelled;
    }
  }
}
