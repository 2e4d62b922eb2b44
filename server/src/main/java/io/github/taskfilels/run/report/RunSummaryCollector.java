package io.github.taskfilels.run.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the figures of a run while it goes on. */
public final class RunSummaryCollector implements RunEventSink {
  private static final int SLOWEST = 5;

  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final List<Integer> ends = new ArrayList<>();
  private final boolean anyNumber;
  private int concurrency;
  private long work;
  private @Nullable RunSummary summary;

  /**
   * @param anyNumber whether any number of tasks may run at once, as far as open files allow
   */
  public RunSummaryCollector(boolean anyNumber) {
    this.anyNumber = anyNumber;
  }

  private record Wait(long seq, ImmutableList<Integer> on) {}

  private static final class Node {
    final String task;
    final int parent;
    final String variant;
    final long queuedSeq;
    final List<Wait> waits = new ArrayList<>();
    int owner;

    /** Whether it waits for a slot; what it does without having waited for one takes none. */
    boolean ready;

    /** Since when it has a slot; -1 while it has none. */
    long since = -1;

    /** Since when it lends its slot; -1 while it does not. */
    long lentSince = -1;

    /** How long it lent its slot. */
    long lent;

    long endSeq;
    long active;
    @Nullable Outcome outcome;
    @Nullable Path path;

    Node(RunEvent.NodeQueued queued) {
      this.queuedSeq = queued.seq();
      this.task = queued.task();
      this.parent = queued.parent();
      this.variant = queued.variant();
    }

    /** What it has in common with other calls of its task with the same variables. */
    List<String> sameCall() {
      return List.of(task, variant);
    }
  }

  /**
   * The longest chain that ends with a node: its own time, and the chains of what it waited for
   * before.
   */
  private record Path(long millis, int node, long own, ImmutableList<Path> before) {}

  /** The summary, once the run has ended. */
  public Optional<RunSummary> summary() {
    return Optional.ofNullable(summary);
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started -> concurrency = anyNumber ? 0 : started.concurrency();
      case RunEvent.NodeQueued queued -> nodes.put(queued.node(), new Node(queued));
      case RunEvent.NodeReady ready -> {
        stops(ready.node(), ready.at());
        node(ready.node()).ready = true;
      }
      case RunEvent.NodeStarted started -> {
        node(started.node()).owner = 0; // It may have joined one that was cancelled.
        starts(started.node(), started.at());
      }
      case RunEvent.NodeResumed resumed -> starts(resumed.node(), resumed.at());
      case RunEvent.SlotLent lent -> {
        stops(lent.node(), lent.at());
        node(lent.node()).lentSince = lent.at();
      }
      case RunEvent.SlotTakenBack back -> takesBack(back.node(), back.at());
      case RunEvent.NodeWaiting waiting -> {
        stops(waiting.node(), waiting.at());
        node(waiting.node()).waits.add(new Wait(waiting.seq(), waiting.on()));
      }
      case RunEvent.NodeJoined joined -> node(joined.node()).owner = joined.owner();
      case RunEvent.NodeEnded ended -> {
        stops(ended.node(), ended.at());
        Node node = node(ended.node());
        node.outcome = ended.outcome();
        node.active = ended.activeMillis();
        node.endSeq = ended.seq();
        node.path = path(ended.node(), node);
        ends.add(ended.node());
      }
      case RunEvent.RunEnded ended -> summary = summarize(ended);
      default -> {}
    }
  }

  private void starts(int number, long at) {
    Node node = node(number);
    if (node.ready) {
      node.ready = false;
      node.since = at;
    }
  }

  private void takesBack(int number, long at) {
    Node node = node(number);
    node.lent += at - node.lentSince;
    node.lentSince = -1;
    node.since = at;
  }

  private void stops(int number, long at) {
    Node node = node(number);
    if (node.since >= 0) {
      work += at - node.since;
      node.since = -1;
    }
  }

  private Node node(int number) {
    Node node = nodes.get(number);
    if (node == null) {
      throw new IllegalStateException("event for an unknown node " + number);
    }
    return node;
  }

  private RunSummary summarize(RunEvent.RunEnded end) {
    Map<Outcome.Status, Integer> counts = new TreeMap<>();
    Map<String, RunSummary.Told> failures = new LinkedHashMap<>();
    Set<RunSummary.Told> passedOver = new LinkedHashSet<>();
    Set<List<String>> ran = new HashSet<>();
    for (int number : ends) {
      Node node = node(number);
      if (node.outcome != null && node.outcome.status() == Outcome.Status.SUCCEEDED) {
        ran.add(node.sameCall());
      }
    }
    List<RunSummary.Timed> timed = new ArrayList<>();
    for (int number : ends) {
      Node node = node(number);
      Outcome outcome = node.outcome;
      if (outcome == null || node.owner != 0) {
        continue;
      }
      boolean passed =
          outcome.status() == Outcome.Status.SKIPPED
              || outcome.status() == Outcome.Status.UP_TO_DATE;
      if (passed && ran.contains(node.sameCall())) {
        continue; // It is up to date because this very run made it so.
      }
      counts.merge(outcome.status(), 1, Integer::sum);
      timed.add(new RunSummary.Timed(node.task, node.active));
      Failure failure = outcome.failure();
      switch (outcome.status()) {
        case FAILED -> {
          if (failure != null && (failure.origin().isEmpty() || isOrigin(failure))) {
            failures.putIfAbsent(failure.message(), new RunSummary.Told(node.task, cause(failure)));
          }
        }
        case SKIPPED, UP_TO_DATE -> passedOver.add(new RunSummary.Told(node.task, outcome.note()));
        case SUCCEEDED, CANCELLED -> {}
      }
    }
    timed.sort(RunSummaryCollector::longestFirst);
    return new RunSummary(
        end.result().outcome(),
        end.result().millis(),
        work,
        concurrency,
        ImmutableMap.copyOf(counts),
        timed.stream()
            .filter(task -> task.millis() > 0)
            .limit(SLOWEST)
            .collect(ImmutableList.toImmutableList()),
        ImmutableList.copyOf(failures.values()),
        lent(),
        ImmutableList.copyOf(passedOver),
        criticalPath());
  }

  /** Whether it is that of the task at the bottom, not of one that needs it. */
  private static boolean isOrigin(Failure failure) {
    return failure.message().equals(failure.origin());
  }

  /** The message without the words that name its task. */
  private static String cause(Failure failure) {
    int cause = failure.message().indexOf("\": ");
    return isOrigin(failure) && cause >= 0
        ? failure.message().substring(cause + "\": ".length())
        : failure.message();
  }

  private static int longestFirst(RunSummary.Timed a, RunSummary.Timed b) {
    return Long.compare(b.millis(), a.millis());
  }

  private ImmutableList<RunSummary.Timed> lent() {
    List<RunSummary.Timed> lent = new ArrayList<>();
    for (Node node : nodes.values()) {
      if (node.lent > 0) {
        lent.add(new RunSummary.Timed(node.task, node.lent));
      }
    }
    lent.sort(RunSummaryCollector::longestFirst);
    return ImmutableList.copyOf(lent);
  }

  /** The longest chain of the requested tasks; one after the other where they ran like that. */
  private ImmutableList<RunSummary.Timed> criticalPath() {
    ImmutableList.Builder<RunSummary.Timed> chain = ImmutableList.builder();
    Path longest = null;
    long endOfLast = 0;
    for (int number : ends) {
      Node node = node(number);
      if (node.parent != 0 || node.path == null) {
        continue;
      }
      if (longest != null && node.queuedSeq > endOfLast) {
        chain.addAll(unfold(longest));
        longest = null;
      }
      longest = longest == null || node.path.millis() > longest.millis() ? node.path : longest;
      endOfLast = node.endSeq;
    }
    return (longest == null ? chain : chain.addAll(unfold(longest))).build();
  }

  /** Called when the node ends, so what it waited for has its path already. */
  private Path path(int number, Node node) {
    Path owners = node.owner == 0 ? null : node(node.owner).path;
    if (owners != null) {
      return owners;
    }
    long millis = node.active;
    ImmutableList.Builder<Path> before = ImmutableList.builder();
    for (Wait wait : node.waits) {
      Path longest = null;
      for (int called : wait.on()) {
        Node child = node(called);
        Node real = child.owner == 0 ? child : node(child.owner);
        // What had ended before the wait began did not hold it up.
        if (real.endSeq > wait.seq() && real.path != null) {
          longest = longest == null || real.path.millis() > longest.millis() ? real.path : longest;
        }
      }
      if (longest != null) {
        millis += longest.millis();
        before.add(longest);
      }
    }
    return new Path(millis, number, node.active, before.build());
  }

  private ImmutableList<RunSummary.Timed> unfold(Path whole) {
    ImmutableList.Builder<RunSummary.Timed> chain = ImmutableList.builder();
    Deque<Path> todo = new ArrayDeque<>();
    todo.push(whole);
    while (!todo.isEmpty()) {
      Path path = todo.pop();
      if (!path.before().isEmpty()) {
        todo.push(new Path(0, path.node(), path.own(), ImmutableList.of()));
        path.before().reverse().forEach(todo::push);
      } else if (path.own() > 0) {
        chain.add(new RunSummary.Timed(node(path.node()).task, path.own()));
      }
    }
    return chain.build();
  }
}
