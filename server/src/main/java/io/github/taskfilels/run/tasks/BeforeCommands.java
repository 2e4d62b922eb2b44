package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.Check;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a task does between its deps and its commands: preconditions, the question whether it is up
 * to date, prompts, its directory.
 */
record BeforeCommands(TaskRun run, CompiledTask task, ShellCommands shell) {
  private static final ImmutableSet<String> METHODS =
      ImmutableSet.of("checksum", "timestamp", "none");

  /**
   * The end of the task if it comes here: failed, or up to date; null where its commands are to
   * run.
   */
  @Nullable Outcome checks(Worker worker) throws InterruptedException {
    if (worker.cancelled()) {
      return Outcome.failed(Failure.cancelled("context canceled"));
    }
    for (Check check : task.preconditions()) {
      if (!shell.succeeds(worker, check.command())) {
        if (!worker.cancelled()) {
          run.notes().info(worker, "task: " + check.message());
        }
        return Outcome.failed(Failure.other("task: precondition not met"));
      }
    }
    String method = task.method().isEmpty() ? run.rootMethod() : task.method();
    if (!METHODS.contains(method)) {
      return Outcome.failed(Failure.other("task: invalid method \"" + method + "\""));
    }
    if (!upToDate(worker)) {
      return null;
    }
    if (run.options().verbose() || !shell.silenced()) {
      String name = run.options().prefixed() ? task.prefix() : task.shown();
      run.notes().info(worker, "task: Task \"" + name + "\" is up to date");
    }
    return Outcome.upToDate("all status commands ended well");
  }

  private boolean upToDate(Worker worker) throws InterruptedException {
    for (String status : task.status()) {
      boolean zero = shell.succeeds(worker, status);
      run.notes()
          .verboseOut(
              worker, "task: status command " + status + " exited " + (zero ? "zero" : "non-zero"));
      if (!zero) {
        return false;
      }
    }
    return !task.status().isEmpty();
  }

  /** Asks what the task wants to be asked; what went wrong, or null. */
  @Nullable Failure prompts(Worker worker) {
    for (String text : task.prompts()) {
      if (text.isEmpty()) {
        continue;
      }
      switch (run.prompter().ask(text)) {
        case YES -> {}
        case ASSUMED -> run.notes().out(worker, text + " [assuming yes]");
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
    if (!Files.exists(directory)) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        run.notes().error(worker, "task: cannot make directory \"" + directory + "\": " + e);
      }
    }
  }
}
