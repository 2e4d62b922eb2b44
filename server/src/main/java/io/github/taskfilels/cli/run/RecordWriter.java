package io.github.taskfilels.cli.run;

import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file about a run, which goes on whatever becomes of the file: at the first failure, such
 * as a full disk, nothing more is written.
 */
final class RecordWriter extends Writer {
  private final String name;
  private final Writer writer;
  private @Nullable IOException failure;

  /**
   * @param name of the file, for people
   */
  RecordWriter(String name, Writer writer) {
    this.name = name;
    this.writer = writer;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  @Override
  public void write(char[] text, int offset, int length) {
    if (failure == null) {
      attempt(() -> writer.write(text, offset, length));
    }
  }

  @Override
  public void flush() {
    if (failure == null) {
      attempt(writer::flush);
    }
  }

  @Override
  public void close() {
    attempt(writer::close);
  }

  /** Why the file is not whole, in one sentence; null where it is. Known when it is closed. */
  @Nullable String problem() {
    return failure == null
        ? null
        : "task: \"" + name + "\" is not whole: " + FileProblem.of(failure);
  }
}
