package io.github.taskfilels.cli.terminal;

import io.github.taskfilels.workspace.FileProblem;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers why standard output could not be written, which {@link java.io.PrintStream} hides. */
public final class StandardOutput extends FilterOutputStream {
  private volatile @Nullable IOException failure;

  public StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * Why not all that was to be shown could be written, in one sentence; null where it could, or
   * where nobody wanted the rest, as with {@code | head}.
   */
  public @Nullable String problem() {
    IOException e = failure;
    if (e == null || "Broken pipe".equals(e.getMessage())) {
      return null;
    }
    return "taskfile-ls: standard output is not whole: " + FileProblem.of(e);
  }
}
