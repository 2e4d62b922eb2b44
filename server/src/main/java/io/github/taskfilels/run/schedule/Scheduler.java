package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Expectation;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.Slot;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.schedule.SchedulerNode.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who works when. A pure state machine: the same events give the same commands; it has no
 * threads and no clock, and must be used by one thread at a time.
 *
 * <ul>
 *   <li>Every call is a node. A node works in segments, one per {@link Step}; between them it holds
 *       no slot.
 *   <li>At most {@code slots} counted nodes work at once. Of the ready ones the {@link ReadyOrder}
 *       chooses, then declaration order.
 *   <li>Where nothing tells how long some nodes take ({@link Expectation#unknown}), one of each
 *       such kind goes first, on half of the slots at most, rounded down; when it has ended well,
 *       all are asked again how urgent they are. With one slot nothing is learnt.
 *   <li>A node that works without using a processor may lend its slot: one more starts. When it
 *       takes it back nobody is stopped, but nothing starts until there is a free slot again.
 *   <li>Nodes that only find out what they need ({@link Slot#LATE}) take no slot, since the most
 *       urgent work may be behind them. As long as a slot is free they do so one after the other,
 *       the most urgent first; and a free slot waits for one that is more urgent than what is
 *       ready. Else slots would go to whatever happens to be known first, in each run another.
 *   <li>A run-once key belongs to the first node that asks; the others end as it does. One that has
 *       it from its call, and is cancelled before it claims another, hands it on. A node that would
 *       thereby wait for itself fails at once, with the path. So does one that only prolongs a
 *       recursion without an end ({@link Recursions}).
 *   <li>A signal to the commands cancels what waits for a slot, or to know what it needs.
 *   <li>A failed call cancels the others of its wait only if the wait says so.
 *   <li>A cancelled node that never worked ends at once; one that did is resumed, for its defers.
 * </ul>
 */
public final class Scheduler {
  /** How many nodes may find out at once what they need while all slots are taken. */
  private static final int EXPANDERS = 4;

  /** How many nodes may at most wait for commands by which they find that out. */
  public static final int MOST_BLOCKED = 64;

  private final Plan plan;
  private final SlotPool pool;
  private final List<SchedulerNode> nodes = new ArrayList<>();
  private final Map<String, SchedulerNode> owners = new HashMap<>();
  private final Recursions recursions = new Recursions();
  private final ReadyNodes ready;
  private final boolean learns;
  private final Set<SchedulerNode> expanding = new HashSet<>();
  private final Deque<SchedulerNode> endings = new ArrayDeque<>();
  private ImmutableList.Builder<SchedulerCommand> out = ImmutableList.builder();
  private String why = "";
  private boolean killed;
  private int blocked;
  private boolean learnt;
  private long now;

  /**
   * A scheduler for one run.
   *
   * @param plan what is known before; refused when it has a cycle
   * @param slots how many counted nodes may work at once, 0 for any number
   */
  public Scheduler(Plan plan, int slots, ReadyOrder order) {
    this(plan, slots, order, false, slots);
  }

  /**
   * A scheduler that shares its slots: it asks for those that it does not have and could use, and
   * gives those that it has and cannot.
   *
   * @param have how many it has at the start
   */
  public Scheduler(Plan plan, int slots, ReadyOrder order, boolean shares, int have) {
    this.plan = plan;
    this.pool = new SlotPool(slots, shares, have);
    this.ready = new ReadyNodes(order, slots / 2);
    this.learns = slots != 1;
  }

  /**
   * Takes in what happened and says what is to be done, in this order.
   *
   * @throws IllegalStateException for an event that cannot happen, such as a step of a node that
   *     does not work
   */
  public ImmutableList<SchedulerCommand> apply(SchedulerEvent event) {
    out = ImmutableList.builder();
    now =
        Math.max(now, event.at()); // Events of several threads may overtake each other by a moment.
    switch (event) {
      case SchedulerEvent.Begin(_, Call root) -> begin(root);
      case SchedulerEvent.Stepped(_, int node, Step step) -> stepped(nodes.get(node), step);
      case SchedulerEvent.Blocked(_, int node) -> blocked(nodes.get(node));
      case SchedulerEvent.Lend(_, int node) -> lend(nodes.get(node));
      case SchedulerEvent.TakeBack(_, int node) -> takeBack(nodes.get(node));
      case SchedulerEvent.Got(_, int more) -> pool.got(more);
      case SchedulerEvent.TimeUp(_, int node) -> timeUp(nodes.get(node));
      case SchedulerEvent.Signalled signalled -> {
        why = signalled.why();
        cancel(nodes.stream().filter(SchedulerNode::unbegun).toList(), false);
      }
      case SchedulerEvent.Cancel cancel -> {
        why = cancel.why();
        killed |= cancel.force();
        if (!nodes.isEmpty()) {
          cancel(List.of(nodes.getFirst()), cancel.force());
        }
      }
    }
    settle();
    return out.build();
  }

  /** How many nodes at most are ready and have no slot. */
  public int waiting() {
    return pool.free() ? 0 : ready.forWork();
  }

  private void begin(Call root) {
    if (!nodes.isEmpty()) {
      throw new IllegalStateException("the run has begun before");
    }
    Optional<ImmutableList<String>> cycle = plan.cycle();
    if (cycle.isPresent()) {
      out.add(new SchedulerCommand.Refuse(cycle.get()));
      return;
    }
    SchedulerNode node = new SchedulerNode(0, root, null, 0, now);
    nodes.add(node);
    makeReady(node);
  }

  private void stepped(SchedulerNode node, Step step) {
    if (node.state != State.WORKING) {
      throw new IllegalStateException("node " + node.id + " does not work but " + node.state);
    }
    node.active += now - node.workingSince;
    pool.release(node);
    expanding.remove(node);
    blocked -= node.blocked ? 1 : 0;
    node.blocked = false;
    ready.pauses(node);
    node.state = State.WAITING;
    switch (step) {
      case Step.Done(Outcome outcome) -> end(node, outcome);
      case Step.Await await -> await(node, await);
      case Step.Claim(String key) -> claim(node, key);
    }
  }

  private void blocked(SchedulerNode node) {
    if (expanding.remove(node)) {
      node.blocked = true;
      blocked++;
    }
  }

  private void lend(SchedulerNode node) {
    if (node.state == State.WORKING && pool.lend(node)) {
      out.add(new SchedulerCommand.Lent(node.id));
    }
  }

  private void takeBack(SchedulerNode node) {
    if (pool.takeBack(node)) {
      out.add(new SchedulerCommand.TakenBack(node.id));
    }
  }

  private void await(SchedulerNode node, Step.Await await) {
    if (killed) {
      end(node, cancelled());
      return;
    }
    node.await = await;
    node.awaited = true;
    if (await.urgency() != null) {
      node.urgency = await.urgency();
      node.priority = node.urgency.millis() + node.gain;
    }
    node.children = new ArrayList<>();
    node.pending = await.calls().size();
    node.endedChildren = 0;
    node.failedFast = false;
    for (Call call : await.calls()) {
      SchedulerNode child = new SchedulerNode(nodes.size(), call, node, node.callsMade++, now);
      nodes.add(child);
      node.children.add(child);
      out.add(new SchedulerCommand.Create(child.id, node.id, call));
    }
    if (node.pending == 0) {
      if (node.cancelled && !node.worked) {
        end(node, cancelled());
      } else {
        makeReady(node);
      }
      return;
    }
    out.add(
        new SchedulerCommand.Wait(
            node.id,
            node.children.stream()
                .map(child -> child.id)
                .collect(ImmutableList.toImmutableList())));
    boolean stopped = node.cancelled && !await.shielded();
    for (SchedulerNode child : node.children) {
      if (stopped) {
        end(child, cancelled());
      } else {
        admit(child);
      }
    }
  }

  /**
   * Lets a new node in: a recursion is refused, a known run-once key is claimed, the rest is ready.
   */
  private void admit(SchedulerNode node) {
    Failure endless = recursions.refusal(node);
    if (endless != null) {
      end(node, Outcome.failed(endless));
      return;
    }
    if (node.call.timeout() != null) {
      out.add(new SchedulerCommand.Arm(node.id, now + node.call.timeout().toMillis()));
    }
    String key = node.call.onceKey();
    if (key == null || own(node, key)) {
      makeReady(node);
    }
  }

  private void claim(SchedulerNode node, String key) {
    if (killed) {
      end(node, cancelled());
    } else if (own(node, key)) {
      node.claimed = true;
      node.children = List.of();
      work(node); // Goes on with the slot it had.
    }
  }

  /** Whether the node has the key now. If not, it has joined the owner, or has ended. */
  private boolean own(SchedulerNode node, String key) {
    SchedulerNode owner = owners.putIfAbsent(key, node);
    if (owner == null || owner == node) {
      return true;
    }
    if (owner.state == State.ENDED) {
      out.add(new SchedulerCommand.Join(node.id, owner.id));
      end(node, owner.ended());
      return false;
    }
    ImmutableList<String> cycle = WaitsFor.cycle(node, owner);
    if (cycle != null) {
      end(node, Outcome.failed(Failure.cycle(cycle)));
    } else if (node.cancelled) {
      end(node, cancelled());
    } else {
      node.state = State.JOINED;
      node.joined = owner;
      owner.joiners.add(node);
      ready.hurry(owner, node);
      out.add(new SchedulerCommand.Join(node.id, owner.id));
    }
    return false;
  }

  /**
   * Of those who joined a node that was cancelled before it could claim its own key, the first
   * takes its place.
   */
  private void inherit(SchedulerNode node, String key) {
    owners.remove(key);
    List<SchedulerNode> left = List.copyOf(node.joiners);
    node.joiners.clear();
    for (SchedulerNode joiner : left) {
      if (joiner.state == State.JOINED) {
        joiner.joined = null;
        if (own(joiner, key)) {
          makeReady(joiner);
        }
      }
    }
  }

  private void timeUp(SchedulerNode node) {
    if (node.state != State.ENDED) {
      node.timedOut = true;
      cancel(List.of(node), false);
    }
  }

  /** Cancels nodes and what they called, except below shielded waits unless by force. */
  private void cancel(List<SchedulerNode> tops, boolean force) {
    Deque<SchedulerNode> todo = new ArrayDeque<>(tops);
    while (!todo.isEmpty()) {
      SchedulerNode node = todo.remove();
      if (node.state == State.ENDED || (node.cancelled && !force)) {
        continue;
      }
      node.cancelled = true;
      boolean again = node.mayCleanUp() && node.state != State.JOINED;
      if (!again || (force && node.state == State.READY)) {
        end(node, cancelled());
        continue;
      }
      out.add(new SchedulerCommand.Interrupt(node.id, force));
      boolean shielded = node.await != null && node.await.shielded();
      if (node.state == State.WAITING && (force || !shielded)) {
        todo.addAll(node.children);
      }
    }
  }

  private void end(SchedulerNode node, Outcome given) {
    if (node.state == State.ENDED) {
      return;
    }
    Outcome outcome = given;
    if (node.timedOut && !given.well() && node.call.timeout() != null) {
      outcome = Outcome.failed(Failure.of(new Exit.TimedOut(node.call.timeout())));
    }
    node.state = State.ENDED;
    node.outcome = outcome;
    if (learns && node.counted() && outcome.status() == Outcome.Status.SUCCEEDED) {
      learnt |= node.call.expected().worked(node.active);
    }
    if (node.id != 0) {
      out.add(new SchedulerCommand.End(node.id, outcome, node.times(now)));
    }
    endings.add(node);
  }

  /** Passes ends on to those who waited, then fills the free slots. */
  private void settle() {
    while (!endings.isEmpty()) {
      SchedulerNode node = endings.remove();
      String key = node.call.onceKey();
      if (key != null && node.cancelled && !node.claimed && owners.get(key) == node) {
        inherit(node, key);
      }
      for (SchedulerNode joiner : node.joiners) {
        if (joiner.state == State.JOINED) {
          end(joiner, node.ended());
        }
      }
      node.joiners.clear();
      if (node.parent == null) {
        out.add(new SchedulerCommand.Finish(node.ended()));
      } else {
        childEnded(node.parent, node);
      }
    }
    if (learnt) {
      learnt = false;
      ready.askAgain(nodes);
    }
    while (expanding.size() < (pool.free() ? 1 : EXPANDERS)
        && blocked < MOST_BLOCKED
        && ready.nextEarly() instanceof SchedulerNode node) {
      work(node);
    }
    while (pool.free()
        && ready.nextForWork() instanceof SchedulerNode node
        && !findsOutMoreUrgent(node)) {
      work(node);
    }
    pool.share(ready.forWork(), out);
  }

  /**
   * Whether a more urgent node still finds out what it needs. What waits for commands to know that
   * does not count: nobody knows how long they take.
   */
  private boolean findsOutMoreUrgent(SchedulerNode node) {
    SchedulerNode next = blocked < MOST_BLOCKED ? ready.nextEarly() : null;
    return (next != null && ready.goesBefore(next, node))
        || expanding.stream().anyMatch(other -> ready.goesBefore(other, node));
  }

  private void childEnded(SchedulerNode parent, SchedulerNode child) {
    child.endOrder = parent.endedChildren++;
    parent.pending--;
    Step.Await await = parent.await;
    if (!child.ended().well() && await != null && await.failFast() && !parent.failedFast) {
      parent.failedFast = true;
      cancel(parent.children, false);
    }
    if (parent.pending == 0 && parent.state == State.WAITING) {
      if (killed) {
        end(parent, cancelled());
      } else {
        makeReady(parent);
      }
    }
  }

  private void makeReady(SchedulerNode node) {
    node.state = State.READY;
    if (node.counted()) {
      out.add(new SchedulerCommand.Ready(node.id));
      ready.add(node);
    } else if (node.early()) {
      ready.add(node);
    } else {
      work(node);
    }
  }

  private void work(SchedulerNode node) {
    boolean first = !node.hasStarted();
    ready.begins(node);
    node.state = State.WORKING;
    node.workingSince = now;
    if (first) {
      node.started = now;
    }
    pool.take(node);
    if (node.early()) {
      expanding.add(node);
    } else {
      node.worked = true;
    }
    ImmutableList<CallResult> results = node.results();
    node.children = List.of();
    out.add(new SchedulerCommand.Work(node.id, first, node.counted(), results));
  }

  private Outcome cancelled() {
    return Outcome.failed(Failure.cancelled(why.isEmpty() ? "context canceled" : why));
  }
}
