package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupFileTest {
  @TempDir Path folder;
  private GroupFile groups;

  @BeforeEach
  void open() throws IOException {
    groups = new GroupFile(folder.resolve("groups"));
  }

  @AfterEach
  void close() throws IOException {
    groups.close();
  }

  /** As the watchdog reads it: lines of numbers and blanks. */
  private List<Long> noted() throws Exception {
    return Files.readString(folder.resolve("groups"))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(Long::valueOf)
        .sorted()
        .toList();
  }

  @Test
  void holdsWhatRunsAtThisMoment() throws Exception {
    assertThat(noted()).isEmpty();
    groups.add(123);
    groups.add(4_194_304);
    groups.add(123);
    assertThat(noted()).containsExactly(123L, 4_194_304L);

    groups.remove(123);
    groups.remove(5);
    assertThat(noted()).containsExactly(4_194_304L);
    groups.add(7);
    assertThat(Files.readString(folder.resolve("groups"))).startsWith("7              \n4194304 ");
  }

  @Test
  void growsWithTheGroupsThatRunTogetherAndNotWithTheRun() throws Exception {
    Random random = new Random(20261128);
    TreeSet<Long> running = new TreeSet<>();
    for (int i = 0; i < 20_000; i++) {
      long group = 1 + random.nextInt(2_000);
      if (random.nextInt(3) > 0 && running.size() < 600) {
        groups.add(group);
        running.add(group);
      } else if (running.ceiling(group) instanceof Long ended) {
        groups.remove(ended);
        running.remove(ended);
      }
    }
    assertThat(noted()).containsExactlyElementsOf(running);
    assertThat(Files.size(folder.resolve("groups"))).isEqualTo(600 * 16L);
  }
}
