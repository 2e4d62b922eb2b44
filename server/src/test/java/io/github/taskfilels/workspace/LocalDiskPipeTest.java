package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.taskfilels.workspace.FileFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who opens a pipe waits for ever. */
@Tag("process")
class LocalDiskPipeTest {
  @TempDir Path folder;
  private final LocalDisk disk = new LocalDisk();

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsNeverOpened() throws Exception {
    Process made = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assumeTrue(made.waitFor(Duration.ofSeconds(5)) && made.exitValue() == 0, "no mkfifo here");
    assertThat(((FileFailure) disk.read(FileId.of(folder.resolve("pipe")))).reason())
        .isEqualTo(Reason.NOT_REGULAR);
    assertThat(disk.kind(folder.resolve("pipe"))).isEqualTo(PathKind.OTHER);
  }
}
