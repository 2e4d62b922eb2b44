package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a command that is just being started when its node is to end. */
@Timeout(60)
class NodeContextTest {
  private static final Termination GENTLE =
      new Termination(Termination.Signal.INT, Duration.ofSeconds(9));

  /** The command writes something before whoever starts it knows that it runs. */
  private static List<String> interruptedAtTheStart(boolean force, @Nullable Termination ending)
      throws InterruptedException {
    MemoryCommands commands = new MemoryCommands();
    AtomicReference<NodeContext> context = new AtomicReference<>();
    EventLog log =
        new EventLog(
            Clock.systemUTC(),
            Secrets.of(List.of()),
            List.of(
                event -> {
                  if (event instanceof RunEvent.Output) {
                    context.get().interrupt(force, ending);
                  }
                }));
    Call call = Call.of("a", Reason.REQUESTED, () -> (_, _) -> Step.done(Outcome.SUCCEEDED));
    NodeContext.Shared shared =
        new NodeContext.Shared(
            commands.open("id"),
            log,
            SharedSlots.NONE,
            new AtomicInteger(),
            new AtomicInteger(),
            null);
    context.set(new NodeContext(1, call, shared, () -> {}));
    CommandSpec spec = CommandSpec.of("echo x; hang", Path.of("."), ImmutableMap.of());
    context.get().run(CommandRequest.of(spec, "a"));
    return commands.told();
  }

  @Test
  void aKillKillsIt() throws InterruptedException {
    assertThat(interruptedAtTheStart(true, GENTLE)).contains("terminate KILL");
  }

  @Test
  void aCancelEndsItAsTheRunIsEnded() throws InterruptedException {
    assertThat(interruptedAtTheStart(false, GENTLE)).contains("terminate INT");
    assertThat(interruptedAtTheStart(false, null)).contains("terminate TERM");
  }
}
