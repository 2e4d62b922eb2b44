package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Task;

/**
 * A task with everything rendered for one call.
 *
 * @param call what was called
 * @param source as written
 * @param label empty where there is none
 * @param maskedLabel the same without secrets
 * @param directory absolute
 * @param environment complete, for its commands
 * @param listedEnvironment what Taskfiles and files of variables set in it; rendered, not run
 * @param condition the text of {@code if}; empty where there is none
 * @param prefix for prefixed output
 * @param run how often it runs: its own word, else that of the root
 * @param sources what tells whether it is up to date, besides its status commands
 * @param commands in order, loops written out
 */
public record CompiledTask(
    Lookup.Found call,
    Task source,
    String label,
    String maskedLabel,
    String directory,
    ImmutableMap<String, String> environment,
    ImmutableList<Var> listedEnvironment,
    Scope scope,
    String condition,
    String prefix,
    String run,
    ImmutableList<DepCall> deps,
    ImmutableList<Check> preconditions,
    ImmutableList<String> status,
    ImmutableList<String> prompts,
    Sources sources,
    ImmutableList<Step> commands) {

  /** The task. */
  public TaskView view() {
    return call.task();
  }

  /** What the task is called in messages: its label, or its full name. */
  public String shown() {
    return label.isEmpty() ? call.fullName() : label;
  }

  /**
   * A dependency.
   *
   * @param task the full name in the root
   */
  public record DepCall(Dep source, String task, ImmutableList<Var> vars) {}

  /**
   * The patterns of its {@code sources} and {@code generates}.
   *
   * @param method how it is told whether they have changed
   * @param gitignore whether files that git ignores do not count
   */
  public record Sources(
      ImmutableList<SourceFiles.Pattern> sources,
      ImmutableList<SourceFiles.Pattern> generates,
      String method,
      boolean gitignore) {}

  /** A precondition. */
  public record Check(String command, String message) {}

  /** One command. */
  public sealed interface Step {
    /** As written. */
    Command source();
  }

  /**
   * A shell command.
   *
   * @param text to be run
   * @param shown the same without secrets
   * @param condition empty where there is none
   */
  public record ShellStep(Command.Shell source, String text, String shown, String condition)
      implements Step {}

  /**
   * A call of another task.
   *
   * @param task the full name in the root; empty for nothing to do
   * @param condition empty where there is none
   */
  public record CallStep(
      Command.Call source, String task, ImmutableList<Var> vars, String condition)
      implements Step {}

  /** A command that is rendered when the task has ended: {@link TaskCompiler#deferred}. */
  public record DeferredStep(Command source) implements Step {}
}
