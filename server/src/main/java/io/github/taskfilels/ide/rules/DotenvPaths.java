package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The files that {@code dotenv} names, where they are the same in each run. */
final class DotenvPaths {
  private DotenvPaths() {}

  /**
   * The findings of a rule about such files.
   *
   * @param message what is wrong with a file; empty for nothing
   */
  static ImmutableList<Finding> findings(
      Rule rule, RuleContext context, Function<FileId, String> message) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    each(
        context,
        (path, file) -> {
          String wrong = message.apply(file);
          if (!wrong.isEmpty()) {
            findings.add(Finding.of(rule, context.file(), path.range(), wrong));
          }
        });
    return findings.build();
  }

  /** Each path that is written out, with the file to which it leads. */
  private static void each(RuleContext context, BiConsumer<Text, FileId> found) {
    if (!context.facts().dotenv()) {
      return;
    }
    Taskfile taskfile = context.taskfile();
    Path folder = ChainDirectories.folder(context.file());
    if (context.graph().includers(context.file()).isEmpty()) {
      each(taskfile.dotenv(), folder, found);
    }
    Path base = null;
    for (Task task : taskfile.tasks()) {
      if (!task.environment().dotenv().isEmpty()) {
        base = base == null ? base(context.snapshot(), context.file()) : base;
        if (base == null) {
          return;
        }
        Text dir = task.environment().dir();
        Path of = dir == null ? base : ChainDirectories.resolve(base, dir.value());
        each(task.environment().dotenv(), of, found);
      }
    }
  }

  /** Whether a file names any. */
  static boolean areIn(Taskfile taskfile) {
    return !taskfile.dotenv().isEmpty()
        || taskfile.tasks().stream().anyMatch(task -> !task.environment().dotenv().isEmpty());
  }

  /** The directory of tasks that have none of their own; null where several are possible. */
  private static @Nullable Path base(Snapshot snapshot, FileId file) {
    List<IncludePath> chains = Programs.ofNames(snapshot, file).chainsTo(file, 2);
    return chains.size() == 1
        ? ChainDirectories.of(chains.getFirst(), UnaryOperator.identity())
        : null;
  }

  private static void each(List<Text> paths, @Nullable Path base, BiConsumer<Text, FileId> found) {
    for (Text path : paths) {
      Path file = base == null ? null : ChainDirectories.resolve(base, path.value());
      if (file != null) {
        found.accept(path, FileId.of(file));
      }
    }
  }
}
