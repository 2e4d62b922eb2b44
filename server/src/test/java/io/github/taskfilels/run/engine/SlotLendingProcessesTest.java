package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.process.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@Timeout(120)
class SlotLendingProcessesTest {
  private static final int SLOTS = Concurrency.UNSAID.slots();
  private static final String WORK = "for ((i = 0; i < 40000; i++)); do :; done";
  private static Shell shell;

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private @Nullable RunHandle run;

  @BeforeAll
  static void findShell() throws NotStartedException {
    shell = Shell.find(System.getenv());
  }

  @AfterEach
  void end() {
    if (run != null) {
      run.kill("the test is over");
      run.result().join();
    }
  }

  private RunHandle start(int count, String script) {
    Tasks tasks = new Tasks(folder);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("t" + i);
      tasks.task("t" + i, List.of(), script);
    }
    tasks.task("all", names);
    RunRequest request = RunRequest.of(ImmutableList.of(tasks.call("all")), Concurrency.UNSAID);
    RunHandle started = Runner.start(request, shell, EventLog.to(recorder));
    run = started;
    return started;
  }

  private long lines(String line) {
    return Splitter.on('\n').splitToStream(recorder.output()).filter(line::equals).count();
  }

  @Test
  void serversThatWorkAtFirstAllComeUp() throws Exception {
    start(SLOTS + 6, WORK + "; echo up; sleep 600; exit");
    while (lines("up") < SLOTS + 6) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(recorder.of(RunEvent.SlotLent.class)).hasSizeGreaterThanOrEqualTo(6);
  }

  /** Their marks tell how many were at it at once. */
  @Test
  void ofThoseThatWorkOneMoreThanThereAreProcessorsIsTheMost() {
    start(SLOTS + 6, "echo begin; " + WORK + "; " + WORK + "; echo end").result().join();
    int busy = 0;
    int most = 0;
    for (String line : Splitter.on('\n').omitEmptyStrings().split(recorder.output())) {
      busy += line.equals("begin") ? 1 : -1;
      most = Math.max(most, busy);
    }
    assertThat(most).isLessThanOrEqualTo(SLOTS + 1);
    assertThat(lines("end")).isEqualTo(SLOTS + 6);
  }
}
