package io.github.taskfilels.ide.rules;

import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.PathNames;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/**
 * What a {@link WorkspaceRule} looks at.
 *
 * @param snapshot the only way to other files: what is read through it decides when the rule runs
 *     again
 * @param file the file that is checked
 * @param taskfile its model
 * @param graph the includes of the workspace
 */
public record RuleContext(Snapshot snapshot, FileId file, Taskfile taskfile, IncludeGraph graph) {

  /** The name of a file in messages: its path from the folder of the file that is checked. */
  public String name(FileId other) {
    return PathNames.relative(file.directory(), other);
  }
}
