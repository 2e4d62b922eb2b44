package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code includes}.
 *
 * @param namespace the key, used verbatim as prefix of task names
 * @param namespaceRange where the key stands
 * @param range the whole entry
 * @param keys where each key stands, by its name
 * @param advanced whether it is written as a mapping, which changes how variables and directories
 *     are merged
 * @param taskfile path, directory or URL; null where none is given, which is a problem of its own
 * @param dir the working directory of the included tasks
 * @param excludes names of tasks that are left out
 * @param checksum hex SHA-256 of the file
 */
public record Include(
    String namespace,
    TextRange namespaceRange,
    TextRange range,
    ImmutableMap<String, TextRange> keys,
    boolean advanced,
    @Nullable Text taskfile,
    @Nullable Text dir,
    boolean optional,
    boolean internal,
    boolean flatten,
    ImmutableList<Text> aliases,
    ImmutableList<Text> excludes,
    ImmutableList<Variable> vars,
    @Nullable Text checksum) {

  /** Where a problem with the target is shown: the path, or the key where no path is written. */
  public TextRange targetRange() {
    return taskfile == null ? namespaceRange : taskfile.range();
  }
}
