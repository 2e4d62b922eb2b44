package io.github.taskfilels.run.event;

import io.github.taskfilels.run.Log;
import io.github.taskfilels.run.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The one place where events get their numbers and times, lose their secrets, and go out to the
 * sinks.
 */
public final class EventLog {
  /** Makes an event from its number and time. */
  @FunctionalInterface
  public interface Maker {
    RunEvent make(long seq, long at);
  }

  private final Clock clock;
  private final Secrets secrets;
  private final List<RunEventSink> sinks;
  private long last;

  /** A log for one run; the sinks get every event in the order given. */
  public EventLog(Clock clock, Secrets secrets, List<? extends RunEventSink> sinks) {
    this.clock = clock;
    this.secrets = secrets;
    this.sinks = new ArrayList<>(sinks);
  }

  /** Without secrets, on the system's clock. */
  public static EventLog to(RunEventSink... sinks) {
    return new EventLog(Clock.systemUTC(), new Secrets(), List.of(sinks));
  }

  /** The values that are never shown. */
  public Secrets secrets() {
    return secrets;
  }

  /** The text without secrets. */
  public String mask(String text) {
    return secrets.mask(text);
  }

  /** The outcome without secrets in its words. */
  public Outcome mask(Outcome outcome) {
    return secrets.mask(outcome);
  }

  /**
   * Sends an event to all sinks; returns when they have taken it. Any thread may call it, also
   * while another does: one waits for the other, sinks included. A view that breaks does not break
   * the run.
   */
  public synchronized void emit(Maker maker) {
    RunEvent event = maker.make(++last, clock.millis());
    List<RunEventSink> broken = new ArrayList<>();
    for (RunEventSink sink : sinks) {
      try {
        sink.accept(event);
      } catch (RuntimeException defect) {
        broken.add(sink);
        Log.of(EventLog.class)
            .log(
                System.Logger.Level.ERROR,
                "a view of the run failed and is left out from now on",
                defect);
      }
    }
    sinks.removeAll(broken);
  }
}
