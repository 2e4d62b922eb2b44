package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.workspace.FileId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** One request for the diagnostics of the workspace. Used by one thread, but for its answer. */
final class WorkspacePull {
  final CompletableFuture<WorkspaceDiagnosticReport> answer = new CompletableFuture<>();
  final long revision;

  /** Where parts of the answer go; null where all of it is wanted in one piece. */
  final @Nullable Either<String, Integer> token;

  /** The ids of what the client has. */
  private final Map<FileId, String> has;

  /**
   * @param revision the answer is not of an earlier one
   */
  WorkspacePull(long revision, @Nullable Either<String, Integer> token, Map<FileId, String> has) {
    this.revision = revision;
    this.token = token;
    this.has = new HashMap<>(has);
  }

  boolean has(FileId file, String id) {
    return id.equals(has.get(file));
  }

  boolean knows(FileId file) {
    return has.containsKey(file);
  }

  ImmutableSet<FileId> known() {
    return ImmutableSet.copyOf(has.keySet());
  }

  void told(FileId file, String id) {
    has.put(file, id);
  }
}
