package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;

/**
 * The tasks that a specification names, found. Good for one run.
 *
 * @param run not used before
 * @param found the tasks, in the order in which they were named
 */
public record RequestedCalls(RunSpec spec, TaskRun run, ImmutableList<Lookup.Found> found) {

  /** Finds them; refused where a name is not that of one task that may be called. */
  public static RequestedCalls of(RunSpec spec) throws RunRefusedException {
    try {
      TaskRun run = spec.newRun();
      ImmutableList.Builder<Lookup.Found> found = ImmutableList.builder();
      for (String name : spec.arguments().names()) {
        found.add(find(spec, run, name));
      }
      return new RequestedCalls(spec, run, found.build());
    } catch (ValueException e) {
      throw RunRefusedException.of(e);
    }
  }

  private static Lookup.Found find(RunSpec spec, TaskRun run, String name)
      throws RunRefusedException {
    switch (spec.program().program().lookup(name)) {
      case Lookup.Found found -> {
        if (found.task().internal()) {
          throw new RunRefusedException(new RunRefusal.InternalTask(name));
        }
        return found;
      }
      case Lookup lookup ->
          throw new RunRefusedException(
              new RunRefusal.UnknownTask(name, lookup, run.failure(name, lookup)));
    }
  }

  /** The values that nobody else is told, as they become known. */
  public Secrets secrets() {
    return run.secrets();
  }

  /** Whether some of them are to be run again when something changes. */
  public boolean anyWatched() {
    return found.stream().anyMatch(this::isWatched);
  }

  /** Those that are to be run again when something changes, for a run of their own. */
  public RequestedCalls watched() throws RunRefusedException {
    ImmutableList.Builder<String> watched = ImmutableList.builder();
    for (Lookup.Found call : found) {
      if (isWatched(call)) {
        watched.add(call.called());
      }
    }
    ImmutableList<String> names = watched.build();
    return names.isEmpty()
        ? new RequestedCalls(spec, run, ImmutableList.of())
        : of(spec.naming(names));
  }

  /** Those that are run once. */
  public RequestedCalls once() {
    ImmutableList.Builder<Lookup.Found> once = ImmutableList.builder();
    for (Lookup.Found call : found) {
      if (!isWatched(call)) {
        once.add(call);
      }
    }
    return new RequestedCalls(spec, run, once.build());
  }

  private boolean isWatched(Lookup.Found call) {
    if (spec.options().is(Switch.STATUS_ONLY)) {
      return false;
    }
    Task written = spec.program().written(call.task());
    return spec.execution().watch().all() || (written != null && written.isSet(FlagKey.WATCH));
  }
}
