package io.github.taskfilels.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {

  @Test
  void linesOfAnyLengthArriveWholeAndInOrder() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder expected = new StringBuilder();
    try (PrintWriter lines = new PrintWriter(new Utf8Writer(bytes))) {
      for (int i = 0; i < 3_000; i++) {
        String line =
            "täsk " + i + " 🚀".repeat(i % 7) + (i == 1_000 ? "x".repeat(50_000) : "") + "\n";
        lines.append(line);
        lines.append('|');
        expected.append(line).append('|');
      }
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
  }

  @Test
  void aFlushLeavesNothingBehind() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter lines = new PrintWriter(new Utf8Writer(bytes));
    lines.append("one\n").flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("one\n");
  }
}
