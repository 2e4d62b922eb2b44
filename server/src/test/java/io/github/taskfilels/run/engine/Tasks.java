package io.github.taskfilels.run.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks for tests, as small as a task can be: deps, then commands ({@code "task: NAME"} calls),
 * then defers. Also the example of how a body is written.
 */
public final class Tasks {
  private final Path folder;
  private final Map<String, Definition> definitions = new HashMap<>();

  /** A task. */
  public record Definition(
      List<String> deps,
      List<String> commands,
      List<String> defers,
      boolean once,
      boolean failFast) {}

  public Tasks(Path folder) {
    this.folder = folder;
  }

  /** A task with deps and commands. */
  public Tasks task(String name, List<String> deps, String... commands) {
    definitions.put(name, new Definition(deps, List.of(commands), List.of(), false, false));
    return this;
  }

  /** The same with all there is. */
  public Tasks task(String name, Definition definition) {
    definitions.put(name, definition);
    return this;
  }

  /** A request for a task. */
  public Call call(String name) {
    return call(name, Reason.REQUESTED);
  }

  private Call call(String name, Reason reason) {
    Definition definition = definitions.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("no task " + name);
    }
    Call call = Call.of(name, reason, () -> new Body(name, definition));
    return definition.once() ? call.once(name) : call;
  }

  private final class Body implements TaskBody {
    private final String name;
    private final Definition definition;
    private boolean depsDone;
    private boolean claimed;
    private int command;
    private int defer;
    private Outcome outcome = Outcome.SUCCEEDED;
    private boolean deferring;

    Body(String name, Definition definition) {
      this.name = name;
      this.definition = definition;
      this.claimed = !definition.once();
    }

    @Override
    public Step next(Worker worker, ImmutableList<CallResult> results) throws InterruptedException {
      if (!claimed) {
        claimed = true;
        return new Step.Claim(name);
      }
      if (!depsDone) {
        depsDone = true;
        return new Step.Await(calls(definition.deps(), Reason.DEP), definition.failFast(), false);
      }
      if (!deferring) {
        CallResult.failure(results).ifPresent(this::fail);
      }
      while (outcome.well() && command < definition.commands().size()) {
        String text = definition.commands().get(command++);
        if (text.startsWith("task: ")) {
          return Step.await(call(text.substring(6), Reason.CALL));
        }
        Exit exit = worker.run(request(text));
        if (!exit.ok()) {
          fail(Failure.of(exit));
        }
      }
      deferring = true;
      while (defer < definition.defers().size()) {
        String text = definition.defers().get(defer++);
        if (text.startsWith("task: ")) {
          return new Step.Await(calls(List.of(text.substring(6)), Reason.DEFERRED), false, true);
        }
        worker.run(request(text).shield());
      }
      return Step.done(outcome);
    }

    private void fail(@org.jspecify.annotations.Nullable Failure failure) {
      if (failure != null) {
        outcome = Outcome.failed(failure.prefixed("task: Failed to run task \"" + name + "\": "));
      }
    }

    private ImmutableList<Call> calls(List<String> names, Reason reason) {
      return names.stream().map(dep -> call(dep, reason)).collect(ImmutableList.toImmutableList());
    }

    private CommandRequest request(String text) {
      CommandSpec spec = CommandSpec.of(text, folder, ImmutableMap.copyOf(System.getenv()));
      return CommandRequest.of(spec, name)
          .endedBy(new Termination(Termination.Signal.TERM, Duration.ofMillis(300)));
    }
  }
}
