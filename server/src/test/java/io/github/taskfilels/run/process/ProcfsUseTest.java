package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a folder like {@code /proc}; times in it are nanoseconds, and ticks of 10 ms. */
class ProcfsUseTest {
  private static final int SELF = 7;

  @TempDir Path proc;
  private long clock = 1_000;

  private ProcfsUse use() {
    return ProcfsUse.in(proc, SELF, () -> clock);
  }

  private static long nanos(ProcfsUse use) {
    return use.nanos().getAsLong();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stat(int id, String state, long childrenUser, long childrenSystem) {
    return "%d (a ) R 1) %s 1 7 7 0 -1 4194560 88 0 0 0 3 4 %d %d 20 0 1 0 5 6 7\n"
        .formatted(id, state, childrenUser, childrenSystem);
  }

  /** A process and its times of ended children. */
  private void process(int pid, long childrenUser, long childrenSystem) {
    write(proc.resolve(pid + "/stat"), stat(pid, "S", childrenUser, childrenSystem));
  }

  private void thread(int pid, int tid, String state, long ran, long waited, String children) {
    Path folder = proc.resolve(pid + "/task/" + tid);
    write(folder.resolve("stat"), stat(tid, state, 0, 0));
    write(folder.resolve("schedstat"), ran + " " + waited + " 12\n");
    write(folder.resolve("children"), children);
  }

  private void gone(int pid) throws IOException {
    try (Stream<Path> files = Files.walk(proc.resolve(Integer.toString(pid)))) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void whatRanAndWhatWaitedForAProcessorCounts() {
    process(SELF, 0, 0);
    thread(SELF, SELF, "S", 500, 40, "");
    ProcfsUse use = use();
    assertThat(nanos(use)).isEqualTo(540);
    assertThat(nanos(use)).isEqualTo(540);
    thread(SELF, SELF, "R", 600, 90, "");
    assertThat(nanos(use)).isEqualTo(690);
  }

  @Test
  void allThreadsAndAllThatTheyStartedCount() {
    process(SELF, 0, 0);
    thread(SELF, SELF, "S", 1, 0, "");
    thread(SELF, 8, "S", 20, 0, "9 30 ");
    process(9, 0, 0);
    thread(9, 9, "S", 300, 0, "10 ");
    process(10, 0, 0);
    thread(10, 10, "S", 4_000, 0, "");
    process(30, 0, 0);
    thread(30, 30, "S", 50_000, 0, "");
    assertThat(nanos(use())).isEqualTo(54_321);
  }

  @Test
  void ofChildrenThatHaveEndedTheirParentTells() throws IOException {
    process(SELF, 0, 0);
    thread(SELF, SELF, "S", 100, 0, "9 ");
    process(9, 0, 0);
    thread(9, 9, "S", 200, 0, "");
    ProcfsUse use = use();
    assertThat(nanos(use)).isEqualTo(300);
    gone(9);
    process(SELF, 1, 2);
    thread(SELF, SELF, "S", 100, 0, "");
    assertThat(nanos(use)).isEqualTo(300 + 30_000_000);
    assertThat(nanos(use)).isEqualTo(300 + 30_000_000);
  }

  /** The times of one that waits for its turn grow only when it comes. */
  @Test
  void whoIsReadyToRunAllTheTimeCountsForThatTime() {
    process(SELF, 0, 0);
    thread(SELF, SELF, "R", 100, 0, "");
    ProcfsUse use = use();
    assertThat(nanos(use)).isEqualTo(100);
    clock += 5_000;
    assertThat(nanos(use)).isEqualTo(5_100);
  }

  @Test
  void whoWaitsForADiskCountsForThatTime() {
    process(SELF, 0, 0);
    thread(SELF, SELF, "D", 100, 0, "");
    ProcfsUse use = use();
    nanos(use);
    clock += 5_000;
    assertThat(nanos(use)).isEqualTo(5_100);
  }

  @Test
  void whoSleepsIsStoppedOrIsAZombieCountsForNothing() {
    process(SELF, 0, 0);
    thread(SELF, SELF, "S", 100, 0, "");
    thread(SELF, 8, "T", 0, 0, "");
    thread(SELF, 9, "Z", 0, 0, "");
    ProcfsUse use = use();
    nanos(use);
    clock += 5_000;
    assertThat(nanos(use)).isEqualTo(100);
  }

  /** Such as what {@code sudo} starts where others' processes are hidden. */
  @Test
  void whatCannotBeSeenCountsForAllTheTime() {
    process(SELF, 0, 0);
    thread(SELF, SELF, "S", 100, 0, "9 ");
    ProcfsUse use = use();
    clock += 5_000;
    assertThat(nanos(use)).isEqualTo(5_100);
    clock += 5_000;
    assertThat(nanos(use)).isEqualTo(10_100);
  }

  @Test
  void itNeverGoesBack() {
    process(SELF, 5, 0);
    thread(SELF, SELF, "S", 100, 100, "");
    ProcfsUse use = use();
    long before = nanos(use);
    process(SELF, 1, 0);
    thread(SELF, SELF, "S", 10, 10, "");
    assertThat(nanos(use)).isEqualTo(before);
  }
}
