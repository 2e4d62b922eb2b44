package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send that they should not: each has its code, and the server goes on. */
@Timeout(120)
class WrongMessagesTest {
  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int INVALID_PARAMS = -32602;
  private static final int NOT_INITIALIZED = -32002;

  /** What is offered only to clients that ask for diagnostics. */
  private static final Set<String> PULLED =
      Set.of("textDocument/diagnostic", "workspace/diagnostic");

  private static final String TEXT = "version: '3'\ntasks: {a: {cmds: [{task: b}]}, b: echo}\n";

  @TempDir Path root;

  /** The code of the error that answers a request; 0 for a result. */
  private static int code(Wire wire, String method, @Nullable Object params) {
    try {
      CompletableFuture<?> answer = wire.raw.request(method, params);
      answer.get(30, TimeUnit.SECONDS);
      return 0;
    } catch (ExecutionException e) {
      ResponseErrorException error = (ResponseErrorException) e.getCause();
      assertThat(error.getResponseError().getMessage()).doesNotContain("java.", "Exception");
      return error.getResponseError().getCode();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(method + " " + params, e);
    }
  }

  /** Parameters of which some part is missing, null, of another type or out of range. */
  private static List<@Nullable Object> wrongParameters(String uri) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(null);
    all.add(JsonNull.INSTANCE);
    for (String json :
        List.of(
            "{}",
            "[]",
            "[1, 2]",
            "5",
            "\"text\"",
            "true",
            "{'textDocument': null, 'position': null}",
            "{'textDocument': {}, 'position': {}}",
            "{'textDocument': {'uri': null}, 'position': {'line': null}}",
            "{'textDocument': {'uri': {}}}",
            "{'textDocument': 'x', 'position': 'y'}",
            "{'textDocument': {'uri': 'URI'}, 'position': {'line': 'x', 'character': []}}",
            "{'textDocument': {'uri': 'URI'}, 'position': {'line': -1, 'character': -1}}",
            "{'textDocument': {'uri': 'URI'}, 'position': {'line': 2147483647, 'character': 1e9}}",
            "{'textDocument': {'uri': 'URI'}, 'position': {'line': 1e99, 'character': 0.5}}",
            "{'textDocument': {'uri': ''}, 'position': {'line': 0, 'character': 0}}",
            "{'textDocument': {'uri': 'file:///%00'}, 'position': {'line': 0, 'character': 0}}",
            "{'command': null, 'arguments': null}",
            "{'command': 'taskfile.run', 'arguments': [null]}",
            "{'command': 'taskfile.run', 'arguments': 7}",
            "{'command': 'taskfile.run', 'arguments': ['x']}",
            "{'command': 'taskfile.run', 'arguments': [{'root': 'URI', 'vars': {'A': null}}]}",
            "{'command': 'taskfile.run', 'arguments': [{'root': 'URI', 'cliArgs': [null]}]}",
            "{'command': 'taskfile.graph', 'arguments': [{'uri': 'URI', 'kind': 'none'}]}",
            "{'command': 'taskfile.cancel', 'arguments': [[]]}",
            "{'command': 'no.such'}",
            "{'root': 'URI', 'tasks': [null]}",
            "{'root': 'URI', 'tasks': {}}",
            "{'root': {}, 'vars': []}",
            "{'uri': {}, 'kind': 7}",
            "{'runId': {}}",
            "{'event': {'added': null, 'removed': [null]}}",
            "{'event': {'added': [{}], 'removed': [{'uri': null}]}}",
            "{'changes': [null]}",
            "{'changes': [{}]}",
            "{'changes': [{'uri': 'URI', 'type': 17}]}",
            "{'contentChanges': null, 'textDocument': {'uri': 'URI', 'version': null}}",
            "{'contentChanges': [null], 'textDocument': {'uri': 'URI', 'version': 'x'}}",
            "{'contentChanges': [{}], 'textDocument': {'uri': 'URI', 'version': 2}}",
            "{'contentChanges': [{'range': {}, 'text': ''}], 'textDocument': {'uri': 'URI'}}",
            "{'settings': null}",
            "{'settings': []}",
            "{'settings': {'taskfile': 7}}",
            "{'token': null}",
            "{'token': []}",
            "{'value': null}",
            "{'id': null}")) {
      all.add(JsonParser.parseString(json.replace('\'', '"').replace("URI", uri)));
    }
    return all;
  }

  private Wire open() {
    Wire wire = Wire.start(root, Map.of("Taskfile.yml", TEXT));
    wire.open("Taskfile.yml", TEXT);
    wire.awaitCodes("Taskfile.yml");
    return wire;
  }

  private static void assertServes(Wire wire) {
    assertThat(
            code(
                wire,
                "textDocument/documentSymbol",
                Map.of("textDocument", Map.of("uri", wire.uri("Taskfile.yml")))))
        .isZero();
    wire.change("Taskfile.yml", 99, TEXT.replace("task: b", "task: c"));
    wire.awaitCodes("Taskfile.yml", "task-missing");
  }

  @Test
  void parametersOfRequests() {
    try (Wire wire = open()) {
      for (String method : ServerMethods.ALL.keySet()) {
        if (ServerMethods.isRequest(method)
            && !method.equals("initialize")
            && !method.equals("shutdown")) {
          for (Object params : wrongParameters(wire.uri("Taskfile.yml"))) {
            int code = code(wire, method, params);
            if (!PULLED.contains(method) || code != METHOD_NOT_FOUND) {
              assertThat(code).as(method + " " + params).isIn(0, INVALID_PARAMS, -32803);
            }
          }
        }
      }
      assertServes(wire);
    }
  }

  @Test
  void parametersOfNotifications() {
    try (Wire wire = open()) {
      for (String method : ServerMethods.ALL.keySet()) {
        if (ServerMethods.isNotification(method)
            && !method.equals("exit")
            && !method.equals("initialized")) {
          for (Object params : wrongParameters(wire.uri("Taskfile.yml"))) {
            // What is no mistake for one method may be right for another: a close is one.
            if (!method.equals("textDocument/didClose")) {
              wire.raw.notify(method, params);
            }
          }
        }
      }
      wire.raw.notify("$/cancelRequest", null);
      wire.raw.notify("$/cancelRequest", Map.of());
      wire.open("Taskfile.yml", TEXT);
      assertServes(wire);
      assertThat(wire.editor.log)
          .extracting(MessageParams::getMessage)
          .noneMatch(message -> message.contains("java.") || message.contains("Exception"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "textDocument/documentColor",
        "textDocument/moniker",
        "textDocument/willSaveWaitUntil",
        "workspace/willCreateFiles",
        "$/unknown",
        "no/such",
        ""
      })
  void methodsThatAreNotOffered(String method) {
    try (Wire wire = open()) {
      for (Object params : wrongParameters(wire.uri("Taskfile.yml"))) {
        assertThat(code(wire, method, params)).as(method).isEqualTo(METHOD_NOT_FOUND);
        wire.raw.notify(method, params);
      }
      wire.raw.notify("workspace/didRenameFiles", Map.of("files", List.of()));
      wire.raw.notify("textDocument/willSave", Map.of());
      wire.raw.notify("$/unknown", null);
      assertServes(wire);
    }
  }

  @Test
  void requestsAndNotificationsBeforeInitialize() {
    Wire wire = Wire.silent(root);
    for (String method : List.of("textDocument/hover", "shutdown", "no/such", "taskfile/tasks")) {
      assertThat(code(wire, method, Map.of())).as(method).isEqualTo(NOT_INITIALIZED);
    }
    wire.open("Taskfile.yml", TEXT);
    assertThat(code(wire, "initialize", JsonNull.INSTANCE)).isEqualTo(INVALID_PARAMS);
    assertThat(code(wire, "initialize", List.of())).isEqualTo(INVALID_PARAMS);
    assertThat(code(wire, "initialize", new InitializeParams())).isZero();
    assertThat(wire.editor.published).isEmpty();
    wire.raw.notify("exit", null);
    assertThat(wire.awaitExit()).isEqualTo(1);
  }

  @Test
  void initializeAgainAndRequestsAfterShutdown() {
    Wire wire = open();
    assertThat(code(wire, "initialize", new InitializeParams())).isEqualTo(INVALID_REQUEST);
    assertServes(wire);
    assertThat(code(wire, "shutdown", null)).isZero();
    for (String method : List.of("shutdown", "initialize", "textDocument/hover", "no/such")) {
      assertThat(code(wire, method, Map.of())).as(method).isEqualTo(INVALID_REQUEST);
    }
    wire.open("Taskfile.yml", TEXT);
    wire.server.exit();
    assertThat(wire.awaitExit()).isZero();
  }

  @Test
  void whatIsNoMessageIsAnsweredWithoutAnId() {
    StringBuilder sent = new StringBuilder();
    for (String bytes : List.of("{nope", "[]", "7", "{}", "{\"jsonrpc\": \"2.0\"}", "")) {
      sent.append("Content-Length: ").append(bytes.length()).append("\r\n\r\n").append(bytes);
    }
    sent.append("Content-Length: x\r\n\r\n");
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    int exit =
        LanguageServerMain.run(
            new ByteArrayInputStream(sent.toString().getBytes(StandardCharsets.UTF_8)), answers);
    assertThat(exit).isZero();
    assertThat(answers.toString(StandardCharsets.UTF_8))
        .contains("\"error\":{\"code\":" + PARSE_ERROR, "\"id\":null")
        .doesNotContain("java.");
  }

  /** Positions, versions and the order of notifications that no client should send. */
  @Test
  void documentsThatAreHandledCarelessly() {
    try (Wire wire = open()) {
      wire.change("other.yml", 1, "never opened");
      wire.close("other.yml");
      Range far = new Range(new Position(7, 7), new Position(99, 99));
      wire.change("Taskfile.yml", 2, far, "wrong: 1\n");
      wire.awaitCodes("Taskfile.yml", "unknown-key");
      Range backwards = new Range(new Position(2, 8), new Position(2, 0));
      wire.change("Taskfile.yml", 1, backwards, "");
      Range negative = new Range(new Position(-3, -3), new Position(-1, 5));
      wire.change("Taskfile.yml", -5, negative, "");
      assertThat(
              Objects.requireNonNull(wire.awaitCodes("Taskfile.yml", "unknown-key").getVersion()))
          .isLessThanOrEqualTo(2);
      wire.close("Taskfile.yml");
      wire.close("Taskfile.yml");
      wire.open("Taskfile.yml", TEXT + "wrong: 1\n");
      wire.open("Taskfile.yml", TEXT);
      wire.awaitCodes("Taskfile.yml");
      assertServes(wire);
    }
  }
}
