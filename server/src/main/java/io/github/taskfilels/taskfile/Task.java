package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One task as written in its file.
 *
 * @param name the key; wildcards stay as they are
 * @param nameRange where the key stands, the task's location in Task's own output
 * @param range the whole entry
 * @param keys where each key stands, by its name; one that is merged in stands elsewhere in the
 *     file
 * @param cmds commands in order; {@code cmd}, a scalar task and a list task are normalised to this
 * @param ifCondition the shell condition of {@code if}
 * @param silent null where it is inherited
 * @param useGitignore null where it is inherited
 */
public record Task(
    String name,
    TextRange nameRange,
    TextRange range,
    ImmutableMap<String, TextRange> keys,
    ImmutableList<Command> cmds,
    ImmutableList<Dep> deps,
    @Nullable Text label,
    @Nullable Text desc,
    @Nullable Text summary,
    ImmutableList<Text> prompt,
    ImmutableList<Text> aliases,
    ImmutableList<Glob> sources,
    ImmutableList<Glob> generates,
    ImmutableList<Text> status,
    ImmutableList<Precondition> preconditions,
    @Nullable Text dir,
    ImmutableList<Text> set,
    ImmutableList<Text> shopt,
    ImmutableList<Variable> vars,
    ImmutableList<Variable> env,
    ImmutableList<Text> dotenv,
    @Nullable Flag silent,
    @Nullable Flag interactive,
    @Nullable Flag internal,
    @Nullable Flag ignoreError,
    @Nullable Flag watch,
    @Nullable Flag failfast,
    @Nullable Flag useGitignore,
    @Nullable Text method,
    @Nullable Text prefix,
    @Nullable Text run,
    ImmutableList<Text> platforms,
    @Nullable Text ifCondition,
    ImmutableList<Requirement> requires) {

  /** Whether a flag is written and true. */
  public static boolean isSet(@Nullable Flag flag) {
    return flag != null && flag.value();
  }
}
