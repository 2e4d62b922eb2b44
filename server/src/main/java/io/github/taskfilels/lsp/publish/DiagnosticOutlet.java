package io.github.taskfilels.lsp.publish;

import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/**
 * Where the lists of diagnostics go: to the client at once, or to the requests in which it asks.
 */
interface DiagnosticOutlet {

  /**
   * A list takes the place of the last one. Called for each list, one at a time and in their order,
   * also where nothing has changed.
   *
   * @param last null where there was nothing to show
   */
  void show(FileId file, @Nullable DiagnosticList last, DiagnosticList next);
}
