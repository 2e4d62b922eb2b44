package io.github.taskfilels.run.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.jobserver.Jobservers;
import io.github.taskfilels.run.launch.Execution;
import io.github.taskfilels.run.launch.Launcher;
import io.github.taskfilels.run.launch.LoadedProgram;
import io.github.taskfilels.run.launch.RunRefusal;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.launch.TaskArguments;
import io.github.taskfilels.run.launch.WatchedSpec;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** A watch of the task {@code a} of a folder's Taskfile, and what it tells. */
final class Watching implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private static final ImmutableMap<String, String> ENVIRONMENT =
      ImmutableMap.copyOf(System.getenv());

  private final Path folder;
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final List<RunEvent> kept = new CopyOnWriteArrayList<>();
  private final RunHandle watcher;
  private Snapshot snapshot;

  private Watching(Path folder) throws Exception {
    this.folder = folder;
    this.snapshot = load();
    RunEventSink sink = events::add;
    try (Launcher launcher = Launcher.later(ENVIRONMENT, false)) {
      this.watcher =
          launcher.watch(
              launcher.prepare(spec(false)), new Again(), List.of(sink), List.of(kept::add));
    }
  }

  static Watching of(Path folder, String tasks) throws Exception {
    Files.writeString(folder.resolve("Taskfile.yml"), "version: '3'\nsilent: true\n" + tasks);
    return new Watching(folder.toRealPath());
  }

  private Snapshot load() {
    return new Workspace(new LocalDisk(), ENVIRONMENT)
        .discovered(ImmutableList.of(FileId.of(folder.resolve("Taskfile.yml"))));
  }

  private RunSpec spec(boolean reload) throws RunRefusedException {
    snapshot = reload ? load() : snapshot;
    FileId root = FileId.of(folder.resolve("Taskfile.yml"));
    return RunSpec.of(
            LoadedProgram.of(snapshot, root), RunSpec.Folders.beside(root), TaskArguments.of("a"))
        .with(
            new Execution(
                Concurrency.of(4),
                true,
                Jobservers.Use.OFF,
                Execution.Cycles.REFUSED,
                new Execution.Watch(true, Duration.ofMillis(50))));
  }

  /** Reads the file again where it has changed. */
  private final class Again implements WatchedSpec {
    @Override
    public RunSpec next(boolean reload) throws RunRefusedException {
      return spec(reload);
    }

    @Override
    public String refused(RunRefusal refusal) {
      return refusal.message();
    }
  }

  /** Writes a file, and its folder if need be. */
  void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** The lines that commands wrote and notes, in order. */
  String told() {
    StringBuilder text = new StringBuilder();
    for (RunEvent event : events) {
      switch (event) {
        case RunEvent.Output output -> text.append(output.bytes().display());
        case RunEvent.Note note -> text.append(note.message().text()).append('\n');
        default -> {}
      }
    }
    return text.toString();
  }

  /** What is kept or sent. */
  List<RunEvent> kept() {
    return kept;
  }

  List<RunEvent> events() {
    return events;
  }

  /** Waits until something was told so many times. */
  void until(int times, String text) throws Exception {
    await(() -> count(text) >= times);
  }

  int count(String text) {
    return told().split(java.util.regex.Pattern.quote(text), -1).length - 1;
  }

  /** Waits until nothing has been told for a while that is long for a watch. */
  void quiet() throws Exception {
    int before = -1;
    while (before != events.size()) {
      before = events.size();
      Thread.sleep(600);
    }
  }

  void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime())
          .as("it happens in the end; told: %s", told())
          .isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  RunResult end() {
    watcher.cancel("enough");
    return watcher.result().join();
  }

  @Override
  public void close() {
    end();
  }
}
