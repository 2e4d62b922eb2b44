package io.github.taskfilels.run.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusals;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.process.Shell;
import io.github.taskfilels.run.tasks.Prompter;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.template.functions.SystemHost;
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

  private final Path folder;
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final Watcher watcher;
  private Snapshot snapshot;

  private Watching(Path folder) throws Exception {
    this.folder = folder;
    this.snapshot = load();
    this.watcher =
        Watcher.start(
            this::prepare, prepare(false), 4, Shell.find(System.getenv()), List.of(events::add));
  }

  static Watching of(Path folder, String tasks) throws Exception {
    Files.writeString(folder.resolve("Taskfile.yml"), "version: '3'\nsilent: true\n" + tasks);
    return new Watching(folder.toRealPath());
  }

  private Snapshot load() {
    return new Workspace(new LocalDisk(), ImmutableMap.of())
        .discovered(ImmutableList.of(FileId.of(folder.resolve("Taskfile.yml"))));
  }

  private Project.Prepared prepare(boolean reload) throws Project.RefusedException {
    snapshot = reload ? load() : snapshot;
    Path file = folder.resolve("Taskfile.yml");
    LoadRefusal refusal = LoadRefusals.first(snapshot, FileId.of(file));
    if (refusal != null) {
      throw new Project.RefusedException(refusal.message());
    }
    Program program = Program.of(snapshot, FileId.of(file));
    try {
      ImmutableMap<String, String> environment = ImmutableMap.copyOf(System.getenv());
      TaskRun run =
          new TaskRun(
              snapshot,
              program,
              new Invocation(
                  environment,
                  file.toString(),
                  folder.toString(),
                  folder.toString(),
                  "taskfile-ls",
                  ImmutableMap.of(),
                  ImmutableList.of(),
                  Invocation.Options.NONE),
              RunOptions.PLAIN,
              Prompter.nobody(),
              SystemHost.forRunning(environment, folder.toString()));
      ImmutableList<Lookup.Found> calls = ImmutableList.of((Lookup.Found) program.lookup("a"));
      return new Project.Prepared(
          run,
          calls,
          TaskPlan.of(snapshot, program, calls),
          ImmutableSet.of(file),
          Duration.ofMillis(50));
    } catch (ValueException e) {
      throw new Project.RefusedException(e.text());
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
