package io.github.taskfilels.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.StreamKind;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineGateTest {
  /**
   * Writers that write numbered lines in pieces cut anywhere: every line comes out whole and in its
   * writer's order.
   */
  @Test
  void everyLineIsWholeHoweverItWasCut() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      LineGate gate =
          new LineGate(new RunScreen(out, OutputStream.nullOutputStream()), random.nextBoolean());
      int writers = 2 + random.nextInt(4);
      List<StringBuilder> rest = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 10; line++) {
          text.append("<%d:%d>\n".formatted(writer, line));
        }
        rest.add(text);
      }
      while (rest.stream().anyMatch(text -> !text.isEmpty())) {
        int writer = random.nextInt(writers);
        StringBuilder text = rest.get(writer);
        int length = Math.min(text.length(), 1 + random.nextInt(12));
        if (length > 0) {
          gate.write(writer + 1, StreamKind.STDOUT, Bytes.utf8(text.substring(0, length)), 0);
          text.delete(0, length);
          if (text.isEmpty()) {
            gate.end(writer + 1, 0);
          }
        }
      }
      List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).as("seed " + seed).hasSize(writers * 10);
      for (int writer = 0; writer < writers; writer++) {
        String mark = "<" + writer + ":";
        List<String> expected = new ArrayList<>();
        for (int line = 0; line < 10; line++) {
          expected.add(mark + line + ">");
        }
        assertThat(lines.stream().filter(line -> line.startsWith(mark)))
            .as("seed " + seed)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aWriterThatEndsInTheMiddleOfALineLetsTheOthersGo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineGate gate = new LineGate(new RunScreen(out, OutputStream.nullOutputStream()), false);
    gate.write(1, StreamKind.STDOUT, Bytes.utf8("a"), 0);
    gate.write(2, StreamKind.STDOUT, Bytes.utf8("b"), 0);
    gate.end(2, 0);
    gate.write(3, StreamKind.STDOUT, Bytes.utf8("c\n"), 0);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a");
    gate.end(1, 0);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("abc\n");
  }
}
