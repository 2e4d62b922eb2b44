package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/**
 * One Taskfile as written. A key that is absent, or null in YAML, is null or an empty list here.
 * Values of the wrong kind are absent too and stand in {@link #problems}. Where a name occurs twice
 * in {@code tasks}, {@code vars}, {@code env} or {@code includes}, only the last one is kept, at
 * the place of the first, as in Task.
 *
 * @param keys where each key stands, by its name
 * @param version the schema version as text
 * @param byName finds {@code tasks}
 * @param interval the watch interval, a Go duration
 * @param problems everything that is wrong inside this file beyond its YAML syntax, in order of
 *     position
 */
public record Taskfile(
    YamlTree tree,
    ImmutableMap<String, TextRange> keys,
    @Nullable Text version,
    ImmutableList<Include> includes,
    ImmutableList<Variable> vars,
    ImmutableList<Variable> env,
    ImmutableList<Task> tasks,
    NameMap<Task> byName,
    ImmutableList<Text> dotenv,
    @Nullable Output output,
    @Nullable Text method,
    @Nullable Text run,
    ImmutableList<Text> set,
    ImmutableList<Text> shopt,
    @Nullable Flag silent,
    @Nullable Text interval,
    @Nullable Flag useGitignore,
    ImmutableList<Problem> problems) {

  /** The task with exactly this name, as written in this file. */
  public @Nullable Task task(String name) {
    return byName.get(name);
  }
}
