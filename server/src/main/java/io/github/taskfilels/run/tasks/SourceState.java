package io.github.taskfilels.run.tasks;

import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.fingerprint.Fingerprint;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What one call knows and keeps of the sources of its task. Nothing is written where commands are
 * only shown.
 */
final class SourceState {
  private final Fingerprint fingerprint;
  private final boolean forced;
  private final boolean writing;
  private final boolean strict;
  private Fingerprint.@Nullable Verdict verdict;

  private SourceState(TaskRun run, CompiledTask task, boolean forced) throws ValueException {
    this.fingerprint = run.fingerprints().of(task);
    this.forced = forced;
    this.writing = !run.options().is(Switch.DRY);
    this.strict = run.options().state().fingerprint() == FingerprintMode.STRICT;
  }

  /** That of a task; null where it has no sources, or a method that does not exist. */
  static @Nullable SourceState of(TaskRun run, CompiledTask task, boolean forced)
      throws ValueException {
    boolean known = Preflight.METHODS.contains(task.sources().method());
    return known && !task.sources().sources().isEmpty() ? new SourceState(run, task, forced) : null;
  }

  /** Whether the sources are as they were. */
  Fingerprint.Verdict check() {
    Fingerprint.Verdict found = fingerprint.check();
    verdict = found;
    return found;
  }

  /** To be called where the task has nothing to do. */
  void upToDate() throws IOException {
    if (writing && verdict != null) {
      fingerprint.refresh(verdict);
    }
  }

  /** To be called before the first command. */
  void begin() throws IOException {
    if (writing) {
      if (verdict == null) {
        check();
      }
      fingerprint.begin();
    }
  }

  /** Whether the task might count as done without another run, had it none now. */
  boolean isBelieved() {
    return fingerprint.isBelieved();
  }

  /**
   * To be called after the last command.
   *
   * @param failed whether any of them failed, be it ignored
   */
  void end(boolean failed) throws IOException {
    if (!writing || verdict == null) {
      return;
    }
    if (failed) {
      fingerprint.failed();
    } else if (forced && !strict && !verdict.upToDate()) {
      // For Task a forced run is none; what was true before it is not true any more.
      fingerprint.forced();
    } else {
      fingerprint.succeeded(verdict);
    }
  }
}
