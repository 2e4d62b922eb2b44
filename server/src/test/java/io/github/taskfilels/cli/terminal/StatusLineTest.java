package io.github.taskfilels.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.event.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private static final String ERASED = "\r\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final TerminalLock lock = new TerminalLock();
  private final StatusLine line = new StatusLine(lock, screen);

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void write(String text) throws IOException {
    OutputStream out = lock.checked(screen);
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itTellsWhatIsDoneAndWhatWorks() {
    for (int node = 1; node <= 3; node++) {
      line.accept(new RunEvent.NodeQueued(1, 0, node, "t" + node, 0, Reason.REQUESTED, ""));
    }
    line.accept(new RunEvent.NodeStarted(2, 1_000, 1, "t1"));
    line.accept(new RunEvent.NodeStarted(3, 3_000, 2, "t\u001b2"));
    assertThat(line.text(4_500)).isEqualTo("0/3 done; t1 3 s, t\\x1b2 1 s");
    line.accept(new RunEvent.NodeEnded(4, 5_000, 1, "t1", Outcome.SUCCEEDED, 1, 1));
    assertThat(line.text(5_000)).isEqualTo("1/3 done; t\\x1b2 2 s");
    line.accept(new RunEvent.NodeStarted(5, 5_000, 3, "x".repeat(100)));
    assertThat(line.text(5_000)).hasSize(76).endsWith("…");
  }

  @Test
  void outputStandsAboveIt() throws IOException {
    lock.status(screen, "1/2 done");
    write("out\n");
    assertThat(shown()).isEqualTo("1/2 done" + ERASED + "out\n1/2 done");
    lock.status(screen, "");
    assertThat(shown()).endsWith("1/2 done" + ERASED);
  }

  @Test
  void itNeverStandsInALineOfOutput() throws IOException {
    write("open");
    lock.status(screen, "1/2 done");
    assertThat(shown()).isEqualTo("open");
    write(" line\n");
    lock.status(screen, "2/2 done");
    assertThat(shown()).isEqualTo("open line\n2/2 done");
  }

  @Test
  void aQuestionTakesItAway() throws IOException {
    lock.status(screen, "1/2 done");
    lock.ask(
        screen,
        () -> {
          screen.print("sure? ");
          lock.status(screen, "2/2 done");
          return true;
        });
    assertThat(shown()).isEqualTo("1/2 done" + ERASED + "sure? ");
  }
}
