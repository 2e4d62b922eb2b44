package io.github.taskfilels.cli.run;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.root.RefusalText;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.launch.RunRefusal;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.launch.WatchedSpec;
import io.github.taskfilels.run.watch.Project;

/** What a command line wants again when something has changed. */
final class WatchedSpecs implements WatchedSpec {
  private final RunSpecs specs;
  private RunSpecs.Loaded newest;

  WatchedSpecs(RunSpecs specs, RunSpecs.Loaded first) {
    this.specs = specs;
    this.newest = first;
  }

  @Override
  public RunSpec next(boolean reload) throws RunRefusedException, Project.RefusedException {
    try {
      if (reload) {
        newest = specs.load();
      }
      return specs.complete(newest);
    } catch (ExitException e) {
      throw new Project.RefusedException(e.text());
    }
  }

  @Override
  public String refused(RunRefusal refusal) {
    try {
      new TaskLists(specs, newest).printFor(refusal);
      return RefusalText.of(specs.console(), refusal);
    } catch (ValueException e) {
      return e.text();
    }
  }
}
