package io.github.taskfilels.lsp;

import com.google.common.collect.ImmutableList;
import com.google.common.reflect.TypeToken;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.protocol.TaskfileClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.LogTraceParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.jspecify.annotations.Nullable;

/**
 * The client at the other end of the wire: what this server says to it, and no more. Written out
 * for the reason of {@link ServerMethods}.
 */
record RemoteClient(Endpoint wire) implements TaskfileClient {
  private static final String SHOW_MESSAGE_REQUEST = "window/showMessageRequest";
  private static final String CONFIGURATION = "workspace/configuration";
  private static final String REGISTER = "client/registerCapability";
  private static final String UNREGISTER = "client/unregisterCapability";
  private static final String CREATE_PROGRESS = "window/workDoneProgress/create";
  private static final String REFRESH_CODE_LENSES = "workspace/codeLens/refresh";
  private static final String REFRESH_SEMANTIC_TOKENS = "workspace/semanticTokens/refresh";
  private static final String REFRESH_INLAY_HINTS = "workspace/inlayHint/refresh";
  private static final String REFRESH_DIAGNOSTICS = "workspace/diagnostic/refresh";

  /** The requests to the client, with the types of its answers. */
  static final ImmutableList<JsonRpcMethod> REQUESTS =
      ImmutableList.of(
          JsonRpcMethod.request(
              SHOW_MESSAGE_REQUEST, MessageActionItem.class, ShowMessageRequestParams.class),
          JsonRpcMethod.request(
              CONFIGURATION, new TypeToken<List<Object>>() {}.getType(), ConfigurationParams.class),
          JsonRpcMethod.request(REGISTER, Void.class, RegistrationParams.class),
          JsonRpcMethod.request(UNREGISTER, Void.class, UnregistrationParams.class),
          JsonRpcMethod.request(CREATE_PROGRESS, Void.class, WorkDoneProgressCreateParams.class),
          JsonRpcMethod.request(REFRESH_CODE_LENSES, Void.class),
          JsonRpcMethod.request(REFRESH_SEMANTIC_TOKENS, Void.class),
          JsonRpcMethod.request(REFRESH_INLAY_HINTS, Void.class),
          JsonRpcMethod.request(REFRESH_DIAGNOSTICS, Void.class));

  /** The type of an answer is the one that the table has for the method. */
  @SuppressWarnings("unchecked")
  private <T> CompletableFuture<T> ask(String method, @Nullable Object params) {
    return (CompletableFuture<T>) wire.request(method, params);
  }

  @Override
  public void telemetryEvent(Object object) {
    wire.notify("telemetry/event", object);
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    wire.notify("textDocument/publishDiagnostics", diagnostics);
  }

  @Override
  public void showMessage(MessageParams message) {
    wire.notify("window/showMessage", message);
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return ask(SHOW_MESSAGE_REQUEST, params);
  }

  @Override
  public void logMessage(MessageParams message) {
    wire.notify("window/logMessage", message);
  }

  @Override
  public void logTrace(LogTraceParams params) {
    wire.notify("$/logTrace", params);
  }

  @Override
  public void notifyProgress(ProgressParams params) {
    wire.notify("$/progress", params);
  }

  @Override
  public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
    return ask(CONFIGURATION, params);
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    return ask(REGISTER, params);
  }

  @Override
  public CompletableFuture<Void> unregisterCapability(UnregistrationParams params) {
    return ask(UNREGISTER, params);
  }

  @Override
  public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
    return ask(CREATE_PROGRESS, params);
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    return ask(REFRESH_CODE_LENSES, null);
  }

  @Override
  public CompletableFuture<Void> refreshSemanticTokens() {
    return ask(REFRESH_SEMANTIC_TOKENS, null);
  }

  @Override
  public CompletableFuture<Void> refreshInlayHints() {
    return ask(REFRESH_INLAY_HINTS, null);
  }

  @Override
  public CompletableFuture<Void> refreshDiagnostics() {
    return ask(REFRESH_DIAGNOSTICS, null);
  }

  @Override
  public void runEvent(Protocol.RunEvents events) {
    wire.notify("taskfile/runEvent", events);
  }

  @Override
  public void graphChanged(Protocol.GraphChanged changed) {
    wire.notify("taskfile/graphChanged", changed);
  }

  @Override
  public void includedFiles(Protocol.IncludedFiles files) {
    wire.notify("taskfile/includedFiles", files);
  }
}
