package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;

/**
 * The names that scripts can read of what all files see. Source: Task 3.53.1, {@code
 * internal/env/env.go} and {@code compiler.go}.
 *
 * @param exported those of {@code env}, which commands see
 * @param known the same and those of {@code vars}, all of which the commands of values see
 */
record ShellNames(ImmutableSet<String> exported, ImmutableSet<String> known) {

  /**
   * @param first of the files that includes connect
   */
  static ShellNames of(Snapshot snapshot, FileId first) {
    return snapshot.memo(
        new FileKey(ShellNames.class, first),
        reader -> {
          ImmutableSet.Builder<String> exported = ImmutableSet.builder();
          ImmutableSet.Builder<String> known = ImmutableSet.builder();
          for (FileId file : IncludeGraph.around(reader, first).files()) {
            Summary summary = reader.summary(file);
            if (summary != null) {
              names(exported, summary.env());
              names(known, summary.env());
              names(known, summary.vars());
              for (IncludeEntry include : summary.includes()) {
                names(known, include.vars());
              }
            }
          }
          return new ShellNames(exported.build(), known.build());
        });
  }

  private static void names(ImmutableSet.Builder<String> into, Iterable<VariableEntry> variables) {
    variables.forEach(variable -> into.add(variable.name()));
  }
}
