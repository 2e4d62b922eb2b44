package io.github.taskfilels.lsp.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * What a client may cancel where it shows progress: {@code window/workDoneProgress/cancel} names
 * the token of the progress. Safe for several threads.
 */
public final class Cancellations {
  private final Map<Either<String, Integer>, Runnable> actions = new ConcurrentHashMap<>();

  void add(Either<String, Integer> token, Runnable action) {
    actions.put(token, action);
  }

  void remove(Either<String, Integer> token) {
    actions.remove(token);
  }

  /** Cancels what the token stands for; nothing where it has ended already. */
  public void cancel(Either<String, Integer> token) {
    Runnable action = actions.get(token);
    if (action != null) {
      action.run();
    }
  }
}
