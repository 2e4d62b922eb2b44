package io.github.taskfilels.run.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.StreamKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
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
    assertThat(RunEventJson.line(new RunEvent.SlotLent(3, 4, 1, "a")))
        .isEqualTo("{\"seq\":3,\"at\":4,\"event\":\"slotLent\",\"node\":1,\"task\":\"a\"}");
    assertThat(RunEventJson.line(new RunEvent.SlotTakenBack(3, 4, 1, "a")))
        .isEqualTo("{\"seq\":3,\"at\":4,\"event\":\"slotTakenBack\",\"node\":1,\"task\":\"a\"}");
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

  @Test
  void everyKindHasAForm() {
    assertThat(RunEventForm.ALL.stream().map(RunEventForm::type))
        .containsExactlyInAnyOrder((Class[]) RunEvent.class.getPermittedSubclasses());
  }

  /** Wherever an event has an optional part there is one with and one without it. */
  private static final ImmutableList<RunEvent> SAMPLES =
      ImmutableList.of(
          new RunEvent.RunStarted(1, 2, "id", ImmutableList.of("a"), 4, "bash"),
          new RunEvent.NodeQueued(1, 2, 3, "a", 1, Reason.DEFERRED, "0a"),
          new RunEvent.NodeQueued(1, 2, 3, "a", 0, Reason.REQUESTED, ""),
          new RunEvent.NodeReady(1, 2, 3, "a"),
          new RunEvent.NodeStarted(1, 2, 3, "a"),
          new RunEvent.NodeWaiting(1, 2, 3, "a", ImmutableList.of(4)),
          new RunEvent.SlotLent(1, 2, 3, "a"),
          new RunEvent.SlotTakenBack(1, 2, 3, "a"),
          new RunEvent.NodeResumed(1, 2, 3, "a"),
          new RunEvent.NodeJoined(1, 2, 3, "a", 4),
          new RunEvent.CommandStarted(
              1, 2, 3, "a", 4, "x", true, new Display("a", "p", "b", "e", true)),
          new RunEvent.CommandStarted(1, 2, 3, "a", 4, "x", true, Display.of("a")),
          new RunEvent.Output(1, 2, 3, "a", 4, StreamKind.STDERR, Bytes.utf8("x")),
          new RunEvent.Output(
              1, 2, 3, "a", 4, StreamKind.STDOUT, Bytes.copyOf(new byte[] {(byte) 0xff})),
          new RunEvent.CommandEnded(1, 2, 3, "a", 4, new Exit.NotStarted("no"), 5, true),
          new RunEvent.CommandEnded(1, 2, 3, "a", 4, new Exit.Exited(0), 5, false),
          new RunEvent.Note(
              1, 2, 3, "a", new Message(Message.Level.GOOD, StreamKind.STDERR, "text")),
          new RunEvent.Note(1, 2, 0, "", new Message(Message.Level.INFO, StreamKind.STDOUT, "")),
          new RunEvent.NodeEnded(1, 2, 3, "a", Outcome.upToDate("sources"), 1, 1),
          new RunEvent.NodeEnded(
              1, 2, 3, "a", Outcome.failed(Failure.cycle(ImmutableList.of("a", "a"))), 0, 0),
          new RunEvent.RunEnded(
              1, 2, new RunResult(Outcome.skipped("if"), 12, ImmutableList.of(77L))),
          new RunEvent.RunEnded(
              1,
              2,
              new RunResult(
                  Outcome.failed(Failure.cycle(ImmutableList.of("a"))), 12, ImmutableList.of())));

  @Test
  void everyMemberIsOfTheTypeThatItsFormSays() {
    Set<String> seen = new HashSet<>();
    Set<String> missed = new HashSet<>();
    for (RunEvent event : SAMPLES) {
      JsonObject json = RunEventJson.object(event);
      RunEventForm<?> form = RunEventForm.of(event);
      Set<String> known = new HashSet<>(Set.of("seq", "at", "event"));
      for (RunEventForm.Member<?> member : form.members()) {
        String name = form.name() + "." + member.name();
        known.add(member.name());
        if (json.has(member.name())) {
          seen.add(name);
          assertThat(isOf(member.type(), json.get(member.name())))
              .as(name + " is of " + member.type())
              .isTrue();
        } else {
          missed.add(name);
          assertThat(member.optional()).as(name + " may be left out").isTrue();
        }
      }
      assertThat(json.keySet()).isSubsetOf(known);
    }
    for (RunEventForm<?> form : RunEventForm.ALL) {
      for (RunEventForm.Member<?> member : form.members()) {
        String name = form.name() + "." + member.name();
        assertThat(seen).contains(name);
        assertThat(missed.contains(name)).as(name).isEqualTo(member.optional());
      }
    }
  }

  private static boolean isOf(String type, JsonElement value) {
    return switch (type) {
      case "number" -> value.getAsJsonPrimitive().isNumber();
      case "boolean" -> value.getAsJsonPrimitive().isBoolean();
      case "string" -> value.getAsJsonPrimitive().isString();
      case "readonly string[]" ->
          value.getAsJsonArray().asList().stream().allMatch(one -> isOf("string", one));
      case "readonly number[]" ->
          value.getAsJsonArray().asList().stream().allMatch(one -> isOf("number", one));
      default -> Splitter.on(" | ").splitToList(type).contains(value.toString());
    };
  }
}
