package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.Platforms;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.TaskCompiler;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import io.github.taskfilels.run.tasks.Explanation;
import io.github.taskfilels.run.tasks.Fingerprints;
import io.github.taskfilels.run.tasks.Prompter;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.CompletableFuture;

/** Finds out why a task would run: by looking alone, or by asking commands too. */
record ExplainRun(
    Console console,
    Flags.Parsed flags,
    Snapshot snapshot,
    Program program,
    Invocation invocation) {

  int tell(Lookup.Found task) throws ValueException, InterruptedException, ExitException {
    FingerprintMode mode = FingerprintFlag.mode(flags, console.environment());
    String temp = console.environment().getOrDefault("TASK_TEMP_DIR", "");
    RunOptions.State state = new RunOptions.State(flags.get("temp-dir", temp), mode);
    Explanation explanation = flags.is("ask") ? asked(task, state) : looked(task, state);
    WhyReport report = new WhyReport(task.fullName(), mode, explanation);
    console.out().print(flags.is("json") ? report.json() : report.text());
    return 0;
  }

  private Explanation looked(Lookup.Found found, RunOptions.State state)
      throws ValueException, InterruptedException {
    SystemHost host = SystemHost.forLooking(console.environment(), console.directory().toString());
    VariableEvaluator evaluator =
        new VariableEvaluator(snapshot, program, invocation, new Renderer(host));
    if (!Platforms.match(evaluator.written(found.task()).environment().platforms(), host)) {
      return Explanation.SKIPPED;
    }
    DiskSources disk = new DiskSources(console.environment());
    Scope scope = evaluator.scope(found, ImmutableList.of(), null);
    CompiledTask task =
        TaskCompiler.forLooking(evaluator, disk).compile(found, scope, DynamicValues.none());
    return Explanation.of(
        task,
        Fingerprints.of(program, invocation, disk, state),
        flags.is("force"),
        Explanation.Asker.NOBODY);
  }

  private Explanation asked(Lookup.Found found, RunOptions.State state)
      throws ValueException, ExitException {
    SystemHost host = SystemHost.forRunning(console.environment(), console.directory().toString());
    RunOptions options = RunOptions.PLAIN.with(state).asking();
    TaskRun run = new TaskRun(snapshot, program, invocation, options, Prompter.nobody(), host);
    CompletableFuture<Explanation> answer = new CompletableFuture<>();
    new TerminalRun(console, flags, OutputChoice.of(flags, snapshot, program))
        .upToDate(ImmutableList.of(run.asking(found, flags.is("force"), answer)));
    return switch (answer.state()) {
      case SUCCESS -> answer.resultNow();
      case FAILED -> throw failure(answer.exceptionNow());
      case RUNNING, CANCELLED ->
          throw new ExitException(ExitCode.UNKNOWN, "taskfile-ls: interrupted");
    };
  }

  private static ValueException failure(Throwable failure) {
    if (failure instanceof ValueException known) {
      return known;
    }
    throw new IllegalStateException(failure);
  }
}
