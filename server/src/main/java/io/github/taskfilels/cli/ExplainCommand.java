package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.cli.Flags.Flag;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.Executable;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;

/**
 * {@code explain}: why a task would run or would not, and where its variables get their values
 * from. Nothing is run for it unless the user says so.
 */
final class ExplainCommand extends FlagCommand {
  private static final Flags FLAGS =
      Flags.of(
          Flag.bool("ask", "", "ask conditions and variables that are commands: runs them"),
          Flag.bool("force", "f", "tell of a run with --force"),
          FingerprintFlag.FLAG,
          Flag.text("temp-dir", "", "DIR", "where state is kept, as for run"),
          Flag.bool("vars", "", "all variables of the task that a Taskfile or the call sets"),
          Flag.text("var", "", "NAME", "one variable, with all that it overrides"),
          Flag.bool("json", "j", "write JSON"),
          Flag.text("dir", "d", "DIR", "search the Taskfile from here"),
          Flag.text("taskfile", "t", "FILE", "the Taskfile or its directory"),
          Flag.bool("help", "h", "show this help"));

  ExplainCommand() {
    super(
        FLAGS,
        "tell why a task would run, or where its variables get their values from",
        "Usage: taskfile-ls explain TASK [--vars | --var NAME] [--json] [NAME=VALUE]...\n\n"
            + "Tells why a task would run or would not, naming the file, variable or command that\n"
            + "has changed. With --vars or --var it tells the value of variables in a call of the\n"
            + "task, where it was set and what it overrides. Commands are shown, not run, unless\n"
            + "--ask is given; secrets are masked.\n");
  }

  @Override
  int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException, ExitException {
    TaskArguments taskArguments = TaskArguments.of(flags.words());
    if (taskArguments.tasks().size() != 1) {
      throw new UsageException("explain takes one task");
    }
    if (flags.is("vars") && flags.has("var")) {
      throw new UsageException("explain takes either --vars or --var NAME");
    }
    RootTaskfile root = RootTaskfile.find(console, flags.get("dir"), flags.get("taskfile"));
    LoadedRoot loaded = LoadedRoot.loadable(console, root);
    Snapshot snapshot = loaded.snapshot();
    Program program = loaded.program();
    Lookup.Found task = LoadedRoot.task(program, taskArguments.tasks().getFirst());
    try {
      Invocation invocation = invocation(console, root, taskArguments, flags);
      return flags.is("vars") || flags.has("var")
          ? variables(
              console, flags, snapshot, evaluator(console, snapshot, program, invocation), task)
          : new ExplainRun(console, flags, snapshot, program, invocation).tell(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExitException(ExitCode.UNKNOWN, "taskfile-ls: interrupted");
    } catch (ValueException e) {
      throw new ExitException(e.status(), e.text());
    }
  }

  private static Invocation invocation(
      Console console, RootTaskfile root, TaskArguments taskArguments, Flags.Parsed flags) {
    return new Invocation(
        console.environment(),
        root.file().toString(),
        root.directory().toString(),
        console.directory().toString(),
        Executable.name(),
        taskArguments.variables(),
        flags.rest(),
        Invocation.Options.NONE);
  }

  private static VariableEvaluator evaluator(
      Console console, Snapshot snapshot, Program program, Invocation invocation)
      throws ValueException {
    SystemHost host = SystemHost.forLooking(console.environment(), console.directory().toString());
    return new VariableEvaluator(snapshot, program, invocation, new Renderer(host));
  }

  private static int variables(
      Console console,
      Flags.Parsed flags,
      Snapshot snapshot,
      VariableEvaluator evaluator,
      Lookup.Found task)
      throws ValueException, InterruptedException, ExitException {
    Provenance provenance = evaluator.provenance(task, ImmutableList.of());
    VariableReport report = new VariableReport(console, snapshot, provenance);
    String name = flags.get("var");
    if (name != null && provenance.settings(name).isEmpty()) {
      throw new ExitException(
          ExitCode.UNKNOWN, "taskfile-ls: '" + name + "' is not set in " + task.fullName());
    }
    List<String> names = name == null ? provenance.written() : List.of(name);
    console.out().print(flags.is("json") ? report.json(names) : report.text(names));
    return 0;
  }
}
