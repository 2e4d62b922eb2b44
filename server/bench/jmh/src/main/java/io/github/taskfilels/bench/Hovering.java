package io.github.taskfilels.bench;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.ide.ProjectFacts;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKind;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What a hover on a task costs in a large workspace, in CPU time of all threads of the program:
 * other programs of the machine do not count, nor do the compiler and the collector of the JVM.
 *
 * <p>300 files of 20 tasks, four of which each file includes, and one with tasks that all of them
 * call. Each task has the same name in all files, so that a name alone tells little.
 */
public final class Hovering {
  private static final int FILES = 300;
  private static final int TASKS = 20;
  private static final int FAN = 4;
  private static final int WARM_UP = 800;
  private static final int ROUNDS = 200;
  private static final int COLD_WARM_UP = 15;
  private static final int COLD_ROUNDS = 15;

  private final Path folder;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private int version;

  private Hovering(Path folder) {
    this.folder = folder;
  }

  public static void main(String... arguments) throws IOException {
    Path folder = Files.createTempDirectory("taskfile-bench-");
    try {
      new Hovering(folder).run();
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(Hovering::delete);
      }
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.writeString(path(i), text(i, ""));
    }
    Files.writeString(folder.resolve("common.yml"), common());
    System.out.printf("%d files of %d tasks; milliseconds of CPU for one hover%n%n", FILES, TASKS);
    System.out.println("| hover on | when | n | median | p95 |\n|---|---|---:|---:|---:|");
    measure("a task of the root", path(0), "  t7:");
    measure("a task of another file", path(FILES - 1), "  t7:");
    measure("a task that each file calls", folder.resolve("common.yml"), "  help1:");
  }

  private void measure(String what, Path file, String key) throws IOException {
    int offset = Files.readString(file).indexOf(key) + 4;
    FileId id = FileId.of(file);
    row(what, "cold", COLD_WARM_UP, COLD_ROUNDS, round -> open(file), id, offset);
    Workspace workspace = workspace();
    Snapshot opened = open(workspace, file);
    row(what, "again", WARM_UP, ROUNDS, round -> opened, id, offset);
    row(
        what,
        "after spaces were typed at its end",
        WARM_UP,
        ROUNDS,
        round -> spaces(workspace, file),
        id,
        offset);
    row(
        what,
        "after a task was added to the root",
        WARM_UP,
        ROUNDS,
        round -> addTask(workspace, 0),
        id,
        offset);
    row(
        what,
        "after a task was added to another file",
        WARM_UP,
        ROUNDS,
        round -> addTask(workspace, FILES / 2),
        id,
        offset);
  }

  private void row(
      String what,
      String when,
      int warmUp,
      int rounds,
      IntFunction<Snapshot> prepare,
      FileId file,
      int offset) {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < warmUp + rounds; round++) {
      Snapshot snapshot = prepare.apply(round);
      long before = cpu();
      Objects.requireNonNull(Hovers.at(snapshot, file, offset, ProjectFacts.NONE));
      if (round >= warmUp) {
        times.add((cpu() - before) / 1e6);
      }
    }
    times.sort(Comparator.naturalOrder());
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %.2f | %.2f |%n",
        what,
        when,
        rounds,
        times.get(rounds / 2),
        times.get(rounds * 95 / 100));
  }

  private long cpu() {
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      sum += Math.max(0, threads.getThreadCpuTime(id));
    }
    return sum;
  }

  private Workspace workspace() {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), snapshot -> {});
    return workspace;
  }

  private Snapshot open(Path file) {
    return open(workspace(), file);
  }

  private static Snapshot open(Workspace workspace, Path file) {
    try {
      return workspace.open(FileId.of(file), FileKind.LANGUAGE_ID, 1, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Snapshot spaces(Workspace workspace, Path file) {
    try {
      String text = Files.readString(file) + " ".repeat(++version % 100);
      return workspace.change(FileId.of(file), version, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Snapshot addTask(Workspace workspace, int number) {
    String added = "  added" + ++version + ": echo\n";
    return workspace.change(FileId.of(path(number)), version, text(number, added));
  }

  private Path path(int number) {
    return folder.resolve(number == 0 ? "Taskfile.yml" : "f" + number + ".yml");
  }

  private static String text(int number, String more) {
    StringBuilder text = new StringBuilder("version: '3'\nincludes:\n  common: ./common.yml\n");
    for (int i = number * FAN + 1; i <= number * FAN + FAN && i < FILES; i++) {
      text.append("  f").append(i).append(": ./f").append(i).append(".yml\n");
    }
    text.append("vars:\n  NAME: name-").append(number).append("\ntasks:\n");
    for (int i = 0; i < TASKS; i++) {
      text.append("  t").append(i).append(":\n    desc: step ").append(i).append('\n');
      if (i > 0) {
        text.append("    deps: [t").append(i - 1).append(", t").append(i / 2).append("]\n");
      }
      text.append("    cmds:\n      - echo {{.NAME}} {{.TASK | upper}}\n");
      if (i % 5 == 0) {
        text.append("      - task: common:help").append(i / 5).append('\n');
      }
    }
    return text.append(more).toString();
  }

  private static String common() {
    StringBuilder text = new StringBuilder("version: '3'\ntasks:\n");
    for (int i = 0; i < TASKS; i++) {
      text.append("  help").append(i).append(":\n    cmds:\n      - echo ").append(i).append('\n');
    }
    return text.toString();
  }
}
