package io.github.taskfilels.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.Expectation;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.NodeTimes;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Slot;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.history.Estimates;
import io.github.taskfilels.run.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays a run on a virtual clock: bodies are lists of actions, work takes as long as it says.
 * Checks on the way what must hold in every run, and records the rest.
 */
final class Simulation {
  /** One action of a body. */
  sealed interface Action {
    /** Works for some milliseconds. */
    record Work(long millis) implements Action {}

    /** Calls tasks and goes on if all ended well. */
    record Calls(boolean failFast, List<String> tasks) implements Action {}

    /** As a defer: calls a task whatever happened. */
    record Deferred(String task) implements Action {}

    /** Takes the run-once key with the name of the task. */
    record Once() implements Action {}

    /** Fails. */
    record Fail() implements Action {}
  }

  private record Finish(long at, long order, int node, Step step) {}

  private final Map<String, List<Action>> tasks = new LinkedHashMap<>();
  private final Map<String, Long> priorities = new HashMap<>();
  private final Map<String, Long> timeouts = new HashMap<>();
  private final int slots;
  private Plan plan = Plan.UNKNOWN;
  private CriticalPath levels = CriticalPath.UNKNOWN;
  private Estimates estimates = new Estimates(History.EMPTY, List.of(), false);
  private final Map<String, String> kinds = new HashMap<>();

  /** How often it was learnt something by which the order may change. */
  int learnt;

  private boolean late;
  private boolean known;
  private int have;
  private int outside;
  private int asked;
  private long expansion;
  private long cancelAt = Long.MAX_VALUE;
  private boolean force;
  private @Nullable Random lending;

  private final Map<Integer, Call> calls = new HashMap<>();
  private final Map<Integer, Body> bodies = new HashMap<>();
  private final Map<Integer, Long> working = new HashMap<>();
  private final Set<Integer> counting = new HashSet<>();
  private final Set<Integer> lent = new HashSet<>();
  private final Set<Integer> waiting = new HashSet<>();
  private final PriorityQueue<SchedulerEvent> loans =
      new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
  private final PriorityQueue<Finish> finishes =
      new PriorityQueue<>(
          (a, b) ->
              a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.order(), b.order()));
  private final PriorityQueue<SchedulerCommand.Arm> timers =
      new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
  private long clock;
  private long steps;

  /** Who has just claimed its key; 0 for nobody. */
  private int keeps;

  /** Tasks in the order in which their work began; a run-once task appears once. */
  final List<String> began = new ArrayList<>();

  /** The end of every node, with its task. */
  final Map<Integer, Outcome> ends = new LinkedHashMap<>();

  /** All commands, for comparing two runs. */
  final List<String> trace = new ArrayList<>();

  /** Tasks in the order in which they were let in, and the slots that were lent. */
  final List<String> started = new ArrayList<>();

  int loansMade;
  final List<ImmutableList<String>> refused = new ArrayList<>();
  int mostWorking;
  Outcome end = Outcome.skipped("not ended");

  Simulation(int slots) {
    this.slots = slots;
  }

  Simulation task(String name, Action... actions) {
    tasks.put(name, List.of(actions));
    return this;
  }

  Simulation priorities(Map<String, Long> given) {
    priorities.putAll(given);
    return this;
  }

  /** Tasks of a plan, all run-once: each node is as urgent as its task. */
  Simulation levels(CriticalPath given) {
    this.levels = given;
    return this;
  }

  /** The same, but nothing is known of how long they take. */
  Simulation firstRun(List<CriticalPath.Shape> shapes) {
    estimates = new Estimates(History.EMPTY, shapes, true);
    levels = CriticalPath.of(shapes, estimates::of);
    shapes.forEach(shape -> kinds.put(shape.name(), shape.kind()));
    return this;
  }

  /** All but so many slots are outside, and come when they are asked for. */
  Simulation sharing(int atStart) {
    this.have = atStart;
    this.outside = slots - atStart;
    return this;
  }

  /** Finding out what a task needs takes no slot but so many milliseconds. */
  Simulation late(long millis) {
    this.late = true;
    this.expansion = millis;
    return this;
  }

  /** Calls of the same task are known to be the same before it is asked. */
  Simulation known(boolean given) {
    this.known = given;
    return this;
  }

  Simulation timeout(String task, long millis) {
    timeouts.put(task, millis);
    return this;
  }

  Simulation plan(Plan given) {
    this.plan = given;
    return this;
  }

  /** Working nodes lend their slots and take them back, when chance says so. */
  Simulation lending(Random random) {
    this.lending = random;
    return this;
  }

  Simulation cancelAt(long at, boolean byForce) {
    this.cancelAt = at;
    this.force = byForce;
    return this;
  }

  long makespan() {
    return clock;
  }

  String taskOf(int node) {
    return call(node).task();
  }

  List<String> endedAs(Outcome.Status status) {
    return ends.entrySet().stream()
        .filter(entry -> entry.getValue().status() == status)
        .map(entry -> taskOf(entry.getKey()))
        .toList();
  }

  Simulation run(String... requested) {
    Scheduler scheduler =
        new Scheduler(plan, slots, ReadyOrder.CRITICAL_PATH, have > 0, have > 0 ? have : slots);
    Call root = Call.of("", Reason.REQUESTED, () -> (_, _) -> Step.done(Outcome.SUCCEEDED)).free();
    calls.put(0, root);
    bodies.put(0, new Body("", List.of(new Action.Calls(false, List.of(requested)))));
    obey(scheduler.apply(new SchedulerEvent.Begin(0, root)));
    while (!finishes.isEmpty() || !timers.isEmpty() || (asked > 0 && outside > 0)) {
      if (asked > 0 && outside > 0) {
        outside--;
        asked--;
        obey(scheduler.apply(new SchedulerEvent.Got(clock, 1)));
        continue;
      }
      long loan = loans.isEmpty() ? Long.MAX_VALUE : loans.element().at();
      long next = finishes.isEmpty() ? Long.MAX_VALUE : finishes.element().at();
      long timer = timers.isEmpty() ? Long.MAX_VALUE : timers.element().at();
      if (loan < Math.min(cancelAt, Math.min(next, timer))) {
        clock = Math.max(clock, loan);
        obey(scheduler.apply(loans.remove()));
      } else if (cancelAt <= Math.min(next, timer)) {
        clock = cancelAt;
        cancelAt = Long.MAX_VALUE;
        obey(scheduler.apply(new SchedulerEvent.Cancel(clock, "stop", force)));
      } else if (timer < next) {
        SchedulerCommand.Arm arm = timers.remove();
        if (!ends.containsKey(arm.node())) {
          clock = timer;
          obey(scheduler.apply(new SchedulerEvent.TimeUp(clock, arm.node())));
        }
      } else {
        Finish finish = finishes.remove();
        counting.remove(finish.node());
        lent.remove(finish.node());
        if (working.remove(finish.node()) != null) {
          keeps = finish.step() instanceof Step.Claim ? finish.node() : 0;
          clock = finish.at();
          obey(scheduler.apply(new SchedulerEvent.Stepped(clock, finish.node(), finish.step())));
        }
      }
    }
    return this;
  }

  private void obey(List<SchedulerCommand> commands) {
    for (SchedulerCommand command : commands) {
      trace.add(clock + " " + describe(command));
      switch (command) {
        case SchedulerCommand.Refuse(var cycle) -> refused.add(cycle);
        case SchedulerCommand.Create(int node, int parent, Call call) -> {
          assertThat(calls).as("a node is created once").doesNotContainKey(node);
          assertThat(calls).as("the parent was there before").containsKey(parent);
          calls.put(node, call);
          bodies.put(node, new Body(call.task(), tasks.getOrDefault(call.task(), List.of())));
        }
        case SchedulerCommand.Work(int node, boolean first, boolean counted, var results) -> {
          assertThat(ends).as("an ended node does not work").doesNotContainKey(node);
          assertThat(working).as("a node works once at a time").doesNotContainKey(node);
          assertThat(first).isEqualTo(!body(node).started);
          waiting.remove(node);
          if (counted) {
            // Who only claims its key goes on with the slot that it had.
            assertThat(node == keeps || taken() < most())
                .as("nothing starts while all slots are taken: " + taken())
                .isTrue();
            counting.add(node);
          }
          if (first && node > 0) {
            started.add(body(node).task);
          }
          segment(node, counted, results);
        }
        case SchedulerCommand.Arm arm -> timers.add(arm);
        case SchedulerCommand.Interrupt(int node, boolean byForce) -> interrupt(node, byForce);
        case SchedulerCommand.End(int node, Outcome outcome, NodeTimes times) -> {
          assertThat(ends.put(node, outcome)).as("a node ends once").isNull();
          waiting.remove(node);
          assertThat(working).as("a node does not end while it works").doesNotContainKey(node);
          assertThat(times.ended()).isGreaterThanOrEqualTo(times.created());
        }
        case SchedulerCommand.Finish(Outcome outcome) -> {
          assertThat(end.note()).as("the run ends once").isEqualTo("not ended");
          assertThat(ends.keySet()).as("all nodes have ended").hasSize(calls.size() - 1);
          end = outcome;
        }
        case SchedulerCommand.Ask(int wanted) -> asked = wanted;
        case SchedulerCommand.Give(int given) -> outside += given;
        case SchedulerCommand.Lent(int node) -> {
          assertThat(working).as("who lends works").containsKey(node);
          assertThat(counting).as("who lends has a slot").contains(node);
          assertThat(lent.add(node)).as("a slot is lent once").isTrue();
          loansMade++;
        }
        case SchedulerCommand.TakenBack(int node) ->
            assertThat(lent.remove(node)).as("what is taken back was lent").isTrue();
        case SchedulerCommand.Ready(int node) -> waiting.add(node);
        case SchedulerCommand.Wait _, SchedulerCommand.Join _ -> {}
      }
    }
    long counted = taken();
    // Who takes a slot back counts at once, though nobody ends for it.
    assertThat(lending == null ? counted : 0)
        .as("never more than the slots work")
        .isLessThanOrEqualTo(most());
    assertThat(waiting.isEmpty() || late || have > 0 || counted >= most())
        .as("no slot is free while somebody waits")
        .isTrue();
    assertThat(have > 0 ? counted + outside : 0)
        .as("what works and what is outside share the slots")
        .isLessThanOrEqualTo(slots);
    mostWorking = Math.max(mostWorking, (int) counted);
    keeps = 0;
  }

  private long taken() {
    return working.keySet().stream()
        .filter(node -> counting.contains(node) && !lent.contains(node))
        .count();
  }

  private long most() {
    return slots <= 0 ? Long.MAX_VALUE : slots;
  }

  /** Also too late, for nodes without a slot, twice, and what was not lent. */
  private void lend(Random random, int node, long took) {
    for (int i = random.nextInt(4); i > 0; i--) {
      long at = clock + random.nextLong(took + 20);
      loans.add(
          random.nextInt(3) > 0
              ? new SchedulerEvent.Lend(at, node)
              : new SchedulerEvent.TakeBack(at, node));
      loans.add(new SchedulerEvent.TakeBack(at + random.nextLong(took + 20), node));
    }
  }

  private void segment(int node, boolean counted, List<CallResult> results) {
    Body body = body(node);
    body.started = true;
    long took = counted ? 0 : expansion;
    Step step = null;
    Failure failed = CallResult.failure(results).orElse(null);
    if (failed != null && !body.inDefer) {
      body.failure = failed;
    }
    while (step == null) {
      if ((body.failure != null || body.cancelled) && !body.cleaning) {
        body.cleaning = true;
        body.actions = body.actions.stream().filter(Action.Deferred.class::isInstance).toList();
        body.next = 0;
      }
      if (body.next == body.actions.size()) {
        Failure failure =
            body.cancelled && body.failure == null ? Failure.cancelled("stop") : body.failure;
        step = Step.done(failure == null ? Outcome.SUCCEEDED : Outcome.failed(failure));
        break;
      }
      Action action = body.actions.get(body.next++);
      switch (action) {
        case Action.Work _ when !counted && call(node).slot() == Slot.LATE -> {
          body.next--;
          step = Step.await(ImmutableList.of());
        }
        case Action.Work(long millis) -> {
          began.add(body.task);
          took += millis;
          // A segment that works is cut here, so that an interrupt can hit it. What is learnt of a
          // task is learnt at its end, which would then have to wait for a slot once more.
          boolean last = body.next == body.actions.size() && kinds.containsKey(body.task);
          step = last ? Step.done(Outcome.SUCCEEDED) : Step.await(ImmutableList.of());
        }
        case Action.Calls(boolean failFast, var names) ->
            step =
                new Step.Await(
                    calls(node, names, body.task.isEmpty() ? Reason.REQUESTED : Reason.DEP),
                    failFast,
                    false,
                    () -> levels.span(body.task) - levels.deps(body.task) + levels.tail(body.task));
        case Action.Deferred(String name) -> {
          body.inDefer = true;
          step = new Step.Await(calls(node, List.of(name), Reason.DEFERRED), false, true);
        }
        case Action.Once _ -> step = new Step.Claim(body.task);
        case Action.Fail _ -> body.failure = Failure.of(Failure.Kind.EXIT, 1, "exit status 1");
      }
    }
    if (lending != null) {
      lend(lending, node, took);
    }
    working.put(node, clock + took);
    finishes.add(new Finish(clock + took, steps++, node, step));
  }

  private ImmutableList<Call> calls(int parent, List<String> names, Reason reason) {
    return names.stream()
        .map(
            name -> {
              Call plain =
                  Call.of(name, reason, () -> (_, _) -> Step.done(Outcome.SUCCEEDED))
                      .expecting(expectation(name));
              Call same = known ? plain.once("call " + name) : plain;
              Call call = late ? same.late() : same;
              Long limit = timeouts.get(name);
              return limit == null ? call : call.within(java.time.Duration.ofMillis(limit));
            })
        .collect(ImmutableList.toImmutableList());
  }

  private Expectation expectation(String task) {
    String kind = kinds.get(task);
    return new Expectation() {
      @Override
      public long millis() {
        return priorities.getOrDefault(task, levels.span(task) + levels.tail(task));
      }

      @Override
      public @Nullable Object unknown() {
        return kind == null || !estimates.unknown(kind) ? null : kind;
      }

      @Override
      public boolean worked(long millis) {
        if (kind == null || !estimates.learn(kind, millis)) {
          return false;
        }
        learnt++;
        levels = levels.expecting(estimates::of);
        return true;
      }
    };
  }

  private void interrupt(int node, boolean byForce) {
    Body body = body(node);
    body.cancelled = true;
    if (working.containsKey(node) && (byForce || !body.cleaning)) {
      // What it does is cut short: its step comes now.
      finishes.removeIf(finish -> finish.node() == node);
      body.failure = body.failure == null ? Failure.cancelled("stop") : body.failure;
      working.put(node, clock);
      finishes.add(new Finish(clock, steps++, node, Step.await(ImmutableList.of())));
    }
  }

  private static String describe(SchedulerCommand command) {
    return switch (command) {
      case SchedulerCommand.Create(int node, int parent, Call call) ->
          "create " + node + " " + parent + " " + call.task();
      case SchedulerCommand.Work(int node, boolean first, _, var results) ->
          "work " + node + " " + first + " " + results.size();
      case SchedulerCommand.End(int node, Outcome outcome, NodeTimes times) ->
          "end " + node + " " + outcome + " " + times;
      default -> command.toString();
    };
  }

  private Call call(int node) {
    return java.util.Objects.requireNonNull(calls.get(node));
  }

  private Body body(int node) {
    return java.util.Objects.requireNonNull(bodies.get(node));
  }

  private static final class Body {
    final String task;
    List<Action> actions;
    int next;
    boolean started;
    boolean cancelled;
    boolean cleaning;
    boolean inDefer;
    @Nullable Failure failure;

    Body(String task, List<Action> actions) {
      this.task = task;
      this.actions = actions;
    }
  }
}
