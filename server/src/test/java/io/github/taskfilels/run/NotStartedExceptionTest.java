package io.github.taskfilels.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NotStartedExceptionTest {
  @Test
  void oneSentenceSaysWhy() {
    IOException missing = new IOException("error=2, No such file or directory");
    assertThat(NotStartedException.of("/bin/bash", missing))
        .hasMessage("cannot start /bin/bash: error=2, No such file or directory")
        .hasCause(missing);
    IOException guesses =
        new IOException(
            "Failed to exec spawn helper: pid: 7, exit code: 127\nPossible reasons:\n  - Spawn helper");
    assertThat(NotStartedException.of("the command", guesses).reason())
        .startsWith("cannot start the command: ")
        .contains("ulimit -n")
        .doesNotContain("\n");
  }
}
