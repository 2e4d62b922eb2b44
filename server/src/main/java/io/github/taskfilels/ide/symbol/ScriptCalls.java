package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.ScriptTaskCalls;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;

/** The calls of Task that the commands of a file make by the command line, whatever they mean. */
public final class ScriptCalls {
  /** What else a script would have to hold to call Task. */
  private static final String TASK = "task";

  /** So many roots are asked. */
  private static final int MOST_ROOTS = 8;

  private ScriptCalls() {}

  /**
   * A call.
   *
   * @param script that makes it
   * @param word the range of the name in the value of the script
   */
  record ScriptCall(Text script, TextRange word, String name) {}

  /** All of them in the order of the tasks. The same object as long as the text is the same. */
  static ImmutableList<ScriptCall> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(new FileKey(ScriptCalls.class, file), reader -> read(reader, file));
  }

  /** The names that they call, in order. */
  public static ImmutableList<String> names(Snapshot snapshot, FileId file) {
    return of(snapshot, file).stream()
        .map(ScriptCall::name)
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * The files in whose words a call of a file may name tasks. Which Taskfile is meant depends on
   * where the command runs: that of a root above the file, or the file itself.
   */
  static ImmutableSet<FileId> places(Programs programs, FileId file) {
    return ImmutableSet.<FileId>builder()
        .addAll(programs.rootsOf(file).stream().limit(MOST_ROOTS).toList())
        .add(file)
        .build();
  }

  /** The tasks that a call of a file may mean by a name. */
  public static ImmutableSet<Definition> meaning(Programs programs, FileId file, String name) {
    return places(programs, file).stream()
        .flatMap(place -> programs.meaning(place, name).tasks().stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static ImmutableList<ScriptCall> read(Snapshot snapshot, FileId file) {
    FileText text = snapshot.text(file);
    Taskfile taskfile = text == null || !mayCall(text.text()) ? null : snapshot.taskfile(file);
    if (taskfile == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<ScriptCall> calls = ImmutableList.builder();
    for (Task task : taskfile.tasks()) {
      for (Command command : task.cmds()) {
        if (command instanceof Command.Shell shell && mayCall(shell.cmd().value())) {
          script(shell.cmd(), calls);
        }
      }
    }
    return calls.build();
  }

  private static void script(Text script, ImmutableList.Builder<ScriptCall> calls) {
    for (ScriptTaskCalls.Call call : ScriptTaskCalls.of(ScriptTemplate.parse(script.value()))) {
      String name = call.name();
      if (name != null && !name.isEmpty() && !call.elsewhere()) {
        calls.add(new ScriptCall(script, call.word().range(), name));
      }
    }
  }

  private static boolean mayCall(String text) {
    return text.contains(TASK + " ") || text.contains("TASK_EXE") || text.contains("taskfile-ls");
  }
}
