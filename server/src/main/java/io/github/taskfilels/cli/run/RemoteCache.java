package io.github.taskfilels.cli.run;

import com.google.common.io.MoreFiles;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.root.RootTaskfile;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The remote Taskfiles that Task has kept. Nothing is ever added to them here. */
final class RemoteCache {
  private RemoteCache() {}

  /** {@code --clear-cache}: deletes them. */
  static void clear(Console console, Flags.Parsed flags, RootTaskfile root) throws ExitException {
    String temp = flags.get("temp-dir", "");
    String named = flags.get("remote-cache-dir", temp.isEmpty() ? ".task" : temp);
    String home = console.environment().getOrDefault("HOME", "");
    boolean inHome = named.equals("~") || named.startsWith("~/");
    Path folder = root.directory().resolve(inHome ? home + named.substring(1) : named);
    Path cache = folder.resolve("remote");
    try {
      if (Files.isDirectory(cache)) {
        MoreFiles.deleteRecursively(cache);
      }
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.UNKNOWN, "task: cannot delete " + FileId.of(cache) + ": " + FileProblem.of(e));
    }
  }
}
