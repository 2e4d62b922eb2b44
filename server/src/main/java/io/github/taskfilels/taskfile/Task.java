package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One task as written in its file. Its keys stand in groups, as in {@code schema.TaskKeys}.
 *
 * @param name the key; wildcards stay as they are
 * @param nameRange where the key stands, the task's location in Task's own output
 * @param range the whole entry
 * @param keys where each key stands, by its name; one that is merged in stands elsewhere in the
 *     file
 * @param cmds commands in order; {@code cmd}, a scalar task and a list task are normalised to this
 * @param flags the flags that are written
 */
public record Task(
    String name,
    TextRange nameRange,
    TextRange range,
    ImmutableMap<String, TextRange> keys,
    ImmutableList<Dep> deps,
    ImmutableList<Command> cmds,
    Description description,
    Fingerprint fingerprint,
    Conditions conditions,
    Environment environment,
    Behaviour behaviour,
    ImmutableMap<FlagKey, Flag> flags) {

  /** A task of which nothing but its commands is written. */
  public static Task ofCommands(
      String name, TextRange nameRange, TextRange range, ImmutableList<Command> cmds) {
    return new Task(
        name,
        nameRange,
        range,
        ImmutableMap.of(),
        ImmutableList.of(),
        cmds,
        Description.NONE,
        Fingerprint.NONE,
        Conditions.NONE,
        Environment.NONE,
        Behaviour.NONE,
        ImmutableMap.of());
  }

  /** The loops of its dependencies, then those of its commands. */
  public ImmutableList<Loop> loops() {
    ImmutableList.Builder<Loop> loops = ImmutableList.builder();
    for (Dep dep : deps) {
      if (dep.loop() != null) {
        loops.add(dep.loop());
      }
    }
    for (Command command : cmds) {
      Loop loop = command.loop();
      if (loop != null) {
        loops.add(loop);
      }
    }
    return loops.build();
  }

  /** A flag as written; null where it is not, and then inherited or false. */
  public @Nullable Flag flag(FlagKey key) {
    return flags.get(key);
  }

  /** Whether a flag is written and true. */
  public boolean isSet(FlagKey key) {
    return Flag.isSet(flag(key));
  }

  /** What people read about the task before it runs. */
  public record Description(
      @Nullable Text desc,
      @Nullable Text summary,
      @Nullable Text label,
      ImmutableList<Text> aliases,
      ImmutableList<Text> prompt) {
    static final Description NONE =
        new Description(null, null, null, ImmutableList.of(), ImmutableList.of());
  }

  /** What decides whether the task is up to date. */
  public record Fingerprint(
      ImmutableList<Glob> sources,
      ImmutableList<Glob> generates,
      ImmutableList<Text> status,
      @Nullable Text method) {
    static final Fingerprint NONE =
        new Fingerprint(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), null);
  }

  /**
   * What must hold for the task to run.
   *
   * @param ifCondition the shell condition of {@code if}
   */
  public record Conditions(
      ImmutableList<Precondition> preconditions,
      @Nullable Text ifCondition,
      ImmutableList<Requirement> requires) {
    static final Conditions NONE = new Conditions(ImmutableList.of(), null, ImmutableList.of());
  }

  /** What the commands run in: variables, directory, shell and system. */
  public record Environment(
      ImmutableList<Variable> vars,
      ImmutableList<Variable> env,
      ImmutableList<Text> dotenv,
      @Nullable Text dir,
      ImmutableList<Text> set,
      ImmutableList<Text> shopt,
      ImmutableList<Text> platforms) {
    static final Environment NONE =
        new Environment(
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of(),
            null,
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of());
  }

  /**
   * How the task runs, beside its flags.
   *
   * @param run how often; null where it is inherited
   * @param prefix what stands before each line of output
   */
  public record Behaviour(@Nullable Text run, @Nullable Text prefix) {
    static final Behaviour NONE = new Behaviour(null, null);
  }
}
