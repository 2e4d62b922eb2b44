package io.github.taskfilels.lsp.session;

import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.workspace.FileId;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.DiagnosticServerCancellationData;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Turns exceptions of handlers into answers. */
public final class Failures {
  private Failures() {}

  /** A request that cannot be answered, with a message for people. */
  public static ResponseErrorException failed(String message, @Nullable Object data) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, message, data));
  }

  /** A request whose parameters are wrong. */
  public static ResponseErrorException invalid(String message) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.InvalidParams, message, null));
  }

  /** A request whose answer would cost more than looking may. */
  public static ResponseErrorException tooMuch(BudgetSpentException spent) {
    return new ResponseErrorException(
        new ResponseError(
            ResponseErrorCode.RequestFailed, "given up: " + spent.getMessage(), null));
  }

  /** A request about a document that is no Taskfile. */
  public static ResponseErrorException notTaskfile(FileId file) {
    return invalid(file.fileName() + " is not a Taskfile");
  }

  /** A method that is not offered to this client. */
  public static ResponseErrorException notOffered(String message) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.MethodNotFound, message, null));
  }

  /**
   * A question about diagnostics that is not answered now.
   *
   * @param again whether the client shall ask again
   */
  public static ResponseErrorException serverCancelled(boolean again) {
    return new ResponseErrorException(
        new ResponseError(
            ResponseErrorCode.ServerCancelled,
            again ? "not now" : "the server ends",
            new DiagnosticServerCancellationData(again)));
  }

  /** A message that came before {@code initialize}. */
  public static ResponseErrorException notInitialized() {
    return new ResponseErrorException(
        new ResponseError(
            ResponseErrorCode.ServerNotInitialized, "the first request must be initialize", null));
  }

  /**
   * The error of a handler that threw; the server lives on. A failure of the server itself is
   * logged where it was caught, and is nothing to show to people.
   */
  public static ResponseError toResponseError(Throwable thrown) {
    return switch (cause(thrown)) {
      case ResponseErrorException known -> known.getResponseError();
      case CancellationException cancelled ->
          new ResponseError(ResponseErrorCode.RequestCancelled, "cancelled", null);
      default ->
          new ResponseError(
              ResponseErrorCode.InternalError,
              "taskfile-ls failed at this; its log says where",
              null);
    };
  }

  /** What a handler threw, without what carried it. */
  public static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException
            || cause instanceof ExecutionException
            || cause instanceof InvocationTargetException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
