package io.github.taskfilels.run.tasks;

import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.ShellStep;
import io.github.taskfilels.run.Expectation;
import io.github.taskfilels.run.Urgency;
import io.github.taskfilels.run.schedule.CriticalPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of one call of a task, in milliseconds, by the times that are known when it is
 * asked. Made on any thread; asked by who has the scheduler alone.
 */
final class Outlook implements Expectation {
  private final Priorities priorities;
  private final String task;
  private final boolean once;
  private final @Nullable Left after;
  private final CriticalPath.@Nullable Shape shape;
  private final OptionalLong earlier;
  private int version = -1;
  private long own;
  private long tail;

  /** For each of the commands what is left of them from there on; empty until it is needed. */
  private long[] rests = {};

  Outlook(
      Priorities priorities,
      Lookup.Found found,
      String variant,
      boolean once,
      @Nullable Left after) {
    this.priorities = priorities;
    this.task = found.task().name();
    this.once = once;
    this.after = after;
    this.shape = priorities.shape(task);
    this.earlier = priorities.estimates().earlier(found.fullName(), variant);
  }

  /** What is left of a call at some point, with all that comes after it. */
  record Left(Outlook call, ToLongFunction<Outlook> part) implements Urgency {
    @Override
    public long millis() {
      if (!call.priorities.planned()) {
        return 0;
      }
      call.look();
      return part.applyAsLong(call) + call.tail;
    }
  }

  /** From the end of its dependencies on. */
  Left afterDeps() {
    return new Left(this, call -> call.own + call.levels().calls(call.task));
  }

  /** From one of its commands on; its own time is spread over its commands. */
  Left from(CompiledTask compiled, int command) {
    return new Left(this, call -> call.rest(compiled.commands(), command));
  }

  /** When it has done all but what it deferred. */
  Left atEnd() {
    return new Left(this, _ -> 0);
  }

  @Override
  public long millis() {
    return priorities.planned() ? afterDeps().millis() + levels().deps(task) : 0;
  }

  @Override
  public @Nullable Object unknown() {
    return shape != null
            && shape.works()
            && earlier.isEmpty()
            && priorities.estimates().unknown(shape.kind())
        ? shape.kind()
        : null;
  }

  @Override
  public boolean worked(long millis) {
    return shape != null && shape.works() && priorities.learn(shape.kind(), millis);
  }

  private CriticalPath levels() {
    return priorities.levels();
  }

  /** Brings this up to what is known now, and first those that it is called by. */
  private void look() {
    int now = priorities.version();
    Deque<Outlook> outermostFirst = new ArrayDeque<>();
    Outlook call = this;
    while (call != null && call.version != now) {
      outermostFirst.push(call);
      call = call.after == null ? null : call.after.call();
    }
    for (Outlook stale : outermostFirst) {
      stale.version = now;
      stale.rests = new long[0];
      stale.own = stale.ownTime();
      long left = stale.after == null ? 0 : stale.after.millis();
      stale.tail = stale.once ? Math.max(left, levels().tail(stale.task)) : left;
    }
  }

  private long ownTime() {
    if (shape != null && !shape.works()) {
      return 0;
    }
    return earlier.orElseGet(
        () -> priorities.estimates().ofKind(shape == null ? task : shape.kind()));
  }

  private long rest(List<CompiledTask.Step> commands, int from) {
    if (rests.length == 0) {
      long shells = commands.stream().filter(ShellStep.class::isInstance).count();
      rests = new long[commands.size() + 1];
      for (int i = commands.size() - 1; i >= 0; i--) {
        long one =
            switch (commands.get(i)) {
              case ShellStep _ -> own / shells;
              case CallStep call -> levels().span(call.task());
              case CompiledTask.DeferredStep _ -> 0;
            };
        rests[i] = rests[i + 1] + one;
      }
    }
    return rests[from];
  }
}
