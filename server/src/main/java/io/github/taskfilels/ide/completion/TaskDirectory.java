package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.symbol.Place;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The directory that relative paths of a place begin in, as far as it is written without templates.
 * Source: {@code program.values.Directories}.
 */
final class TaskDirectory {
  private TaskDirectory() {}

  /** Where a path of some use begins; null where only a run can tell. */
  static @Nullable Path of(CompletionSite site, Place.PathUse use) {
    Task task = site.task();
    return switch (use) {
      case TASKFILE -> folder(site.file());
      case DIRECTORY -> task == null ? folder(site.file()) : ofIncludes(site, "");
      case DOTENV, GLOB -> task == null ? folder(site.file()) : ofIncludes(site, written(task));
    };
  }

  private static String written(Task task) {
    var dir = task.environment().dir();
    return dir == null ? "" : dir.value();
  }

  private static @Nullable Path ofIncludes(CompletionSite site, String own) {
    IncludePath chain = Programs.ofNames(site.snapshot(), site.file()).chainTo(site.file());
    Path directory = path(own);
    for (IncludeStep step : chain.steps().reverse()) {
      if (step.include().advanced()) {
        directory = resolve(resolve(folder(step.from()), step.include().dir()), directory);
      }
    }
    return resolve(folder(chain.root()), directory);
  }

  private static @Nullable Path resolve(@Nullable Path base, @Nullable String written) {
    return written == null ? base : resolve(base, path(written));
  }

  private static @Nullable Path resolve(@Nullable Path base, @Nullable Path inner) {
    return base == null || inner == null ? null : base.resolve(inner).normalize();
  }

  private static @Nullable Path path(String written) {
    if (written.contains("{{") || written.startsWith("~") || written.contains("$")) {
      return null;
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Path folder(FileId file) {
    FileId folder = file.directory();
    return folder == null ? null : folder.path();
  }
}
