package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.completion.RecentTasks;
import io.github.taskfilels.run.files.StatePath;
import io.github.taskfilels.run.history.HistoryFile;
import io.github.taskfilels.workspace.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a root ran lately, as runs have written down. The file of a root is read again
 * when it has changed. Safe for several threads.
 */
public final class RecentRuns implements RecentTasks {
  private final Map<String, String> environment;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  private record Known(FileTime time, long size, ImmutableList<String> tasks) {}

  /**
   * @param environment the variables of the process
   */
  public RecentRuns(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public ImmutableList<String> of(FileId root) {
    FileId directory = root.directory();
    Path folder = directory == null ? null : directory.path();
    Known read = folder == null ? null : read(folder);
    return read == null ? ImmutableList.of() : read.tasks();
  }

  private @Nullable Known read(Path root) {
    try {
      String elsewhere = StatePath.tempDir(environment);
      HistoryFile file = new HistoryFile(StatePath.folder(root, elsewhere, environment));
      FileTime time = Files.getLastModifiedTime(file.path());
      long size = Files.size(file.path());
      Known before = known.get(file.path());
      if (before != null && before.time().equals(time) && before.size() == size) {
        return before;
      }
      Known now = new Known(time, size, file.latest());
      known.put(file.path(), now);
      return now;
    } catch (IOException | InvalidPathException e) {
      return null; // Nothing ran here yet, or nobody may read of it: tasks are not in that order.
    }
  }
}
