package io.github.taskfilels.cli.root;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.include.remote.RemotePaths;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.TaskfileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The root Taskfile of a command, found as Task does.
 *
 * @param file the Taskfile
 * @param directory where its tasks run
 */
public record RootTaskfile(Path file, Path directory) {
  private static final String INIT = "Run `taskfile-ls init` to create a new Taskfile.";
  private static final String STDIN = "-";
  private static final String STDIN_FILE = "__stdin__";

  /**
   * @param start {@code --dir}; null where it is not given
   * @param named {@code --taskfile}: a file, or a directory that holds one; null where it is not
   *     given
   */
  public static RootTaskfile find(Console console, @Nullable String start, @Nullable String named)
      throws ExitException {
    Path directory = start == null ? null : console.resolve(start);
    if (STDIN.equals(named)) {
      Path from = directory == null ? console.directory() : directory;
      return new RootTaskfile(from.resolve(STDIN_FILE), from);
    }
    if (named != null && RemotePaths.isRemote(named)) {
      throw new ExitException(
          ExitCode.UNKNOWN,
          "task: \""
              + RemotePaths.redact(named)
              + "\" is a remote Taskfile, which is not supported and never downloaded;"
              + " name a copy on this machine");
    }
    if (named != null && !named.isEmpty()) {
      Path path = console.resolve(named);
      Path file = Files.isDirectory(path) ? inside(path) : Files.exists(path) ? path : null;
      if (file == null) {
        throw new ExitException(
            ExitCode.TASKFILE_NOT_FOUND, "task: No Taskfile found at \"" + named + "\" " + INIT);
      }
      return new RootTaskfile(file, directory == null ? parent(file) : directory);
    }
    Path from = directory == null ? console.directory() : directory;
    if (!Files.isDirectory(from)) {
      throw new ExitException(
          ExitCode.TASKFILE_NOT_FOUND,
          "task: No Taskfile found at \"" + from + "\": there is no such folder");
    }
    Integer owner = owner(from);
    for (Path at = from; at != null; at = at.getParent()) {
      Path file = inside(at);
      if (file != null) {
        return new RootTaskfile(file, at);
      }
      Path up = at.getParent();
      if (up != null && owner != null && !owner.equals(owner(up))) {
        throw new ExitException(
            ExitCode.TASKFILE_NOT_FOUND,
            "task: No Taskfile found at \""
                + from
                + "\" (or any of the parent directories until ownership changed)."
                + " "
                + INIT);
      }
    }
    throw new ExitException(
        ExitCode.TASKFILE_NOT_FOUND,
        "task: No Taskfile found at \"" + from + "\" (or any of the parent directories). " + INIT);
  }

  /** The Taskfile and what it includes; one from standard input is read here, to its end. */
  public Snapshot load(Console console, Retention retention) throws ExitException {
    if (!STDIN_FILE.equals(file.getFileName().toString())) {
      return WorkspaceLoader.root(console, file, retention);
    }
    try {
      String text = new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
      return WorkspaceLoader.text(console, file, text, retention);
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.UNKNOWN, "task: standard input cannot be read: " + FileProblem.of(e));
    }
  }

  /** The first of Task's names that exists in a directory, whatever it is. */
  private static @Nullable Path inside(Path directory) {
    for (String name : TaskfileNames.ALL) {
      Path candidate = directory.resolve(name);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** The user id of the owner; null where the system has none or does not tell. */
  static @Nullable public Integer owner(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:uid");
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
  }
}
