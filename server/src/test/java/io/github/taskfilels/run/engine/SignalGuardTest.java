package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Receivers;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.Termination;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignalGuardTest {
  private static final RunResult DONE = new RunResult(Outcome.SUCCEEDED, 1, ImmutableList.of());

  /** A run that is told to end, and ends when it has been asked often enough what it does. */
  private static final class Ending implements RunHandle {
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final Iterator<Boolean> idle;

    Ending(Boolean... idle) {
      this.idle = List.of(idle).iterator();
    }

    @Override
    public String id() {
      return "r";
    }

    @Override
    public CompletableFuture<RunResult> result() {
      return result.copy();
    }

    @Override
    public Receivers pass(Termination.Signal signal) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean idle() {
      boolean is = idle.next();
      if (!idle.hasNext()) {
        result.complete(DONE);
      }
      return is;
    }

    @Override
    public void cancel(String why, Termination how) {}

    @Override
    public void cancel(String why) {}

    @Override
    public void kill(String why) {}
  }

  private static boolean waitsForTheEnd(Ending run) {
    try (SignalGuard guard =
        SignalGuard.of(
            run,
            Duration.ofSeconds(50),
            SignalGuard.Mode.ENDING,
            new SignalGuard.Listener() {
              @Override
              public void received(Termination.Signal signal) {}

              @Override
              public void forced(Termination.Signal signal) {}
            })) {
      guard.stop();
      return guard.await().isPresent();
    }
  }

  /** Between a command that was ended and its defers no command runs for a moment. */
  @Test
  void aRunBetweenTwoCommandsIsNotStuck() {
    assertThat(waitsForTheEnd(new Ending(true, true, false, true, false))).isTrue();
  }

  @Test
  void aRunThatCannotBeInterruptedIsLeft() {
    assertThat(waitsForTheEnd(new Ending(true, true, true, false))).isFalse();
  }
}
