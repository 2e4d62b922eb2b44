package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableMap;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a command may use of the process that it runs in.
 *
 * @param directory the working directory, absolute
 * @param terminal whether standard output is a terminal
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    ImmutableMap<String, String> environment,
    Path directory,
    boolean terminal) {

  /** Both streams as a run's view writes to them: a reader that has gone is an error. */
  io.github.taskfilels.run.report.Console screen() {
    return new io.github.taskfilels.run.report.Console(checked(out), checked(err));
  }

  /** A {@link PrintStream} keeps its errors to itself. */
  private static OutputStream checked(PrintStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        if (stream.checkError()) {
          throw new IOException("nobody reads the output any more");
        }
      }
    };
  }

  /** A path of the command line, absolute and normalised. */
  Path resolve(String path) {
    return directory.resolve(path).normalize();
  }

  /** A path as it is shown: from the working directory where it lies below, else absolute. */
  String show(Path path) {
    return path.startsWith(directory) && !path.equals(directory)
        ? directory.relativize(path).toString()
        : path.toString();
  }
}
