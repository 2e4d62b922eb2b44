package io.github.taskfilels.run.watch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts watched calls together, anew for each of their runs. */
@FunctionalInterface
public interface Project {
  /**
   * The calls, to be run once.
   *
   * @param reload whether the Taskfiles are read again
   * @throws RefusedException when they cannot be run
   */
  Prepared prepare(boolean reload) throws RefusedException;

  /**
   * Calls to be run.
   *
   * @param run not used before
   * @param taskfiles the files that change what the calls are
   * @param interval how long nothing may happen before a change counts
   */
  record Prepared(
      TaskRun run,
      ImmutableList<Lookup.Found> calls,
      TaskPlan plan,
      ImmutableSet<Path> taskfiles,
      Duration interval) {
    /** Task's interval where nobody says another. */
    private static final Duration INTERVAL = Duration.ofMillis(100);

    /**
     * Calls to a root's tasks.
     *
     * @param interval null or zero for that of the root Taskfile
     */
    public static Prepared of(
        Snapshot snapshot,
        Program program,
        TaskRun run,
        ImmutableList<Lookup.Found> calls,
        @Nullable Duration interval) {
      return new Prepared(
          run,
          calls,
          TaskPlan.of(snapshot, program, calls),
          taskfiles(snapshot, program),
          interval == null || interval.isZero() ? interval(snapshot, program) : interval);
    }

    /** Taskfiles and the root's files of variables. */
    private static ImmutableSet<Path> taskfiles(Snapshot snapshot, Program program) {
      ImmutableSet.Builder<Path> files = ImmutableSet.builder();
      for (FileId file : IncludeGraph.of(snapshot, program.root()).files()) {
        Path path = file.path();
        if (path != null) {
          files.add(path);
        }
      }
      Path root = program.root().path();
      Taskfile model = snapshot.taskfile(program.root());
      if (root != null && model != null) {
        for (Text dotenv : model.dotenv()) {
          if (!dotenv.value().contains("{{")) {
            files.add(root.resolveSibling(dotenv.value()).normalize());
          }
        }
      }
      return files.build();
    }

    private static Duration interval(Snapshot snapshot, Program program) {
      Taskfile root = snapshot.taskfile(program.root());
      Text written = root == null ? null : root.interval();
      Duration duration = written == null ? null : GoDuration.read(written.value());
      return duration == null || duration.isZero() ? INTERVAL : duration;
    }
  }

  /** The calls cannot be run; the message is for people. */
  final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
      super(message);
    }

    /** What is wrong. */
    public String text() {
      return String.valueOf(getMessage());
    }
  }
}
