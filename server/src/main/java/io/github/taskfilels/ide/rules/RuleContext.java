package io.github.taskfilels.ide.rules;

import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.PathNames;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.Objects;

/**
 * What a {@link WorkspaceRule} looks at.
 *
 * @param snapshot the only way to other files: what is read through it decides when the rule runs
 *     again
 * @param file the file that is checked
 * @param graph the includes of the workspace
 * @param facts what is known of the file
 */
public record RuleContext(Snapshot snapshot, FileId file, IncludeGraph graph, FileFacts facts) {

  /** For a file of which nothing is known yet. */
  static RuleContext of(Snapshot snapshot, FileId file, Taskfile taskfile) {
    FileFacts facts = FileFacts.of(new FileContext(file, taskfile, RuleSettings.DEFAULT));
    return new RuleContext(snapshot, file, IncludeGraph.ofWorkspace(snapshot), facts);
  }

  /** The file by itself. */
  FileContext alone() {
    return new FileContext(file, taskfile(), RuleSettings.DEFAULT);
  }

  /** What others see of the file. What is found in that alone outlives edits of the rest. */
  Summary summary() {
    return Objects.requireNonNull(snapshot.summary(file), "a file with a text is checked");
  }

  /** The model of the file, for the places of what was found. */
  Taskfile taskfile() {
    return Objects.requireNonNull(snapshot.taskfile(file), "a file with a text is checked");
  }

  /** The name of a file in messages: its path from the folder of the file that is checked. */
  public String name(FileId other) {
    return PathNames.relative(file.directory(), other);
  }
}
