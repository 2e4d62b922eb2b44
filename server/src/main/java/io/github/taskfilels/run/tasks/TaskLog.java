package io.github.taskfilels.run.tasks;

import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.Worker;

/**
 * Lines about a run in Task's words, on Task's streams.
 *
 * @param verbose whether those are told that only {@code --verbose} asks for
 */
record TaskLog(boolean verbose) {

  /** Worth knowing, on standard error. */
  void info(Worker worker, String text) {
    worker.note(new Message(Message.Level.INFO, StreamKind.STDERR, text));
  }

  /** Wrong, on standard error. */
  void error(Worker worker, String text) {
    worker.note(new Message(Message.Level.ERROR, StreamKind.STDERR, text));
  }

  /** On standard output. */
  void out(Worker worker, String text) {
    worker.note(new Message(Message.Level.WARNING, StreamKind.STDOUT, text));
  }

  /** The course of a task. */
  void verboseInfo(Worker worker, String text) {
    if (verbose) {
      info(worker, text);
    }
  }

  /** Why something is not done. */
  void verboseOut(Worker worker, String text) {
    if (verbose) {
      out(worker, text);
    }
  }

  /** An error that does not count. */
  void verboseWarning(Worker worker, String text) {
    if (verbose) {
      worker.note(new Message(Message.Level.WARNING, StreamKind.STDERR, text));
    }
  }

  /** An error that counts. */
  void verboseError(Worker worker, String text) {
    if (verbose) {
      error(worker, text);
    }
  }
}
