package io.github.taskfilels.run.jobserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.engine.Tasks;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.jobserver.Jobservers.Use;
import io.github.taskfilels.run.process.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that share their slots with a real make, and with one that started them. */
@Tag("process")
class JobserverRunTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void findShell() throws Exception {
    shell = Shell.find(System.getenv());
    assumeTrue(shell.mkfifo() != null);
  }

  private RunResult run(Tasks tasks, int slots, SharedSlots shared) {
    ImmutableList<Call> calls = ImmutableList.of(tasks.call("all"));
    return Runner.start(RunRequest.of(calls, slots), shell, EventLog.to(), shared).result().join();
  }

  private static boolean makeKnowsJobservers() {
    return MakeVersion.style(JobMarks.environment()) != null && JobMarks.onPath("make");
  }

  @Test
  void fourMakesWithFourJobsEachKeepToTheSlotsOfTheRun() throws Exception {
    assumeTrue(makeKnowsJobservers(), "no make that knows jobservers");
    Files.writeString(
        folder.resolve("Makefile"),
        "all: a b c d\na b c d:\n\t@" + JobMarks.JOB.replace("$", "$$") + "\n");
    Tasks tasks =
        new Tasks(folder)
            .task("all", List.of("m1", "m2", "m3", "m4"))
            .task("m1", List.of(), "make")
            .task("m2", List.of(), "make")
            .task("m3", List.of(), "make")
            .task("m4", List.of(), "make");
    SharedSlots shared = Jobservers.of(Use.OFFER, JobMarks.environment(), 4, shell.mkfifo());
    assertThat(shared).isInstanceOf(JobserverServer.class);
    assertThat(run(tasks, 4, shared).outcome().well()).isTrue();
    assertThat(JobMarks.peak(folder, 16)).isEqualTo(4);
  }

  @Test
  void aMakeThatIsKilledDoesNotTakeItsTokensWithIt() throws Exception {
    assumeTrue(makeKnowsJobservers(), "no make that knows jobservers");
    Files.writeString(
        folder.resolve("Makefile"),
        "die: k a b c\nk:\n\t@sleep 0.3; kill -9 $$PPID\na b c:\n\t@sleep 1\n"
            + "all: d e f g\nd e f g:\n\t@"
            + JobMarks.JOB.replace("$", "$$")
            + "\n");
    Tasks tasks = new Tasks(folder).task("all", List.of(), "make die || true", "make all");
    SharedSlots shared = Jobservers.of(Use.OFFER, JobMarks.environment(), 4, shell.mkfifo());
    assertThat(run(tasks, 4, shared).outcome().well()).isTrue();
    assertThat(JobMarks.peak(folder, 4)).isGreaterThan(1).isLessThanOrEqualTo(4);
  }

  @Test
  void aRunTakesATokenOfTheOuterMakeForEachTaskBesideTheFirst() throws Exception {
    try (TokenPipes pipes = new TokenPipes(Objects.requireNonNull(shell.mkfifo()));
        TokenPipe outer = pipes.take()) {
      outer.put((byte) 'a');
      outer.put((byte) 'b');
      Tasks tasks = new Tasks(folder);
      ImmutableList.Builder<String> names = ImmutableList.builder();
      for (int i = 0; i < 9; i++) {
        tasks.task("t" + i, List.of(), JobMarks.JOB);
        names.add("t" + i);
      }
      tasks.task("all", names.build());
      Map<String, String> environment = JobMarks.environment();
      environment.put(MakeFlags.NAME, " -j3 --jobserver-auth=fifo:" + outer.path());
      SharedSlots shared = Jobservers.of(Use.JOIN, environment, 8, shell.mkfifo());
      assertThat(shared).isInstanceOf(JobserverClient.class);
      assertThat(run(tasks, 8, shared).outcome().well()).isTrue();
      assertThat(JobMarks.peak(folder, 9)).isGreaterThan(1).isLessThanOrEqualTo(3);
      assertThat(outer.available()).isEqualTo(2);
      assertThat(List.of(outer.take(), outer.take()))
          .as("the same bytes come back")
          .containsExactlyInAnyOrder((byte) 'a', (byte) 'b');
    }
  }

  @Test
  void aJobserverThatIsNotThereIsNotJoined() throws Exception {
    Map<String, String> environment = JobMarks.environment();
    for (String auth : List.of("fifo:" + folder.resolve("gone"), "-2,-2", "77,78")) {
      environment.put(MakeFlags.NAME, " -j3 --jobserver-auth=" + auth);
      assertThat(Jobservers.of(Use.JOIN, environment, 8, shell.mkfifo()))
          .isSameAs(SharedSlots.NONE);
    }
  }

  @Test
  void offNeitherJoinsNorOffers() throws Exception {
    assertThat(Jobservers.of(Use.OFF, JobMarks.environment(), 4, shell.mkfifo()))
        .isSameAs(SharedSlots.NONE);
    assertThat(Jobservers.of(Use.JOIN, JobMarks.environment(), 4, shell.mkfifo()))
        .isSameAs(SharedSlots.NONE);
    assertThat(Jobservers.of(Use.OFFER, JobMarks.environment(), 0, shell.mkfifo()))
        .isSameAs(SharedSlots.NONE);
  }
}
