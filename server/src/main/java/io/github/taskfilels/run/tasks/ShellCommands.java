package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.ShellStep;
import io.github.taskfilels.program.values.Platforms;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.Captured;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.Worker;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shell commands of one compiled task: those that do its work, and those that answer a
 * question.
 *
 * @param silenced whether something says that the task's commands are not shown
 */
record ShellCommands(TaskRun run, CompiledTask task, boolean silenced) {

  /**
   * What a condition, check or status command has said.
   *
   * @param exit how it ended
   * @param failure why it has said nothing: it was ended by a signal or a limit; else null
   */
  record Answer(Exit exit, @Nullable Failure failure) {
    /** That of an empty condition. */
    private static final Answer YES = new Answer(new Exit.Exited(0), null);

    /** Whether it is yes. */
    boolean yes() {
      return exit.ok();
    }
  }

  /** Asks a condition, check or status command. It reads nothing and shows nothing. */
  Answer ask(Worker worker, String command) throws InterruptedException {
    return ask(worker, command, null);
  }

  private Answer ask(Worker worker, String command, @Nullable Duration limit)
      throws InterruptedException {
    Path folder = run.folders().forQuestion(Path.of(task.directory()));
    CommandSpec spec = CommandSpec.of(command, folder, task.environment());
    Captured captured = worker.ask(spec, limit);
    Exit exit = captured.exit();
    boolean none =
        captured.interrupted() || exit instanceof Exit.TimedOut || exit instanceof Exit.Cancelled;
    return new Answer(exit, none ? failure(exit) : null);
  }

  /** Asks the condition of a command; an empty one holds. */
  Answer condition(Worker worker, String condition) throws InterruptedException {
    return condition(worker, condition, null);
  }

  private Answer condition(Worker worker, String condition, @Nullable Duration limit)
      throws InterruptedException {
    Answer answer = condition.isBlank() ? Answer.YES : ask(worker, condition, limit);
    if (!answer.yes() && answer.failure() == null) {
      run.taskLog()
          .verboseOut(worker, "task: [" + task.shown() + "] if condition not met - skipped");
    }
    return answer;
  }

  /**
   * Runs a command.
   *
   * @param shielded whether it runs although the task was cancelled
   * @return what went wrong, or null
   */
  @Nullable Failure run(Worker worker, ShellStep step, boolean shielded)
      throws InterruptedException {
    if (step.text().isEmpty()) {
      return null;
    }
    Duration limit = duration(step.source().timeout());
    long start = System.nanoTime();
    Answer condition = condition(worker, step.condition(), limit);
    if (!condition.yes()) {
      return condition.failure();
    }
    if (!forThisMachine(worker, step)) {
      return null;
    }
    CommandRequest request = request(step, left(limit, start));
    if (shielded) {
      request = request.shield();
    }
    if (run.options().is(Switch.DRY)) {
      worker.announce(request);
      return null;
    }
    run.folders().make(request.spec().directory()); // A command before may have removed it.
    Exit exit = worker.run(request);
    if (exit.ok()) {
      return null;
    }
    return failure(
        exit instanceof Exit.TimedOut && limit != null ? new Exit.TimedOut(limit) : exit);
  }

  /** The time that is left of a limit; at least a moment, so that the limit can be told. */
  private static @Nullable Duration left(@Nullable Duration limit, long start) {
    if (limit == null) {
      return null;
    }
    Duration left = limit.minusNanos(System.nanoTime() - start);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  private Failure failure(Exit exit) {
    Failure cause = Failure.of(exit);
    return exit instanceof Exit.TimedOut ? cause.prefixed("task: [" + task.shown() + "] ") : cause;
  }

  private boolean forThisMachine(Worker worker, ShellStep step) {
    boolean match = Platforms.match(step.source().platforms(), run.host());
    if (!match) {
      run.taskLog()
          .verboseOut(
              worker,
              "task: ["
                  + task.shown()
                  + "] "
                  + step.shown()
                  + " not for current platform - ignored");
    }
    return match;
  }

  private CommandRequest request(ShellStep step, @Nullable Duration limit) {
    Command.Shell source = step.source();
    CommandSpec spec =
        CommandSpec.of(step.text(), Path.of(task.directory()), task.environment())
            .withOptions(
                union(run.rootSet(), task.source().environment().set(), source.set()),
                union(run.rootShopt(), task.source().environment().shopt(), source.shopt()))
            .withStdin(run.options().stdin());
    if (run.options().is(Switch.ONE_STREAM)) {
      spec = spec.joinedStreams();
    }
    boolean interactive = task.source().isSet(FlagKey.INTERACTIVE);
    if (run.options().is(Switch.TERMINAL)) {
      boolean direct = interactive || run.options().is(Switch.DIRECT);
      spec = direct ? spec.interactive() : spec.inTerminal();
    }
    // A dry run exists to show commands, so it shows those of silent tasks, too.
    boolean echo =
        run.options().is(Switch.VERBOSE)
            || run.options().is(Switch.DRY)
            || !(silenced || source.isSet(FlagKey.SILENT));
    return CommandRequest.of(spec, task.shown())
        .shown(step.shown(), echo)
        .displayed(display(interactive))
        .within(limit)
        .ignoringErrors(
            source.isSet(FlagKey.IGNORE_ERROR) || task.source().isSet(FlagKey.IGNORE_ERROR))
        .endedBy(Termination.INTERRUPT);
  }

  private Display display(boolean interactive) {
    return new Display(
        task.shown(),
        task.prefix(),
        groupLine(run.options().group().begin()),
        groupLine(run.options().group().end()),
        interactive);
  }

  private @Nullable String groupLine(String template) {
    if (template.isEmpty()) {
      return null;
    }
    try {
      return run.evaluator().text(template, task.scope());
    } catch (ValueException e) {
      return template;
    }
  }

  /** The time of a text in Go's notation; null for none. */
  static @Nullable Duration duration(@Nullable Text text) {
    return text == null ? null : GoDuration.read(text.value());
  }

  @SafeVarargs
  private static ImmutableList<String> union(List<Text>... lists) {
    int count = 0;
    for (List<Text> list : lists) {
      count += list.size();
    }
    if (count == 0) {
      return ImmutableList.of();
    }
    ImmutableSortedSet.Builder<String> names = ImmutableSortedSet.naturalOrder();
    for (List<Text> list : lists) {
      list.forEach(text -> names.add(text.value()));
    }
    return names.build().asList();
  }
}
