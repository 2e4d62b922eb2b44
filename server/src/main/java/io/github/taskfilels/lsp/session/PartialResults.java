package io.github.taskfilels.lsp.session;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.PartialResultParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one answer. Where the client has named a token for parts, many of them go there
 * as they are found, and the answer itself is empty then, as the protocol wants; few are the
 * answer. Beyond {@link LongAnswers#MOST} they are only counted. For one thread.
 */
public final class PartialResults<T> {
  /** So many elements are worth a message. */
  private static final int PART = 500;

  private final Session session;
  private final @Nullable Either<String, Integer> token;
  private final List<T> kept = new ArrayList<>();
  private int sent;
  private int all;

  public PartialResults(Session session, PartialResultParams params) {
    this.session = session;
    this.token = params.getPartialResultToken();
  }

  /** Takes an element; called only as long as somebody waits for the answer. */
  public void add(T element) {
    all++;
    if (all <= LongAnswers.MOST) {
      kept.add(element);
      if (token != null && kept.size() == PART) {
        send(token);
      }
    }
  }

  /** How many elements there were. */
  public int count() {
    return all;
  }

  /** What is left for the answer. */
  public List<T> rest() {
    if (token != null && sent > 0 && !kept.isEmpty()) {
      send(token);
    }
    return List.copyOf(kept);
  }

  private void send(Either<String, Integer> to) {
    session.client().notifyProgress(new ProgressParams(to, Either.forRight(List.copyOf(kept))));
    sent += kept.size();
    kept.clear();
  }
}
