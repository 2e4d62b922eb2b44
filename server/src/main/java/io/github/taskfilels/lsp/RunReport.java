package io.github.taskfilels.lsp;

import io.github.taskfilels.run.event.RunEventSink;

/** Tells the client of one run. Events come from one thread at a time. */
sealed interface RunReport extends RunEventSink, AutoCloseable
    permits RunEventReport, RunMessageReport {

  /** Called once, when the run is over or was never started. */
  @Override
  void close();
}
