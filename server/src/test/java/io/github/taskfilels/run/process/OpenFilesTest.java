package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFilesTest {
  private static String limits(String files) {
    return """
        Limit                     Soft Limit           Hard Limit           Units
        Max cpu time              unlimited            unlimited            seconds
        Max open files            %-20s 524288               files
        Max locked memory         8388608              8388608              bytes
        """
        .formatted(files);
  }

  @ParameterizedTest(name = "{0} wanted, {1} files: {2}")
  @CsvSource({
    "0, 1024, 128",
    "200, 1024, 128",
    "100, 1024, 100",
    "0, 524288, 0",
    "5000, 524288, 5000",
    "0, unlimited, 0",
    "0, 100, 1",
  })
  void noMoreRunThanTheOpenFilesAreEnoughFor(int wanted, String files, int commands) {
    assertThat(OpenFiles.commands(wanted, 64, limits(files))).isEqualTo(commands);
  }

  @Test
  void withoutAWordOfTheSystemThereIsNoLimit() {
    assertThat(OpenFiles.commands(0, 64, "")).isZero();
  }
}
