package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.NameMap;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that other files can see of a Taskfile. It holds no offsets and no shell commands, so that
 * typing inside a command or moving text leaves it equal and nothing outside the file has to be
 * computed again. Equal summaries of one workspace are the same object.
 *
 * @param version empty where it is absent
 * @param includes in order; the element at {@code i} is written at {@code
 *     taskfile.includes().get(i)}
 * @param tasks in order; the element at {@code i} is written at {@code taskfile.tasks().get(i)}
 * @param byName finds {@code tasks}
 * @param output the style; empty where it is absent
 * @param silent null where it is absent
 * @param uncertain whether a syntax error may hide a task or an include, so that a name that is not
 *     here may still be meant
 */
public record Summary(
    String version,
    ImmutableList<IncludeEntry> includes,
    ImmutableList<TaskEntry> tasks,
    NameMap<TaskEntry> byName,
    ImmutableList<VariableEntry> vars,
    ImmutableList<VariableEntry> env,
    ImmutableList<String> dotenv,
    String output,
    String method,
    String run,
    @Nullable Boolean silent,
    boolean uncertain) {

  /** What a Taskfile shows to others. */
  public static Summary of(Taskfile taskfile) {
    return SummaryReader.read(taskfile);
  }

  // What tells summaries apart in practice, here and below: the hash of everything takes longer.
  @Override
  public int hashCode() {
    return 31 * (31 * tasks.hashCode() + vars.hashCode())
        + 31 * (31 * env.hashCode() + includes.hashCode())
        + 31 * dotenv.hashCode()
        + method.hashCode();
  }

  /**
   * What of it gives tasks their names, and says who may call them: an edit of what a task needs or
   * does leaves it equal.
   */
  Summary ofNames() {
    ImmutableList.Builder<TaskEntry> named = ImmutableList.builder();
    for (TaskEntry task : tasks) {
      named.add(task.ofNames());
    }
    ImmutableList<TaskEntry> entries = named.build();
    return new Summary(
        "",
        includes,
        entries,
        new NameMap<>(entries, TaskEntry::name),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        "",
        "",
        "",
        null,
        uncertain);
  }

  /** The same with other objects for its tasks, so that comparing later ones stops at once. */
  Summary sharing(UnaryOperator<TaskEntry> shared) {
    ImmutableList<TaskEntry> entries =
        tasks.stream().map(shared).collect(ImmutableList.toImmutableList());
    return new Summary(
        version,
        includes,
        entries,
        new NameMap<>(entries, TaskEntry::name),
        vars,
        env,
        dotenv,
        output,
        method,
        run,
        silent,
        uncertain);
  }

  /** The task with exactly this name, as written in the file. */
  public @Nullable TaskEntry task(String name) {
    return byName.get(name);
  }

  /**
   * One entry of {@code includes}.
   *
   * @param taskfile the target as written; null where none is given
   * @param dir as written; null where none is given
   * @param checksum null where none is given
   */
  public record IncludeEntry(
      String namespace,
      @Nullable String taskfile,
      @Nullable String dir,
      boolean advanced,
      boolean optional,
      boolean internal,
      boolean flatten,
      ImmutableList<String> aliases,
      ImmutableList<String> excludes,
      ImmutableList<VariableEntry> vars,
      @Nullable String checksum) {
    @Override
    public int hashCode() {
      return 31 * namespace.hashCode() + Objects.hashCode(taskfile);
    }
  }

  /**
   * One task.
   *
   * @param desc empty where it is absent
   * @param label empty where it is absent
   * @param dir null where it is absent
   * @param run how often it runs; empty where it is inherited
   * @param guards what may keep its commands from running
   * @param references the tasks that it names: dependencies, then calls, in order
   * @param requires the names of required variables
   * @param files what {@code sources} and {@code generates} name, in order
   */
  public record TaskEntry(
      String name,
      ImmutableList<String> aliases,
      String desc,
      String label,
      boolean internal,
      @Nullable String dir,
      String run,
      ImmutableSet<Guard> guards,
      ImmutableList<String> platforms,
      ImmutableList<Reference> references,
      ImmutableList<VariableEntry> vars,
      ImmutableList<String> requires,
      ImmutableList<FileUse> files) {

    private TaskEntry ofNames() {
      return new TaskEntry(
          name,
          aliases,
          "",
          "",
          internal,
          null,
          "",
          ImmutableSet.of(),
          ImmutableList.of(),
          ImmutableList.of(),
          ImmutableList.of(),
          ImmutableList.of(),
          ImmutableList.of());
    }

    @Override
    public int hashCode() {
      return 31 * (31 * name.hashCode() + desc.hashCode())
          + 31 * (31 * references.hashCode() + requires.hashCode())
          + vars.hashCode();
    }
  }

  /** How a task uses files. */
  public enum FileAccess {
    READS,
    /** Takes files out of those that it reads. */
    SKIPS,
    WRITES
  }

  /**
   * Files that a task uses.
   *
   * @param pattern from the directory of the task; it may hold templates
   */
  public record FileUse(FileAccess access, String pattern) {}

  /**
   * Something in a task that may keep its commands from running, also while they lead back to it.
   * Sources do not: what is known of them is written when the commands have succeeded. A status
   * beside them is asked in vain.
   */
  public enum Guard {
    IF,
    STATUS,
    PRECONDITIONS,
    PROMPT
  }

  /** How a task names another. */
  public enum ReferenceKind {
    DEP,
    CALL,
    /** A call that runs when the task ends. */
    DEFERRED_CALL
  }

  /**
   * A task that is named by another.
   *
   * @param ordinal the number among the dependencies, or among all calls of the task; shell
   *     commands do not count
   * @param task the name as written, which may hold templates and leading colons
   * @param conditional whether an {@code if} stands at the call itself
   * @param mayBeEmpty whether it stands in a {@code for} that may have no round
   * @param names what it stands for where the name holds templates
   */
  public record Reference(
      ReferenceKind kind,
      int ordinal,
      String task,
      boolean conditional,
      boolean mayBeEmpty,
      TemplateNames names,
      ImmutableList<VariableEntry> vars) {

    @Override
    public int hashCode() {
      return 31 * task.hashCode() + vars.hashCode();
    }

    /** The variables that are passed, as they are written; see {@link #in}. */
    public ImmutableList<Variable> variables(Task task) {
      if (kind == ReferenceKind.DEP) {
        return ordinal < task.deps().size() ? task.deps().get(ordinal).vars() : ImmutableList.of();
      }
      Command.Call call = call(task);
      return call == null ? ImmutableList.of() : call.vars();
    }

    private Command.@Nullable Call call(Task task) {
      int seen = 0;
      for (Command command : task.cmds()) {
        if (command instanceof Command.Call call && seen++ == ordinal) {
          return call;
        }
      }
      return null;
    }

    /**
     * The name as it is written in the model this summary was made from; null if {@code task} is
     * another one.
     */
    public @Nullable Text in(Task task) {
      if (kind == ReferenceKind.DEP) {
        return ordinal < task.deps().size() ? task.deps().get(ordinal).task() : null;
      }
      Command.Call call = call(task);
      return call == null ? null : call.task();
    }
  }

  /**
   * The names that a name with templates stands for.
   *
   * @param sure what it is in every run, one for each round of a loop; empty where a run decides
   * @param likely what it is where nobody sets the variables of the file to something else, with a
   *     wildcard for whatever the task is called with; only where nothing is sure
   * @param assumed the variables of the file that {@code likely} takes as they are written
   */
  public record TemplateNames(
      ImmutableList<String> sure, ImmutableList<String> likely, ImmutableList<String> assumed) {
    static final TemplateNames NONE =
        new TemplateNames(ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
  }

  /**
   * One variable.
   *
   * @param value the literal value as in {@link Variable#value}; for {@link Variable.Kind#REF} the
   *     expression; null for {@link Variable.Kind#SH}, whose command nobody else sees
   */
  public record VariableEntry(
      String name, Variable.Kind kind, @Nullable Object value, boolean secret) {
    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Objects.hashCode(value);
    }
  }
}
