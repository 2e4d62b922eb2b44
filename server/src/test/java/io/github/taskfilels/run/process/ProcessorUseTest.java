package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways with real processes, where the system has them. */
@Tag("process")
@Timeout(120)
class ProcessorUseTest {
  private static final long MILLI = 1_000_000;

  private enum Way {
    PROCFS(process -> new ProcfsUse(process.pid())),
    HANDLES(process -> new HandleUse(process.toHandle()));

    final Function<Process, ProcessorUse> use;

    Way(Function<Process, ProcessorUse> use) {
      this.use = use;
    }

    ProcessorUse of(Process process) {
      assumeTrue(this != PROCFS || ProcfsUse.available(), "skipped: /proc does not tell it here");
      return use.apply(process);
    }
  }

  private interface Check {
    void of(ProcessorUse use) throws InterruptedException;
  }

  private static void with(Way way, String script, Check check) throws Exception {
    Process process = start(script);
    try {
      check.of(way.of(process));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private static Process start(String script) throws IOException {
    return new ProcessBuilder(List.of("bash", "-c", script)).start();
  }

  private static long nanos(ProcessorUse use) {
    OptionalLong nanos = use.nanos();
    assertThat(nanos).isPresent();
    return nanos.getAsLong();
  }

  /** Ends when a tenth of a second was used. */
  private static void awaitUse(ProcessorUse use) throws InterruptedException {
    nanos(use);
    while (nanos(use) < 100 * MILLI) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** By how much it grows in some time. */
  private static long growth(ProcessorUse use, long millis) throws InterruptedException {
    long before = nanos(use);
    TimeUnit.MILLISECONDS.sleep(millis);
    return nanos(use) - before;
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aLoopUsesAProcessor(Way way) throws Exception {
    with(way, "while :; do :; done; exit", ProcessorUseTest::awaitUse);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatAChildDoesCounts(Way way) throws Exception {
    with(way, "(while :; do :; done); exit", ProcessorUseTest::awaitUse);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void manyShortProcessesUseAProcessor(Way way) throws Exception {
    with(way, "while :; do /bin/true; done", ProcessorUseTest::awaitUse);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoSleepsSoonUsesNothing(Way way) throws Exception {
    with(
        way,
        "sleep 600; exit",
        use -> {
          while (growth(use, 100) > MILLI) {
            TimeUnit.MILLISECONDS.sleep(20);
          }
        });
  }
}
