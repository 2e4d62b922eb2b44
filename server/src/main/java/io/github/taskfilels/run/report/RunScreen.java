package io.github.taskfilels.run.report;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.StreamKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two streams that people look at. When one is closed by its reader it goes quiet, remembers
 * why, and says so once.
 */
public final class RunScreen {
  private final OutputStream out;
  private final OutputStream err;
  private volatile @Nullable IOException failure;
  private volatile Runnable action = () -> {};

  /** Standard output and standard error, or whatever stands for them. Nothing is buffered here. */
  public RunScreen(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /** Has it say when a reader has closed a stream; at once if that is so already. */
  public void whenClosed(Runnable newAction) {
    action = newAction;
    if (failure != null) {
      newAction.run();
    }
  }

  /** Why nothing is shown any more, if so. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  void write(StreamKind stream, Bytes bytes) {
    if (failure != null || bytes.isEmpty()) {
      return;
    }
    OutputStream target = stream == StreamKind.STDOUT ? out : err;
    try {
      bytes.writeTo(target);
      target.flush();
    } catch (IOException closed) {
      failure = closed;
      action.run();
    }
  }
}
