package io.github.taskfilels.run.event;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import java.util.Locale;
import java.util.Optional;

/** Writes events as JSON; {@link RunEvent} says what is in it. */
public final class RunEventJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private RunEventJson() {}

  /** One line of the event log, without newline. */
  public static String line(RunEvent event) {
    return GSON.toJson(object(event));
  }

  /** The event as a JSON object. */
  public static JsonObject object(RunEvent event) {
    JsonObject json = new JsonObject();
    json.addProperty("seq", event.seq());
    json.addProperty("at", event.at());
    String name = event.getClass().getSimpleName();
    json.addProperty("event", Character.toLowerCase(name.charAt(0)) + name.substring(1));
    switch (event) {
      case RunEvent.RunStarted e -> {
        json.addProperty("schema", RunEvent.SCHEMA);
        json.addProperty("runId", e.runId());
        JsonArray requested = new JsonArray();
        e.requested().forEach(requested::add);
        json.add("requested", requested);
        json.addProperty("concurrency", e.concurrency());
        json.addProperty("shell", e.shell());
      }
      case RunEvent.NodeQueued e -> {
        node(json, e.node(), e.task());
        if (e.parent() != 0) {
          json.addProperty("parent", e.parent());
        }
        json.addProperty("reason", e.reason().name().toLowerCase(Locale.ROOT));
        if (!e.variant().isEmpty()) {
          json.addProperty("variant", e.variant());
        }
      }
      case RunEvent.NodeReady e -> node(json, e.node(), e.task());
      case RunEvent.NodeStarted e -> node(json, e.node(), e.task());
      case RunEvent.NodeResumed e -> node(json, e.node(), e.task());
      case RunEvent.NodeWaiting e -> {
        node(json, e.node(), e.task());
        JsonArray on = new JsonArray();
        e.on().forEach(on::add);
        json.add("on", on);
      }
      case RunEvent.NodeJoined e -> {
        node(json, e.node(), e.task());
        json.addProperty("owner", e.owner());
      }
      case RunEvent.CommandStarted e -> started(json, e);
      case RunEvent.Output e -> {
        node(json, e.node(), e.task());
        json.addProperty("command", e.command());
        json.addProperty("stream", e.stream().name().toLowerCase(Locale.ROOT));
        Optional<String> text = e.bytes().text();
        json.addProperty(text.isPresent() ? "text" : "base64", text.orElseGet(e.bytes()::base64));
      }
      case RunEvent.CommandEnded e -> {
        node(json, e.node(), e.task());
        json.addProperty("command", e.command());
        exit(json, e.exit());
        json.addProperty("millis", e.millis());
        if (e.ignored()) {
          json.addProperty("ignored", true);
        }
      }
      case RunEvent.Note e -> {
        if (e.node() != 0) {
          node(json, e.node(), e.task());
        }
        json.addProperty("text", e.message().text());
        json.addProperty("stream", e.message().stream().name().toLowerCase(Locale.ROOT));
        json.addProperty("level", e.message().level().name().toLowerCase(Locale.ROOT));
      }
      case RunEvent.NodeEnded e -> {
        node(json, e.node(), e.task());
        outcome(json, e.outcome());
        json.addProperty("millis", e.millis());
        json.addProperty("activeMillis", e.activeMillis());
      }
      case RunEvent.RunEnded e -> {
        outcome(json, e.result().outcome());
        json.addProperty("exit", e.result().exitCode(false));
        json.addProperty("millis", e.result().millis());
        if (!e.result().survivors().isEmpty()) {
          JsonArray survivors = new JsonArray();
          e.result().survivors().forEach(survivors::add);
          json.add("survivors", survivors);
        }
      }
    }
    return json;
  }

  private static void node(JsonObject json, int node, String task) {
    json.addProperty("node", node);
    json.addProperty("task", task);
  }

  private static void started(JsonObject json, RunEvent.CommandStarted e) {
    node(json, e.node(), e.task());
    json.addProperty("command", e.command());
    json.addProperty("text", e.text());
    json.addProperty("echo", e.echo());
    json.addProperty("name", e.display().name());
    json.addProperty("prefix", e.display().prefix());
    if (e.display().begin() != null) {
      json.addProperty("begin", e.display().begin());
    }
    if (e.display().end() != null) {
      json.addProperty("end", e.display().end());
    }
    if (e.display().raw()) {
      json.addProperty("raw", true);
    }
  }

  private static void exit(JsonObject json, Exit exit) {
    json.addProperty("exit", exit.code());
    json.addProperty(
        "how",
        switch (exit) {
          case Exit.Exited _ -> "exited";
          case Exit.TimedOut _ -> "timedOut";
          case Exit.Cancelled _ -> "cancelled";
          case Exit.NotStarted _ -> "notStarted";
        });
    if (exit instanceof Exit.NotStarted(String why)) {
      json.addProperty("why", why);
    }
  }

  private static void outcome(JsonObject json, Outcome outcome) {
    json.addProperty(
        "status",
        switch (outcome.status()) {
          case SUCCEEDED -> "succeeded";
          case FAILED -> "failed";
          case SKIPPED -> "skipped";
          case UP_TO_DATE -> "upToDate";
          case CANCELLED -> "cancelled";
        });
    if (!outcome.note().isEmpty()) {
      json.addProperty("why", outcome.note());
    }
    Failure failure = outcome.failure();
    if (failure != null) {
      json.addProperty("failure", failure.message());
      if (!failure.cycle().isEmpty()) {
        JsonArray cycle = new JsonArray();
        failure.cycle().forEach(cycle::add);
        json.add("cycle", cycle);
      }
    }
  }
}
