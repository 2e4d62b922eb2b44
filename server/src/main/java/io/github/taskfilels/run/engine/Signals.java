package io.github.taskfilels.run.engine;

import io.github.taskfilels.run.Termination;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals that tell the runner's own process to stop. While it is open they go to a handler instead
 * of ending the process; one that was ignored when the process started ({@code nohup}) stays so.
 * Java has no other way to learn of a signal without ending.
 */
public final class Signals implements AutoCloseable {
  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

  private Signals() {}

  /**
   * Takes over INT, TERM and HUP, as far as the system has them.
   *
   * @param handler called on a thread of its own for each signal
   */
  public static Signals to(Consumer<Termination.Signal> handler) {
    Signals signals = new Signals();
    for (Termination.Signal signal :
        List.of(Termination.Signal.INT, Termination.Signal.TERM, Termination.Signal.HUP)) {
      signals.take(signal, handler);
    }
    return signals;
  }

  private void take(Termination.Signal signal, Consumer<Termination.Signal> handler) {
    try {
      Signal own = new Signal(signal.name());
      before.put(own, Signal.handle(own, _ -> handler.accept(signal)));
    } catch (IllegalArgumentException notHere) {
      return; // Windows has no HUP; a JVM started with -Xrs keeps all of them.
    }
  }

  /** What Go, and so Task, calls a signal. */
  public static String words(Termination.Signal signal) {
    return switch (signal) {
      case HUP -> "hangup";
      case INT -> "interrupt";
      case TERM -> "terminated";
      case KILL -> "killed";
    };
  }

  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
