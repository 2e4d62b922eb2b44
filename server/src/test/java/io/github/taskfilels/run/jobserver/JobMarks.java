package io.github.taskfilels.run.jobserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Jobs that leave a mark in the file {@code log} when they begin and when they end. */
final class JobMarks {
  /** A command of bash for one job. */
  static final String JOB = "echo + $(date +%s%N) >> log; sleep 0.1; echo - $(date +%s%N) >> log";

  private JobMarks() {}

  /** The most jobs that ran at once; how many there were is checked. */
  static int peak(Path folder, int jobs) throws IOException {
    List<String[]> lines =
        Files.readAllLines(folder.resolve("log")).stream()
            .map(line -> line.split(" ", 2))
            .sorted(Comparator.comparing((String[] line) -> line[1]))
            .toList();
    assertThat(lines).hasSize(2 * jobs);
    int now = 0;
    int most = 0;
    for (String[] line : lines) {
      now += line[0].equals("+") ? 1 : -1;
      most = Math.max(most, now);
    }
    return most;
  }

  /** That of the tests, without a jobserver. */
  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove(MakeFlags.NAME);
    return environment;
  }

  static boolean onPath(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
