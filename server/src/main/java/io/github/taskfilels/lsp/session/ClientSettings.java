package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of section {@code taskfile}, as {@code PROTOCOL.md} lists them. Values of the wrong
 * type count as absent.
 *
 * @param severities rule id → {@code error}, {@code warning}, {@code information}, {@code hint} or
 *     {@code off}
 * @param discoveryExclude further folder names that are not searched
 * @param runConcurrency tasks at the same time; 0 means the number of processors
 * @param fingerprint what makes a task with sources out of date
 * @param runJobserver whether runs offer make's jobserver to their commands
 * @param runIsolate whether each command gets a PID namespace of its own
 */
public record ClientSettings(
    ImmutableMap<String, String> severities,
    boolean codeLens,
    ImmutableList<String> discoveryExclude,
    int runConcurrency,
    FingerprintMode fingerprint,
    boolean runJobserver,
    boolean runIsolate) {

  public static final ClientSettings DEFAULT =
      new ClientSettings(
          ImmutableMap.of(), true, ImmutableList.of(), 0, FingerprintMode.COMPAT, false, false);

  /** Reads what a client sent for the section; null gives the defaults. */
  public static ClientSettings of(@Nullable JsonElement section) {
    if (!(section instanceof JsonObject settings)) {
      return DEFAULT;
    }
    ImmutableMap.Builder<String, String> severities = ImmutableMap.builder();
    for (Map.Entry<String, JsonElement> entry :
        object(object(settings, "diagnostics"), "severity").entrySet()) {
      if (isString(entry.getValue())) {
        severities.put(entry.getKey(), entry.getValue().getAsString());
      }
    }
    JsonElement lens = object(settings, "codeLens").get("enabled");
    JsonObject run = object(settings, "run");
    JsonElement concurrency = run.get("concurrency");
    JsonElement fingerprint = run.get("fingerprint");
    ImmutableList.Builder<String> exclude = ImmutableList.builder();
    if (object(settings, "discovery").get("exclude") instanceof JsonArray names) {
      for (JsonElement name : names) {
        if (isString(name)) {
          exclude.add(name.getAsString());
        }
      }
    }
    return new ClientSettings(
        severities.buildOrThrow(),
        lens == null
            || !lens.isJsonPrimitive()
            || !lens.getAsJsonPrimitive().isBoolean()
            || lens.getAsBoolean(),
        exclude.build(),
        concurrency != null
                && concurrency.isJsonPrimitive()
                && concurrency.getAsJsonPrimitive().isNumber()
            ? Math.max(0, concurrency.getAsInt())
            : 0,
        fingerprint != null && isString(fingerprint)
            ? FingerprintMode.named(fingerprint.getAsString()).orElse(FingerprintMode.COMPAT)
            : FingerprintMode.COMPAT,
        run.get("jobserver") instanceof JsonPrimitive jobserver && jobserver.getAsBoolean(),
        run.get("isolate") instanceof JsonPrimitive isolate && isolate.getAsBoolean());
  }

  private static JsonObject object(JsonObject parent, String key) {
    return parent.get(key) instanceof JsonObject child ? child : new JsonObject();
  }

  private static boolean isString(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }
}
