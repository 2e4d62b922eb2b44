package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.Descriptions;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code taskfile/tasks}: the tasks that can be run. */
public record TasksHandler(Session session) {
  /** A root may name tens of thousands of tasks; no list of them is longer than this. */
  private static final int MOST_TASKS = 10_000;

  public CompletableFuture<List<Protocol.TaskInfo>> answer(Protocol.@Nullable TasksParams params) {
    Snapshot captured = session.snapshot();
    String uri = params == null ? null : params.uri();
    return session
        .dispatcher()
        .read("taskfile/tasks", null, cancel -> tasks(captured.cancellable(cancel), uri));
  }

  private List<Protocol.TaskInfo> tasks(Snapshot snapshot, @Nullable String uri) {
    Descriptions descriptions = new Descriptions(snapshot);
    List<Protocol.TaskInfo> tasks = new ArrayList<>();
    for (FileId root : roots(snapshot, uri)) {
      Program program = Programs.around(snapshot, root).of(root);
      program
          .tasks()
          .limit(Math.max(0, MOST_TASKS - tasks.size()))
          .forEach(
              task -> {
                snapshot.checkCancelled();
                tasks.add(info(snapshot, program, root, task, descriptions));
              });
    }
    return tasks;
  }

  private static Iterable<FileId> roots(Snapshot snapshot, @Nullable String uri) {
    if (uri == null) {
      return IncludeGraph.ofWorkspace(snapshot).roots();
    }
    FileId file = FileId.ofUri(uri);
    return IncludeGraph.kind(snapshot, file).isTaskfile()
        ? Programs.around(snapshot, file).rootsOf(file)
        : List.of();
  }

  private Protocol.TaskInfo info(
      Snapshot snapshot, Program program, FileId root, TaskView task, Descriptions descriptions) {
    Taskfile taskfile = snapshot.taskfile(task.file());
    Task written = taskfile == null ? null : taskfile.task(task.task().name());
    TextRange range = written == null ? TextRange.at(0) : written.nameRange();
    return new Protocol.TaskInfo(
        task.name(),
        descriptions.of(root, task),
        program.aliases(task),
        task.internal(),
        session.documents().uri(root),
        session.location(snapshot, task.file()).apply(range));
  }
}
