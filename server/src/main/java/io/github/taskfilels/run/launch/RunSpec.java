package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.values.Executable;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.files.WatchedSources;
import io.github.taskfilels.run.tasks.Prompter;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants run.
 *
 * @param program whose tasks
 * @param folders where
 * @param arguments which tasks, and with what
 * @param flags the flags that variables tell of
 * @param options how each task is run
 * @param prompter asks the user
 * @param execution how they are run together
 * @param memory of sources that were found before; null for none
 */
public record RunSpec(
    LoadedProgram program,
    Folders folders,
    TaskArguments arguments,
    Invocation.Options flags,
    RunOptions options,
    Prompter prompter,
    Execution execution,
    @Nullable WatchedSources memory) {

  /**
   * Where it is run.
   *
   * @param tasks where tasks without a directory run
   * @param user the working directory of whoever wants it
   */
  public record Folders(Path tasks, Path user) {
    /** Beside a root Taskfile on the disk. */
    public static Folders beside(FileId root) {
      FileId directory = root.directory();
      Path folder = Path.of((directory == null ? root : directory).toString());
      return new Folders(folder, folder);
    }
  }

  /** Tasks as an editor runs them: in silence, with nobody to ask. */
  public static RunSpec of(LoadedProgram program, Folders folders, TaskArguments arguments) {
    return new RunSpec(
        program,
        folders,
        arguments,
        Invocation.Options.NONE,
        RunOptions.PLAIN,
        Prompter.nobody(),
        Execution.PLAIN,
        null);
  }

  /** The same with other flags. */
  public RunSpec with(Invocation.Options other) {
    return new RunSpec(program, folders, arguments, other, options, prompter, execution, memory);
  }

  /** The same with other options. */
  public RunSpec with(RunOptions other) {
    return new RunSpec(program, folders, arguments, flags, other, prompter, execution, memory);
  }

  /** The same with another one who asks. */
  public RunSpec with(Prompter other) {
    return new RunSpec(program, folders, arguments, flags, options, other, execution, memory);
  }

  /** The same, carried out in another way. */
  public RunSpec with(Execution other) {
    return new RunSpec(program, folders, arguments, flags, options, prompter, other, memory);
  }

  /** The same with a memory of sources. */
  public RunSpec with(WatchedSources other) {
    return new RunSpec(program, folders, arguments, flags, options, prompter, execution, other);
  }

  /** The same for other tasks. */
  RunSpec naming(ImmutableList<String> tasks) {
    return new RunSpec(
        program, folders, arguments.naming(tasks), flags, options, prompter, execution, memory);
  }

  /** The environment of the process. */
  public ImmutableMap<String, String> environment() {
    return program.environment();
  }

  /** Refuses the root's files of variables where they cannot be read. */
  public void checkDotenv() throws RunRefusedException {
    try {
      evaluator().checkDotenv();
    } catch (ValueException e) {
      throw RunRefusedException.of(e);
    } catch (InterruptedException e) {
      throw RunRefusedException.interrupted();
    }
  }

  /** Variables as the tasks will see them. */
  public VariableEvaluator evaluator() throws ValueException {
    return evaluator(SystemHost.forRunning(environment(), folders.user().toString()));
  }

  /** The same for somebody who only looks: no template asks the network. */
  public VariableEvaluator lookingEvaluator() throws ValueException {
    return evaluator(lookingHost());
  }

  VariableEvaluator evaluator(SystemHost host) throws ValueException {
    return new VariableEvaluator(
        program.snapshot(), program.program(), invocation(), new Renderer(host));
  }

  SystemHost lookingHost() {
    return SystemHost.forLooking(environment(), folders.user().toString());
  }

  Invocation invocation() {
    return new Invocation(
        environment(),
        program.root().toString(),
        folders.tasks().toString(),
        folders.user().toString(),
        Executable.name(),
        arguments.variables(),
        arguments.rest(),
        flags);
  }

  /** Finds sources. A run that only shows commands writes nothing, which the memory has to. */
  public DiskSources files() {
    return new DiskSources(environment(), options.is(Switch.DRY) ? null : memory);
  }

  /** What the calls of one run share. */
  TaskRun newRun() throws ValueException {
    return new TaskRun(
        program.snapshot(),
        program.program(),
        invocation(),
        options,
        prompter,
        SystemHost.forRunning(environment(), folders.user().toString()),
        files());
  }
}
