package io.github.taskfilels.cli.terminal;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.report.RunScreen;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a command may use of the process that it runs in.
 *
 * @param directory the working directory, absolute
 * @param terminal whether standard input and output are a terminal
 * @param display whether standard output is a terminal, whatever standard input is
 * @param together whether standard output and standard error end in one place
 * @param terminalLock who speaks on it: a run or a question
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    ImmutableMap<String, String> environment,
    Path directory,
    boolean terminal,
    boolean display,
    boolean together,
    TerminalLock terminalLock) {

  /** One on which nobody has spoken yet, and whose streams are all a terminal or none is. */
  public Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      ImmutableMap<String, String> environment,
      Path directory,
      boolean terminal) {
    this(in, out, err, environment, directory, terminal, terminal, terminal, new TerminalLock());
  }

  /** Both streams as a run's view writes to them: a reader that has gone is an error. */
  public RunScreen screen() {
    return new RunScreen(terminalLock.checked(out), terminalLock.checked(err));
  }

  /** A path of the command line, absolute and normalised. */
  public Path resolve(String path) {
    return directory.resolve(path).normalize();
  }

  /** A path as it is shown: from the working directory where it lies below, else absolute. */
  public String show(Path path) {
    return path.startsWith(directory) && !path.equals(directory)
        ? directory.relativize(path).toString()
        : path.toString();
  }
}
