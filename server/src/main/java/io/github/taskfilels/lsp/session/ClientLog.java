package io.github.taskfilels.lsp.session;

import io.github.taskfilels.text.Printable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.LogTraceParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.TraceValue;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * What the server says about itself: to the client's log, and failures to standard error as well.
 */
public final class ClientLog {
  private final LanguageClient client;
  private final AtomicBoolean toldOfMemory = new AtomicBoolean();
  private volatile String trace = TraceValue.Off;

  public ClientLog(LanguageClient client) {
    this.client = client;
  }

  /** Sets {@code $/setTrace}'s value: {@code off}, {@code messages} or {@code verbose}. */
  public void setTrace(String value) {
    trace = value;
  }

  public void info(String message) {
    client.logMessage(new MessageParams(MessageType.Info, Printable.text(message)));
  }

  public void warning(String message) {
    client.logMessage(new MessageParams(MessageType.Warning, Printable.text(message)));
  }

  /**
   * Logs a failure of the server itself; the place where it happened goes along. That memory was
   * short is shown to the user, once.
   */
  public void failure(String doing, Throwable thrown) {
    String place = thrown.getStackTrace().length > 0 ? " at " + thrown.getStackTrace()[0] : "";
    System.err.println("taskfile-ls: " + doing + ": " + thrown + place);
    client.logMessage(new MessageParams(MessageType.Error, doing + ": " + thrown + place));
    if (thrown instanceof OutOfMemoryError && !toldOfMemory.getAndSet(true)) {
      client.showMessage(
          new MessageParams(
              MessageType.Warning,
              "taskfile-ls gave up "
                  + doing
                  + ", which needs more than its "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MiB of memory; to give it more, start it with TASKFILE_LS_JAVA_OPTS=-Xmx4g"));
    }
  }

  /**
   * Tells a tracing client what is going on; {@code verbose} is sent only to those that asked for
   * it.
   */
  public void trace(String message, String verbose) {
    if (!trace.equals(TraceValue.Off)) {
      client.logTrace(
          trace.equals(TraceValue.Verbose)
              ? new LogTraceParams(message, verbose)
              : new LogTraceParams(message));
    }
  }
}
