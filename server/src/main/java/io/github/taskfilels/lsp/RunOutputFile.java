package io.github.taskfilels.lsp;

import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.RunScreen;
import io.github.taskfilels.run.report.TerminalView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run shows on a terminal, in a file that any editor can open. One that cannot be written to
 * any more keeps what it has.
 */
final class RunOutputFile implements RunEventSink, AutoCloseable {
  private static final TerminalView.Options ONE_STREAM =
      new TerminalView.Options(TerminalView.Style.INTERLEAVED, false, Colors.OFF, true, true);

  private final Path path;
  private final OutputStream stream;
  private final TerminalView view;

  RunOutputFile(Path path) throws IOException {
    this.path = path;
    this.stream = Files.newOutputStream(path);
    this.view = new TerminalView(ONE_STREAM, new RunScreen(stream, stream));
  }

  Path path() {
    return path;
  }

  @Override
  public void accept(RunEvent event) {
    view.accept(event);
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      // All was written and flushed before, or the file system has refused it already.
      return;
    }
  }
}
