package io.github.taskfilels.lsp;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.Streams;
import com.google.gson.JsonParseException;
import io.github.taskfilels.lsp.convert.TextEditForm;
import io.github.taskfilels.lsp.protocol.TaskfileClient;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.jspecify.annotations.Nullable;

/**
 * Connects a server with its client by {@link ServerEndpoint}. What the library for JSON-RPC logs
 * goes to standard error in one line each, for an editor shows that to people.
 */
final class ServerLauncher extends Launcher.Builder<TaskfileClient> {
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

  static {
    LIBRARY.setUseParentHandlers(false);
    // Below that are messages which this server answers or logs itself.
    LIBRARY.setLevel(Level.SEVERE);
    LIBRARY.addHandler(new OneLine());
  }

  private final TaskfileLanguageServer server;
  private @Nullable ServerEndpoint endpoint;

  ServerLauncher(TaskfileLanguageServer server) {
    this.server = server;
    setLocalService(server);
    setRemoteInterface(TaskfileClient.class);
    configureGson(TextEditForm::configure);
  }

  @Override
  protected Map<String, JsonRpcMethod> getSupportedMethods() {
    return Streams.concat(
            ServerMethods.ALL.values().stream().map(ServerMethods.Method::rpc),
            RemoteClient.REQUESTS.stream())
        .collect(toImmutableMap(JsonRpcMethod::getMethodName, method -> method));
  }

  @Override
  protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler jsonHandler) {
    ServerEndpoint created =
        new ServerEndpoint(
            new StreamMessageConsumer(output, jsonHandler),
            new ServerMethods(server),
            server::phase,
            server::log);
    jsonHandler.setMethodProvider(created);
    created.setJsonHandler(jsonHandler);
    endpoint = created;
    return created;
  }

  @Override
  protected TaskfileClient createProxy(RemoteEndpoint remote) {
    TaskfileClient client = new RemoteClient(remote);
    server.connect(client);
    return client;
  }

  @Override
  protected ConcurrentMessageProcessor createMessageProcessor(
      MessageProducer reader, MessageConsumer consumer, TaskfileClient client) {
    ServerEndpoint created = Objects.requireNonNull(endpoint, "created before");
    return super.createMessageProcessor(
        new Input(created, Objects.requireNonNull(created.getJsonHandler())), consumer, client);
  }

  /** Answers what is no JSON instead of only logging it. */
  private final class Input extends StreamMessageProducer {
    private final ServerEndpoint answering;

    Input(ServerEndpoint answering, MessageJsonHandler jsonHandler) {
      super(input, jsonHandler, answering);
      this.answering = answering;
    }

    @Override
    protected void fireError(Throwable error) {
      if (error instanceof JsonParseException) {
        answering.unreadable();
      } else {
        super.fireError(error);
      }
    }
  }

  /** Writes the first line of each record, and of what was thrown its own words. */
  private static final class OneLine extends Handler {
    @Override
    public void publish(LogRecord logged) {
      String message = String.valueOf(logged.getMessage());
      Throwable thrown = logged.getThrown();
      System.err.println(
          "taskfile-ls: "
              + message.lines().findFirst().orElse("")
              + (thrown == null ? "" : ": " + thrown.toString().lines().findFirst().orElse("")));
    }

    @Override
    public void flush() {
      System.err.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
