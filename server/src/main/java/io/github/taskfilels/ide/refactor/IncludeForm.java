package io.github.taskfilels.ide.refactor;

import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;

/**
 * What another form of an include changes. Task takes an include that is a mapping in another way:
 * its tasks run in the directory of the including file and not of the root, and its variables win
 * against those of the command line (Task's {@code taskfile/ast/tasks.go} and {@code compiler.go}).
 *
 * @param refusal why another form would be another program; empty where it would not
 * @param guess what may be different for some calls; empty where nothing is
 */
record IncludeForm(String refusal, String guess) {
  private static final IncludeForm SAME = new IncludeForm("", "");

  /** So many chains to a file have to agree. */
  private static final int MOST_CHAINS = 8;

  /** Of what is no include, nothing changes. */
  static IncludeForm of(Selection selection, TypedNode node) {
    return node.type() == ValueType.INCLUDE ? ofInclude(selection) : SAME;
  }

  /** Of the includes of a file. */
  static IncludeForm ofInclude(Selection selection) {
    Snapshot snapshot = selection.snapshot();
    FileId file = selection.file();
    Path folder = ChainDirectories.folder(file);
    for (IncludePath way : Programs.around(snapshot, file).chainsTo(file, MOST_CHAINS)) {
      Path directory = ChainDirectories.of(way, path -> path);
      if (folder == null || !folder.equals(directory)) {
        return new IncludeForm(
            "the included tasks would run in another directory; write 'dir' to each of them first",
            "");
      }
    }
    for (FileId one : IncludeGraph.ofWorkspace(snapshot).connected(file)) {
      Taskfile taskfile = snapshot.taskfile(one);
      if (taskfile != null
          && !one.equals(file)
          && taskfile.tasks().stream().anyMatch(IncludeForm::isJoined)) {
        return new IncludeForm(
            "an included task has a template as 'dir', which would be joined to the directory of"
                + " this file; write it out first",
            "");
      }
    }
    for (FileId one : IncludeGraph.ofWorkspace(snapshot).connected(file)) {
      Taskfile taskfile = snapshot.taskfile(one);
      if (taskfile != null && !taskfile.vars().isEmpty()) {
        return new IncludeForm(
            "",
            "Task lets variables of Taskfiles win against those of the command line where an"
                + " include is a mapping");
      }
    }
    return SAME;
  }

  private static boolean isJoined(Task task) {
    Text dir = task.environment().dir();
    return dir != null && Template.isTemplate(dir.value());
  }
}
