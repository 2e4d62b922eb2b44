package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;

/**
 * The slots of a run: how many there are, how many are taken, how many are asked of others and
 * given to them. A node that lends its slot does not count until it takes it back; then it counts
 * again even where all slots are taken, since nobody is stopped for it.
 */
final class SlotPool {
  private final int slots;
  private final boolean shares;
  private int have;
  private int asked;
  private int taken;

  /**
   * A pool of which nothing is taken.
   *
   * @param slots how many counted nodes may work at once, 0 for any number
   * @param shares whether slots come from others and go to them
   * @param have how many are there at the start, 0 for all
   */
  SlotPool(int slots, boolean shares, int have) {
    this.slots = slots <= 0 ? Integer.MAX_VALUE : slots;
    this.shares = shares;
    this.have = have <= 0 ? this.slots : have;
  }

  /** Whether one more counted node may work. */
  boolean free() {
    return taken < have;
  }

  /** The node works from now on. */
  void take(SchedulerNode node) {
    taken += node.counted() ? 1 : 0;
  }

  /** The node works no more. */
  void release(SchedulerNode node) {
    taken -= node.counted() && !node.lends ? 1 : 0;
    node.lends = false;
  }

  /** Whether the working node lends its slot now, and did not before. */
  boolean lend(SchedulerNode node) {
    if (!node.counted() || node.lends) {
      return false;
    }
    node.lends = true;
    taken--;
    return true;
  }

  /** Whether the working node has taken its slot back now. */
  boolean takeBack(SchedulerNode node) {
    if (!node.lends) {
      return false;
    }
    node.lends = false;
    taken++;
    return true;
  }

  /** So many came that were asked for. */
  void got(int more) {
    have += more;
    asked = Math.max(0, asked - more);
  }

  /** Asks for slots that could be used, and gives those that cannot. */
  void share(int ready, ImmutableList.Builder<SchedulerCommand> out) {
    if (!shares) {
      return;
    }
    int wanted = Math.min(ready, slots - have);
    if (wanted != asked) {
      asked = wanted;
      out.add(new SchedulerCommand.Ask(wanted));
    }
    // Something has to work that can use what is given; the first slot is never given.
    int kept = taken == 0 ? have : ready == 0 ? taken : slots;
    if (have > kept) {
      out.add(new SchedulerCommand.Give(have - kept));
      have = kept;
    }
  }
}
