package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.watch.Project;

/** Prepares watched calls anew; answers of the user count for all of their runs. */
final class WatchedProject implements Project {
  private final Launcher launcher;
  private final WatchedSpec specs;
  private final ImmutableList<String> tasks;
  private RequestedCalls last;

  WatchedProject(Launcher launcher, WatchedSpec specs, RequestedCalls first) {
    this.launcher = launcher;
    this.specs = specs;
    this.tasks =
        first.found().stream().map(call -> call.called()).collect(ImmutableList.toImmutableList());
    this.last = first;
  }

  @Override
  public Prepared prepare(boolean reload) throws RefusedException {
    try {
      RequestedCalls next = RequestedCalls.of(specs.next(reload).naming(tasks));
      next.run().required().answeredAs(last.run().required());
      PreparedRun prepared = launcher.prepare(next);
      last = next;
      return prepared.watched();
    } catch (RunRefusedException e) {
      throw new RefusedException(specs.refused(e.refusal()));
    }
  }
}
