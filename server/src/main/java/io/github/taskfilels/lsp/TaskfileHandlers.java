package io.github.taskfilels.lsp;

import io.github.taskfilels.ide.Graphs;
import io.github.taskfilels.include.IncludeGraph;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the methods {@code taskfile/…}. */
final class TaskfileHandlers implements TaskfileService {
  /** A root may name tens of thousands of tasks; no list of them is longer than this. */
  private static final int MOST_TASKS = 10_000;

  private @Nullable Session begun;
  private @Nullable Runs runs;

  void begin(Session session, Runs newRuns) {
    begun = session;
    runs = newRuns;
  }

  private Session session() {
    if (begun == null) {
      throw Failures.notInitialized();
    }
    return begun;
  }

  private Runs runs() {
    return Objects.requireNonNull(runs, "begun with the session");
  }

  @Override
  public CompletableFuture<Protocol.GraphResult> graph(Protocol.GraphParams params) {
    String uri = params.uri() == null ? params.root() : params.uri();
    if (uri == null) {
      throw Failures.invalid("taskfile/graph needs the uri of a Taskfile");
    }
    FileId file = FileId.ofUri(uri);
    Snapshot captured = session().workspace().snapshot();
    return session()
        .dispatcher()
        .read(
            "taskfile/graph",
            cancel -> {
              Snapshot snapshot = captured.cancellable(cancel);
              FileId root =
                  params.root() == null
                      ? Programs.of(snapshot).chainTo(file).root()
                      : FileId.ofUri(params.root());
              boolean tasks = "task".equals(params.kind());
              var view =
                  tasks
                      ? Graphs.tasks(snapshot, root, params.task())
                      : Graphs.includes(snapshot, root);
              if (view == null) {
                throw Failures.invalid(
                    "there is no task " + params.task() + " in " + root.fileName());
              }
              return GraphMessages.of(session(), snapshot, root, view);
            });
  }

  @Override
  public CompletableFuture<List<Protocol.TaskInfo>> tasks(Protocol.@Nullable TasksParams params) {
    Snapshot captured = session().workspace().snapshot();
    return session()
        .dispatcher()
        .read("taskfile/tasks", cancel -> tasks(captured.cancellable(cancel), params));
  }

  private List<Protocol.TaskInfo> tasks(Snapshot snapshot, Protocol.@Nullable TasksParams params) {
    Programs programs = Programs.of(snapshot);
    Iterable<FileId> roots =
        params == null || params.uri() == null
            ? IncludeGraph.ofWorkspace(snapshot).roots()
            : programs.rootsOf(FileId.ofUri(params.uri()));
    List<Protocol.TaskInfo> tasks = new ArrayList<>();
    for (FileId root : roots) {
      Program program = programs.of(root);
      program
          .tasks()
          .limit(Math.max(0, MOST_TASKS - tasks.size()))
          .forEach(
              task -> {
                snapshot.checkCancelled();
                tasks.add(info(snapshot, program, root, task));
              });
    }
    return tasks;
  }

  private Protocol.TaskInfo info(Snapshot snapshot, Program program, FileId root, TaskView task) {
    Taskfile taskfile = snapshot.taskfile(task.file());
    Task written = taskfile == null ? null : taskfile.task(task.task().name());
    TextRange range = written == null ? TextRange.at(0) : written.nameRange();
    return new Protocol.TaskInfo(
        task.name(),
        task.task().desc(),
        program.aliases(task),
        task.internal(),
        session().documents().uri(root),
        session().location(snapshot, task.file()).apply(range));
  }

  @Override
  public CompletableFuture<Protocol.RunResult> run(Protocol.RunParams params) {
    return runs().start(session().workspace().snapshot(), params);
  }

  CompletableFuture<Protocol.RunResult> runCommand(Protocol.RunCommand command) {
    String root = command.root();
    if (root == null && command.uri() != null) {
      Snapshot snapshot = session().workspace().snapshot();
      root =
          session()
              .documents()
              .uri(Programs.of(snapshot).chainTo(FileId.ofUri(command.uri())).root());
    }
    return run(
        new Protocol.RunParams(
            root,
            command.task() == null ? List.of("default") : List.of(command.task()),
            command.vars(),
            command.cliArgs(),
            null,
            null,
            null));
  }

  @Override
  public CompletableFuture<Protocol.CancelResult> cancel(Protocol.CancelParams params) {
    return runs().cancel(params.runId());
  }
}
