package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.files.StatePath;
import io.github.taskfilels.run.fingerprint.Fingerprint;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import java.nio.file.Path;
import java.util.regex.Matcher;

/**
 * Makes the fingerprints of the tasks of one run.
 *
 * @param stateFolder where Task keeps its state
 * @param root the folder of the root Taskfile
 */
public record Fingerprints(
    Program program, DiskSources disk, FingerprintMode mode, Path stateFolder, Path root) {

  public static Fingerprints of(
      Program program, Invocation invocation, DiskSources disk, RunOptions.State options) {
    return new Fingerprints(
        program,
        disk,
        options.fingerprint(),
        StatePath.folder(
            Path.of(invocation.rootDirectory()), options.tempDir(), invocation.environment()),
        Path.of(invocation.rootDirectory()));
  }

  /** That of a task with sources. */
  public Fingerprint of(CompiledTask task) throws ValueException {
    CompiledTask.Sources sources = task.sources();
    boolean byTime = mode == FingerprintMode.COMPAT && sources.method().equals("timestamp");
    // Task keeps all calls of a wildcard in one stamp, but has a checksum for each.
    String name = byTime ? named(task).name() : filledIn(task);
    return new Fingerprint(
        disk,
        mode,
        stateFolder,
        () -> isShared(named(task).name(), name),
        new Fingerprint.Subject(
            sources.method(),
            name,
            Path.of(task.directory()),
            sources.sources(),
            sources.generates(),
            sources.gitignore(),
            mode == FingerprintMode.STRICT ? ActionKey.of(task, root) : ImmutableList.of()));
  }

  /** Whether another task of the program is kept under the same name of a file. */
  private boolean isShared(String task, String name) {
    String file = Fingerprint.fileName(name);
    return program
        .tasks()
        .filter(other -> !other.name().equals(task))
        .anyMatch(other -> Fingerprint.fileName(other.name()).equals(file));
  }

  /**
   * The task by whose name the state is kept: one that runs once is the same in all namespaces that
   * lead to its file, so that it does not matter in which of them it has run.
   */
  private TaskView named(CompiledTask task) {
    TaskView view = task.view();
    return task.run().equals("once")
        ? program
            .tasks()
            .filter(
                other ->
                    other.task().name().equals(view.task().name())
                        && other.file().equals(view.file()))
            .findFirst()
            .orElse(view)
        : view;
  }

  private String filledIn(CompiledTask task) {
    if (!task.label().isEmpty()) {
      // A secret does not become the name of a file; its hash keeps two of them apart.
      return task.label().equals(task.maskedLabel())
          ? task.label()
          : Fingerprint.nameApart(task.maskedLabel(), task.label());
    }
    String name = named(task).name();
    for (String part : task.call().match()) {
      name = name.replaceFirst("\\*", Matcher.quoteReplacement(part));
    }
    return name;
  }
}
