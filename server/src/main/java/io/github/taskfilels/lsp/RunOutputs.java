package io.github.taskfilels.lsp;

import io.github.taskfilels.lsp.session.ClientLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files with the output of runs, in a folder of the system's temporary folder that only this
 * user can read. They are deleted when the session ends.
 */
final class RunOutputs implements AutoCloseable {
  /** A longer part of a name says nothing more. */
  private static final int LONGEST_NAME = 60;

  private final ClientLog log;
  private final List<Path> files = new ArrayList<>();
  private @Nullable Path folder;

  RunOutputs(ClientLog log) {
    this.log = log;
  }

  /** A new file for a run of tasks; empty where the system refuses one, which is logged. */
  synchronized Optional<RunOutputFile> create(String tasks) {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("taskfile-ls-");
      }
      String safe = tasks.replaceAll("[^A-Za-z0-9._-]+", "-");
      String name = safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
      Path path = folder.resolve(name + "-" + (files.size() + 1) + ".log");
      files.add(path);
      return Optional.of(new RunOutputFile(path));
    } catch (IOException e) {
      log.warning("the output of task " + tasks + " is kept nowhere: " + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    if (folder == null) {
      return;
    }
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      log.warning("the output of runs stays in " + folder + ": " + e.getMessage());
    }
  }
}
