package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same with programs that are started, and read, by functions of the C library. */
class NativeSessionTest extends ProcessSessionTest {
  @BeforeAll
  static void link() {
    assumeTrue(NativeSpawn.link() != null, "the C library of this system has no such functions");
  }

  /** Nobody reads while the process is ended, unless the one that waits does. */
  @Test
  void aProcessThatWritesMuchWhenItIsEndedComesToItsEnd() throws Exception {
    AtomicLong length = new AtomicLong();
    CommandSpec spec =
        CommandSpec.of(
            "trap 'seq 1 200000; exit 3' TERM; echo ready; while :; do sleep 0.01; done",
            folder,
            ImmutableMap.copyOf(System.getenv()));
    RunningCommand command =
        session.launch(spec, (_, piece) -> length.addAndGet(piece.toArray().length));
    Thread ending =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (length.get() == 0) {
                    Thread.onSpinWait();
                  }
                  command.terminate(
                      new Termination(Termination.Signal.TERM, Duration.ofSeconds(20)));
                });

    Exit exit = command.await(null, Termination.DEFAULT);
    ending.join();

    assertThat(exit).isInstanceOf(Exit.Cancelled.class);
    assertThat(length.get()).isGreaterThan(1_000_000);
  }
}
