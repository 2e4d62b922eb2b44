package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.cli.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DefectTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void anUnexpectedExceptionIsReportedWithAnExitCodeOfItsOwn() {
    int exit = runWhereOutputThrows(() -> new IllegalStateException("the output is broken"));
    assertThat(exit).isEqualTo(70);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith(
            """
            taskfile-ls: this is a defect of taskfile-ls, which ends here:
            java.lang.IllegalStateException: the output is broken
            """)
        .contains("at io.github.taskfilels.cli.Main.", "This was taskfile-ls dev with Java 25")
        .endsWith("Please report it, with all of this text, where you got taskfile-ls from.\n");
  }

  @Test
  void soIsAnError() {
    assertThat(runWhereOutputThrows(() -> new AssertionError("impossible"))).isEqualTo(70);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("AssertionError: impossible");
  }

  private int runWhereOutputThrows(Supplier<Throwable> defect) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) {
            switch (defect.get()) {
              case Error error -> throw error;
              case RuntimeException exception -> throw exception;
              case Throwable other -> throw new AssertionError(other);
            }
          }
        };
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(broken, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            ImmutableMap.of(),
            Path.of("").toAbsolutePath(),
            false);
    return Main.run(console, List.of("--version"));
  }
}
