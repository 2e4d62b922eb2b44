package io.github.taskfilels.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.engine.MemoryCommands;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.engine.Tasks;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromeTraceTest {
  @TempDir Path folder;
  private final StringWriter text = new StringWriter();
  private final CompletableFuture<Boolean> started = new CompletableFuture<>();

  private List<JsonObject> events(String phase) {
    JsonArray all = JsonParser.parseString(text.toString()).getAsJsonArray();
    List<JsonObject> found = new ArrayList<>();
    for (JsonElement element : all) {
      JsonObject event = element.getAsJsonObject();
      assertThat(event.keySet()).contains("name", "ph", "pid", "tid", "ts");
      assertThat(event.get("ts").getAsLong()).isNotNegative();
      if (event.get("ph").getAsString().equals(phase)) {
        found.add(event);
      }
    }
    return found;
  }

  private static long at(JsonObject event, String member) {
    return event.get(member).getAsLong();
  }

  @Test
  void everyTaskAndCommandIsThereAndRowsDoNotOverlap() throws Exception {
    Tasks tasks =
        new Tasks(folder)
            .task("all", List.of("a", "b", "c"), "true")
            .task("a", List.of(), "sleep 0.05")
            .task("b", List.of(), "sleep 0.02", "sleep 0.02")
            .task("c", List.of("a"), "exit 1");
    Runner.run(tasks.call("all"), 2, new MemoryCommands(), EventLog.to(new ChromeTrace(text)));
    Map<Long, Long> ends = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (JsonObject event : events("X")) {
      assertThat(at(event, "dur")).isNotNegative();
      names.add(event.get("cat").getAsString() + " " + event.get("name").getAsString());
      if (event.get("cat").getAsString().equals("task")) {
        long row = at(event, "tid");
        assertThat(at(event, "ts")).isGreaterThanOrEqualTo(ends.getOrDefault(row, 0L));
        ends.put(row, at(event, "ts") + at(event, "dur"));
      }
    }
    assertThat(names)
        .contains("task all", "task a", "task b", "task c", "command sleep 0.05", "command exit 1")
        .doesNotContain("command true");
    assertThat(events("M"))
        .extracting(event -> event.get("name").getAsString())
        .contains("process_name", "thread_name");
    assertThat(events("C")).isNotEmpty();
  }

  /** The slot is taken back a moment after the command has ended, or before. */
  @Test
  void aSlotIsLentInsideACommandAndCountedApart() {
    ChromeTrace trace = new ChromeTrace(text);
    Display display = Display.of("a");
    trace.accept(new RunEvent.RunStarted(1, 0, "id", ImmutableList.of("a"), 1, "bash"));
    trace.accept(new RunEvent.NodeStarted(2, 1, 1, "a"));
    trace.accept(new RunEvent.CommandStarted(3, 2, 1, "a", 1, "serve", true, display));
    trace.accept(new RunEvent.SlotLent(4, 10, 1, "a"));
    trace.accept(new RunEvent.SlotTakenBack(5, 15, 1, "a"));
    trace.accept(new RunEvent.SlotLent(6, 20, 1, "a"));
    trace.accept(new RunEvent.CommandEnded(7, 30, 1, "a", 1, new Exit.Exited(0), 28, false));
    trace.accept(new RunEvent.SlotTakenBack(8, 31, 1, "a"));
    trace.accept(new RunEvent.NodeEnded(9, 32, 1, "a", Outcome.SUCCEEDED, 31, 31));
    trace.accept(
        new RunEvent.RunEnded(10, 33, new RunResult(Outcome.SUCCEEDED, 33, ImmutableList.of())));
    assertThat(events("X"))
        .extracting(e -> e.get("name").getAsString() + " " + at(e, "ts") + " " + at(e, "dur"))
        .containsExactly(
            "slot lent 10000 5000", "slot lent 20000 10000", "serve 2000 28000", "a 1000 31000");
    assertThat(events("C"))
        .extracting(e -> e.getAsJsonObject("args"))
        .extracting(e -> at(e, "working") + " " + at(e, "lent"))
        .containsExactly("1 0", "0 1", "1 0", "0 1", "1 0", "0 0", "0 0");
  }

  @Test
  void aCancelledRunIsWrittenToItsEndAndSecretsAreMasked() throws Exception {
    TaskBody body =
        (worker, results) -> {
          worker.secret("hunter2");
          CommandSpec spec =
              CommandSpec.of("echo hunter2; hang", folder, ImmutableMap.copyOf(System.getenv()));
          worker.run(CommandRequest.of(spec, "slow"));
          return Step.done(Outcome.SUCCEEDED);
        };
    StringWriter log = new StringWriter();
    RunHandle run =
        Runner.start(
            RunRequest.of(ImmutableList.of(Call.of("slow", Reason.REQUESTED, () -> body)), 1),
            new MemoryCommands(),
            EventLog.to(
                new ChromeTrace(text),
                new JsonLines(log),
                event -> {
                  if (event instanceof RunEvent.Output) {
                    started.complete(true);
                  }
                }));
    started.join();
    run.cancel("enough");
    run.result().join();
    assertThat(events("X")).extracting(event -> event.get("name").getAsString()).contains("slow");
    assertThat(text.toString()).contains("*****").doesNotContain("hunter2").endsWith("]\n");
    assertThat(log.toString()).doesNotContain("hunter2");
    assertThat(log.toString().lines().toList().getLast()).contains("runEnded");
  }
}
