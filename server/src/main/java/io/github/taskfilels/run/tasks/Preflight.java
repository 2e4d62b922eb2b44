package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.Check;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Worker;
import io.github.taskfilels.run.fingerprint.Fingerprint;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a task does between its deps and its commands: preconditions, the question whether it is up
 * to date, prompts, its directory.
 */
record Preflight(TaskRun run, CompiledTask task, ShellCommands shell) {
  static final ImmutableSet<String> METHODS = ImmutableSet.of("checksum", "timestamp", "none");

  /** What went wrong with the task's preconditions, or null. */
  @Nullable Failure preconditions(Worker worker) throws InterruptedException {
    if (worker.cancelled()) {
      return Failure.cancelled("context canceled");
    }
    for (Check check : task.preconditions()) {
      if (!shell.ask(worker, check.command()).yes()) {
        if (!worker.cancelled()) {
          run.taskLog().info(worker, "task: " + check.message());
        }
        return Failure.other("task: precondition not met");
      }
    }
    return null;
  }

  /**
   * Whether the task has anything to do.
   *
   * @param upToDate whether it has nothing to do
   * @param why in a few words, for people
   * @param failure what went wrong, or null
   */
  record State(boolean upToDate, String why, @Nullable Failure failure) {}

  /**
   * Asks status commands and sources, in Task's order; both where there are both.
   *
   * @param sources null where the task has none
   */
  State state(Worker worker, @Nullable SourceState sources) throws InterruptedException {
    if (!METHODS.contains(task.sources().method())) {
      Failure failure = Failure.other("task: invalid method \"" + task.sources().method() + "\"");
      return new State(false, "", failure);
    }
    boolean statusMet = true;
    for (String status : task.status()) {
      ShellCommands.Answer answer = shell.ask(worker, status);
      if (answer.failure() != null) {
        return new State(false, "", answer.failure());
      }
      String how = answer.yes() ? "zero" : "non-zero: exit status " + answer.exit().code();
      run.taskLog().verboseOut(worker, "task: status command " + status + " exited " + how);
      if (!answer.yes()) {
        statusMet = false;
        break;
      }
    }
    if (sources == null) {
      boolean upToDate = statusMet && !task.status().isEmpty();
      String why =
          upToDate
              ? "all status commands ended well"
              : task.status().isEmpty() ? "nothing tells" : "a status command failed";
      return new State(upToDate, why, null);
    }
    Fingerprint.Verdict verdict = sources.check();
    boolean upToDate = statusMet && verdict.upToDate();
    String why = !statusMet ? "a status command failed" : verdict.reason();
    return new State(upToDate, upToDate ? "its sources are unchanged" : why, null);
  }

  /** Tells that there is nothing to do. */
  void tellUpToDate(Worker worker) {
    if (run.options().is(Switch.VERBOSE) || !shell.silenced()) {
      String name = run.options().is(Switch.PREFIXED) ? task.prefix() : task.shown();
      run.taskLog().info(worker, "task: Task \"" + name + "\" is up to date");
    }
  }

  /** Asks what the task wants to be asked; what went wrong, or null. */
  @Nullable Failure prompts(Worker worker) {
    for (String text : task.prompts()) {
      if (text.isEmpty()) {
        continue;
      }
      switch (run.prompter().ask(text)) {
        case YES -> {}
        case ASSUMED -> run.taskLog().out(worker, text + " [assuming yes]");
        case NO -> {
          return Failure.other("task: Task \"" + task.shown() + "\" cancelled by user");
        }
        case NO_TERMINAL -> {
          return Failure.other(
              "task: Task \""
                  + task.shown()
                  + "\" cancelled because it has a prompt and the environment is not a terminal."
                  + " Use --yes (-y) to run anyway.");
        }
      }
    }
    return null;
  }

  /** Makes the task's directory; where that fails, its commands will fail. */
  void directory(Worker worker) {
    Path directory = Path.of(task.directory());
    IOException why = run.folders().make(directory);
    if (why != null) {
      run.taskLog()
          .error(
              worker, "task: cannot make directory \"" + directory + "\": " + FileProblem.of(why));
    }
  }
}
