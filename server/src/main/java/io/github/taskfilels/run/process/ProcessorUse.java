package io.github.taskfilels.run.process;

import java.util.OptionalLong;

/** How much of the processors a process and what it started use. Used by one thread. */
interface ProcessorUse {
  /** As {@link io.github.taskfilels.run.RunningCommand#processorNanos}. */
  OptionalLong nanos();

  /** What tells it here. */
  static ProcessorUse of(Process process) {
    return ProcfsUse.available() ? new ProcfsUse(process.pid()) : new HandleUse(process.toHandle());
  }
}
