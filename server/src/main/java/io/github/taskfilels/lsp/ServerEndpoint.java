package io.github.taskfilels.lsp;

import io.github.taskfilels.lsp.session.ClientLog;
import io.github.taskfilels.lsp.session.Failures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of the wire. What a client may not send, now or at all, is answered here with
 * the codes that the protocol has for it, and never reaches a handler: requests before {@code
 * initialize}, after {@code shutdown} and to methods that are not offered, and parameters of the
 * wrong shape. Notifications have no answer, so what is wrong with one is a line in the log.
 */
final class ServerEndpoint extends RemoteEndpoint {

  /** Where a session stands, which decides what a client may send. */
  enum Phase {
    NEW,
    SERVING,
    SHUT_DOWN
  }

  /** How Gson names the place of what it cannot read. */
  private static final Pattern PLACE = Pattern.compile("path \\$\\.(params[^\\s]*)");

  private final MessageConsumer out;
  private final Endpoint local;
  private final Supplier<Phase> phase;
  private final Supplier<ClientLog> log;

  ServerEndpoint(
      MessageConsumer out, Endpoint local, Supplier<Phase> phase, Supplier<ClientLog> log) {
    super(out, new Guarded(local, log), Failures::toResponseError);
    this.out = out;
    this.local = local;
    this.phase = phase;
    this.log = log;
  }

  /** Logs a failure of the server itself, which the client is told of in general words only. */
  private record Guarded(Endpoint local, Supplier<ClientLog> log) implements Endpoint {
    @Override
    public CompletableFuture<?> request(String method, @Nullable Object parameter) {
      try {
        return local.request(method, parameter);
      } catch (RuntimeException | Error e) {
        Throwable cause = Failures.cause(e);
        if (!(cause instanceof ResponseErrorException)) {
          log.get().failure(method, cause);
        }
        return CompletableFuture.failedFuture(cause);
      }
    }

    @Override
    public void notify(String method, @Nullable Object parameter) {
      local.notify(method, parameter);
    }
  }

  @Override
  protected void handleRequest(RequestMessage request) {
    String method = request.getMethod();
    ResponseError refusal = refusal(method);
    if (refusal == null && request.getParams() == null && !ServerMethods.isBare(method)) {
      refusal = error(ResponseErrorCode.InvalidParams, method + " needs parameters");
    }
    if (refusal == null) {
      super.handleRequest(request);
    } else {
      out.consume(createErrorResponseMessage(request, refusal));
    }
  }

  private @Nullable ResponseError refusal(String method) {
    Phase now = phase.get();
    if (now == Phase.SHUT_DOWN) {
      return error(
          ResponseErrorCode.InvalidRequest,
          "the server was shut down; only the notification exit may follow");
    }
    boolean initialize = method.equals("initialize");
    if (now == Phase.NEW && !initialize) {
      return Failures.notInitialized().getResponseError();
    }
    if (now == Phase.SERVING && initialize) {
      return error(
          ResponseErrorCode.InvalidRequest,
          "initialize is the first request of a session and comes only once");
    }
    return ServerMethods.isRequest(method)
        ? null
        : error(ResponseErrorCode.MethodNotFound, "there is no method " + method);
  }

  @Override
  protected void handleRequestIssues(RequestMessage request, List<MessageIssue> issues) {
    ResponseError refusal = refusal(request.getMethod());
    out.consume(
        createErrorResponseMessage(
            request,
            refusal == null
                ? error(ResponseErrorCode.InvalidParams, wrongShape(request.getMethod(), issues))
                : refusal));
  }

  @Override
  protected void handleNotification(NotificationMessage notification) {
    String method = notification.getMethod();
    if (handleCancellation(notification) || !isWanted(method)) {
      return;
    }
    if (notification.getParams() == null && !ServerMethods.isBare(method)) {
      log.get().warning(method + " without parameters is ignored");
      return;
    }
    try {
      local.notify(method, notification.getParams());
    } catch (RuntimeException | Error e) {
      Throwable cause = Failures.cause(e);
      if (cause instanceof ResponseErrorException wrong) {
        log.get().warning(method + " is ignored: " + wrong.getResponseError().getMessage());
      } else {
        log.get().failure(method, cause);
      }
    }
  }

  /** Before {@code initialize} and after {@code shutdown} the protocol knows nothing but exit. */
  private boolean isWanted(String method) {
    return method.equals("exit")
        || (phase.get() == Phase.SERVING && ServerMethods.isNotification(method));
  }

  @Override
  protected void logIssues(Message message, List<MessageIssue> issues) {
    String method =
        message instanceof NotificationMessage notification
            ? notification.getMethod()
            : "a message";
    log.get().warning(wrongShape(method, issues) + "; it is ignored");
  }

  private static String wrongShape(String method, List<MessageIssue> issues) {
    for (MessageIssue issue : issues) {
      Matcher place = PLACE.matcher(String.valueOf(issue.getCause()));
      if (place.find()) {
        return method + ": " + place.group(1) + " is not of the type that the protocol says";
      }
    }
    return method + ": the parameters are not of the type that the protocol says";
  }

  /** Answers bytes that are no message of JSON-RPC; there is no request to name. */
  void unreadable() {
    ResponseMessage answer = new ResponseMessage();
    answer.setError(error(ResponseErrorCode.ParseError, "this is not a message of JSON-RPC"));
    out.consume(answer);
    log.get().warning("what is no JSON is ignored");
  }

  private static ResponseError error(ResponseErrorCode code, String message) {
    return new ResponseError(code, message, null);
  }
}
