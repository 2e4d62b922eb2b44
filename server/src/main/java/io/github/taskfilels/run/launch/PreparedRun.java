package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.process.EarlySession;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.watch.Project;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that can be run: planned, with all answers that they need. Good for one run. */
public final class PreparedRun {
  /** Task's interval where nobody says another. */
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final EarlySession session;
  private final RequestedCalls calls;
  private final TaskPlan plan;

  PreparedRun(EarlySession session, RequestedCalls calls, TaskPlan plan) {
    this.session = session;
    this.calls = calls;
    this.plan = plan;
  }

  /** The tasks that it needs, as far as that is known before; the requested ones first. */
  public ImmutableList<TaskView> tasks() {
    return plan.tasks();
  }

  /** How many of its tasks may work at once. */
  public Concurrency concurrency() {
    return calls.spec().execution().concurrency();
  }

  RequestedCalls calls() {
    return calls;
  }

  /**
   * Starts it and returns at once.
   *
   * @param kept get its events without secrets
   */
  public RunHandle start(List<? extends RunEventSink> kept) throws RunRefusedException {
    return ready().start(List.of(), kept);
  }

  /** Gets the shell and the slots; refused where the machine has none. */
  public ReadyRun ready() throws RunRefusedException {
    return ReadyRun.of(session, calls, plan);
  }

  /** The same to be watched. */
  Project.Prepared watched() {
    Snapshot snapshot = calls.spec().program().snapshot();
    FileId root = calls.spec().program().root();
    Duration interval = calls.spec().execution().watch().interval();
    return new Project.Prepared(
        calls.run(),
        calls.found(),
        plan,
        taskfiles(snapshot, root),
        interval == null || interval.isZero() ? interval(snapshot.taskfile(root)) : interval);
  }

  /** Taskfiles and the root's files of variables. */
  private static ImmutableSet<Path> taskfiles(Snapshot snapshot, FileId root) {
    ImmutableSet.Builder<Path> files = ImmutableSet.builder();
    for (FileId file : IncludeGraph.of(snapshot, root).files()) {
      Path path = file.path();
      if (path != null) {
        files.add(path);
      }
    }
    Path path = root.path();
    Taskfile model = snapshot.taskfile(root);
    if (path != null && model != null) {
      for (Text dotenv : model.dotenv()) {
        if (!dotenv.value().contains("{{")) {
          files.add(path.resolveSibling(dotenv.value()).normalize());
        }
      }
    }
    return files.build();
  }

  private static Duration interval(@Nullable Taskfile root) {
    Text written = root == null ? null : root.interval();
    Duration duration = written == null ? null : GoDuration.read(written.value());
    return duration == null || duration.isZero() ? INTERVAL : duration;
  }
}
