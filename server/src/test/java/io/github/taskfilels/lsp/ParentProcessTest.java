package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server ends with the process that its client named. */
@Tag("process")
class ParentProcessTest {
  @TempDir Path root;

  @Test
  void theServerEndsWithItsParent() throws Exception {
    Process parent = new ProcessBuilder("sleep", "60").start();
    Wire wire = Wire.start(root, Map.of(), params -> params.setProcessId((int) parent.pid()));
    parent.destroyForcibly().waitFor();
    assertThat(wire.awaitExit()).isEqualTo(1);
  }
}
