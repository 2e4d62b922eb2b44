package io.github.taskfilels.run.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.StreamKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunEventJsonTest {
  @Test
  void everyKindOfEventHasItsForm() {
    assertThat(
            RunEventJson.line(
                new RunEvent.RunStarted(
                    1, 2, "id", ImmutableList.of("a", "b"), 4, "bash 5.2 (/bin/bash)")))
        .isEqualTo(
            "{\"seq\":1,\"at\":2,\"event\":\"runStarted\",\"schema\":1,\"runId\":\"id\",\"requested\":[\"a\",\"b\"],"
                + "\"concurrency\":4,\"shell\":\"bash 5.2 (/bin/bash)\"}");
    assertThat(RunEventJson.line(new RunEvent.NodeQueued(3, 4, 2, "x:y", 1, Reason.DEP, "0a")))
        .isEqualTo(
            "{\"seq\":3,\"at\":4,\"event\":\"nodeQueued\",\"node\":2,\"task\":\"x:y\",\"parent\":1,\"reason\":\"dep\",\"variant\":\"0a\"}");
    assertThat(RunEventJson.line(new RunEvent.NodeQueued(3, 4, 1, "a", 0, Reason.REQUESTED, "")))
        .doesNotContain("parent");
    assertThat(RunEventJson.line(new RunEvent.NodeReady(3, 4, 1, "a")))
        .isEqualTo("{\"seq\":3,\"at\":4,\"event\":\"nodeReady\",\"node\":1,\"task\":\"a\"}");
    assertThat(RunEventJson.line(new RunEvent.NodeWaiting(3, 4, 1, "a", ImmutableList.of(2, 3))))
        .endsWith("\"event\":\"nodeWaiting\",\"node\":1,\"task\":\"a\",\"on\":[2,3]}");
    assertThat(RunEventJson.line(new RunEvent.NodeJoined(3, 4, 5, "a", 2)))
        .endsWith("\"owner\":2}");
    assertThat(
            RunEventJson.line(
                new RunEvent.CommandStarted(5, 6, 1, "a", 9, "echo <&>", true, Display.of("a"))))
        .isEqualTo(
            "{\"seq\":5,\"at\":6,\"event\":\"commandStarted\",\"node\":1,\"task\":\"a\",\"command\":9,\"text\":\"echo <&>\","
                + "\"echo\":true,\"name\":\"a\",\"prefix\":\"a\"}");
    assertThat(
            RunEventJson.line(
                new RunEvent.CommandEnded(
                    5, 6, 1, "a", 9, new Exit.TimedOut(Duration.ofSeconds(1)), 1003, false)))
        .endsWith("\"command\":9,\"exit\":124,\"how\":\"timedOut\",\"millis\":1003}");
    assertThat(
            RunEventJson.line(
                new RunEvent.NodeEnded(
                    7, 8, 1, "a", Outcome.failed(Failure.cycle(ImmutableList.of("a", "a"))), 0, 0)))
        .endsWith(
            "\"status\":\"failed\",\"failure\":\"task cycle: a -> a\",\"cycle\":[\"a\",\"a\"],\"millis\":0,\"activeMillis\":0}");
    assertThat(
            RunEventJson.line(
                new RunEvent.NodeEnded(7, 8, 1, "a", Outcome.upToDate("sources"), 1, 1)))
        .contains("\"status\":\"upToDate\",\"why\":\"sources\"");
    assertThat(
            RunEventJson.line(
                new RunEvent.RunEnded(
                    9,
                    10,
                    new RunResult(Outcome.failed(Failure.other("no")), 12, ImmutableList.of(77L)))))
        .isEqualTo(
            "{\"seq\":9,\"at\":10,\"event\":\"runEnded\",\"status\":\"failed\",\"failure\":\"no\",\"exit\":201,\"millis\":12,"
                + "\"survivors\":[77]}");
  }

  @Test
  void outputIsTextOrElseBase64() {
    assertThat(
            RunEventJson.line(
                new RunEvent.Output(
                    1, 2, 3, "a", 4, StreamKind.STDERR, Bytes.utf8("h\u00e9\n\u001b[0m"))))
        .isEqualTo(
            "{\"seq\":1,\"at\":2,\"event\":\"output\",\"node\":3,\"task\":\"a\",\"command\":4,\"stream\":\"stderr\","
                + "\"text\":\"h\u00e9\\n\\u001b[0m\"}");
    assertThat(
            RunEventJson.line(
                new RunEvent.Output(
                    1, 2, 3, "a", 4, StreamKind.STDOUT, Bytes.copyOf(new byte[] {(byte) 0xff, 0}))))
        .endsWith("\"stream\":\"stdout\",\"base64\":\"/wA=\"}");
  }

  @Test
  void durationsAreWrittenAsGoWritesThem() {
    assertThat(new GoDuration(Duration.ofMillis(300).toNanos())).hasToString("300ms");
    assertThat(new GoDuration(Duration.ofMillis(1500).toNanos())).hasToString("1.5s");
    assertThat(new GoDuration(Duration.ofMinutes(5).toNanos())).hasToString("5m0s");
    assertThat(new GoDuration(Duration.ofSeconds(3601).toNanos())).hasToString("1h0m1s");
    assertThat(new GoDuration(Duration.ofNanos(1500).toNanos())).hasToString("1.5µs");
    assertThat(new GoDuration(Duration.ZERO.toNanos())).hasToString("0s");
  }
}
