package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.LoadErrors;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** Refuses a root that Task would not load, with Task's exit code and our words. */
final class RootLoad {
  private RootLoad() {}

  /** Returns if the root and everything that it includes can be loaded. */
  static void check(Console console, Snapshot snapshot, FileId root) throws ExitException {
    LoadErrors.LoadError error = LoadErrors.first(snapshot, root);
    if (error != null) {
      Finding finding =
          new Finding(
              "load", Severity.ERROR, error.message(), error.file(), error.range(), ImmutableList.of());
      String text = new Findings(console, snapshot, ImmutableList.of(finding), 1).text();
      throw new ExitException(error.exitCode(), text.stripTrailing());
    }
  }
}
