package io.github.taskfilels.run.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run in the Trace Event Format of Chrome, for {@code chrome://tracing} and Perfetto: the
 * array form, one event in a line. A row is what one worker could have done: the tasks on it worked
 * one after the other. Inside a task stand its commands, and inside those when it lent its slot.
 * The counter shows how many tasks work, with the slots that are lent counted apart, and how many
 * wait.
 */
public final class ChromeTrace implements RunEventSink {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final int MICROS = 1_000;

  private final Writer writer;
  private final Map<Integer, Working> working = new HashMap<>();
  private final Map<Integer, String> reasons = new HashMap<>();
  private final Map<Integer, RunEvent.CommandStarted> commands = new HashMap<>();
  private final Map<Integer, Long> lentSince = new HashMap<>();
  private final BitSet lending = new BitSet();
  private final BitSet rows = new BitSet();
  private final BitSet named = new BitSet();
  private final BitSet waiting = new BitSet();
  private long begin;
  private boolean first = true;

  /** To a writer, which should be buffered and in UTF-8; the caller closes it. */
  public ChromeTrace(Writer writer) {
    this.writer = writer;
  }

  private record Working(int row, long since) {}

  @Override
  public void accept(RunEvent event) {
    try {
      take(event);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write the trace", failure);
    }
  }

  private void take(RunEvent event) throws IOException {
    switch (event) {
      case RunEvent.RunStarted e -> {
        begin = e.at();
        writer.write("[\n");
        metadata("process_name", 0, "task " + String.join(" ", e.requested()));
      }
      case RunEvent.NodeQueued e ->
          reasons.put(e.node(), e.reason().name().toLowerCase(Locale.ROOT));
      case RunEvent.NodeStarted e -> starts(e.node(), e.at());
      case RunEvent.NodeResumed e -> starts(e.node(), e.at());
      case RunEvent.NodeReady e -> {
        stops(e.node(), e.task(), e.at(), null);
        waiting.set(e.node());
        counter(e.at());
      }
      case RunEvent.SlotLent e -> {
        lending.set(e.node());
        lentSince.put(e.node(), e.at());
        counter(e.at());
      }
      case RunEvent.SlotTakenBack e -> {
        lending.clear(e.node());
        lent(e.node(), e.at());
        counter(e.at());
      }
      case RunEvent.NodeWaiting e -> stops(e.node(), e.task(), e.at(), null);
      case RunEvent.NodeJoined e -> stops(e.node(), e.task(), e.at(), null);
      case RunEvent.NodeEnded e -> stops(e.node(), e.task(), e.at(), e.outcome());
      case RunEvent.CommandStarted e -> commands.put(e.command(), e);
      case RunEvent.CommandEnded e -> command(e);
      case RunEvent.RunEnded e -> {
        counter(e.at());
        writer.write("\n]\n");
        writer.flush();
      }
      case RunEvent.Output _, RunEvent.Note _ -> {}
    }
  }

  private void starts(int node, long at) throws IOException {
    int row = rows.nextClearBit(1);
    rows.set(row);
    waiting.clear(node);
    working.put(node, new Working(row, at));
    if (!named.get(row)) {
      named.set(row);
      metadata("thread_name", row, "worker " + row);
    }
    counter(at);
  }

  private void stops(int node, String task, long at, @Nullable Outcome outcome) throws IOException {
    waiting.clear(node);
    Working was = working.remove(node);
    if (was == null) {
      return;
    }
    rows.clear(was.row());
    JsonObject args = new JsonObject();
    args.addProperty("node", node);
    args.addProperty("reason", reasons.getOrDefault(node, ""));
    if (outcome != null) {
      args.addProperty("status", outcome.status().name().toLowerCase(Locale.ROOT));
      Failure failure = outcome.failure();
      if (failure != null) {
        args.addProperty("failure", failure.message());
      }
    }
    complete(task, "task", was.row(), was.since(), at, args);
    counter(at);
  }

  /** Until it was taken back or the command ended, of which one is told soon after the other. */
  private void lent(int node, long at) throws IOException {
    Long since = lentSince.remove(node);
    Working on = working.get(node);
    if (since != null && on != null) {
      complete("slot lent", "lent", on.row(), since, at, new JsonObject());
    }
  }

  private void command(RunEvent.CommandEnded ended) throws IOException {
    lent(ended.node(), ended.at());
    RunEvent.CommandStarted started = commands.remove(ended.command());
    Working on = working.get(ended.node());
    if (started == null || on == null) {
      return;
    }
    JsonObject args = new JsonObject();
    args.addProperty("command", started.text());
    args.addProperty("exit", ended.exit().code());
    complete(started.text(), "command", on.row(), started.at(), ended.at(), args);
  }

  /** An event with a begin and an end. */
  private void complete(String name, String category, int row, long from, long to, JsonObject args)
      throws IOException {
    JsonObject json = event(name, "X", row, from);
    json.addProperty("cat", category);
    json.addProperty("dur", (to - from) * MICROS);
    json.add("args", args);
    write(json);
  }

  private void counter(long at) throws IOException {
    JsonObject args = new JsonObject();
    args.addProperty("working", working.size() - lending.cardinality());
    args.addProperty("lent", lending.cardinality());
    args.addProperty("waiting", waiting.cardinality());
    JsonObject json = event("tasks", "C", 0, at);
    json.add("args", args);
    write(json);
  }

  private void metadata(String what, int row, String name) throws IOException {
    JsonObject args = new JsonObject();
    args.addProperty("name", name);
    JsonObject json = event(what, "M", row, begin);
    json.add("args", args);
    write(json);
  }

  private JsonObject event(String name, String phase, int row, long at) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("ph", phase);
    json.addProperty("pid", 1);
    json.addProperty("tid", row);
    json.addProperty("ts", (at - begin) * MICROS);
    return json;
  }

  private void write(JsonObject json) throws IOException {
    writer.write(first ? "" : ",\n");
    first = false;
    writer.write(Printable.json(GSON.toJson(json)));
  }
}
