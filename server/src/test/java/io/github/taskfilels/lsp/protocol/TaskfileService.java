package io.github.taskfilels.lsp.protocol;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.jspecify.annotations.Nullable;

/** The methods {@code taskfile/…} of {@code PROTOCOL.md}. */
@JsonSegment("taskfile")
public interface TaskfileService {

  /** Draws a graph. */
  @JsonRequest
  CompletableFuture<Protocol.GraphResult> graph(Protocol.GraphParams params);

  /** Lists the tasks that can be run. */
  @JsonRequest
  CompletableFuture<List<Protocol.TaskInfo>> tasks(Protocol.@Nullable TasksParams params);

  /** Starts a run. */
  @JsonRequest
  CompletableFuture<Protocol.RunResult> run(Protocol.RunParams params);

  /** Ends a run. */
  @JsonRequest
  CompletableFuture<Protocol.CancelResult> cancel(Protocol.CancelParams params);

  /** Tells what the server knows, for bug reports. */
  @JsonRequest
  CompletableFuture<Protocol.Report> report(Protocol.ReportParams params);
}
