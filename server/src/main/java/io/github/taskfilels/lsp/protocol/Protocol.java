package io.github.taskfilels.lsp.protocol;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the custom messages; {@code PROTOCOL.md} says what they mean. Gson reads and writes
 * the records.
 */
public final class Protocol {
  private Protocol() {}

  /** Of {@code taskfile/graph} and the command {@code taskfile.graph}. */
  public record GraphParams(
      @Nullable String uri, @Nullable String kind, @Nullable String root, @Nullable String task) {}

  /** A node of a graph. */
  public record GraphNode(
      String id,
      String label,
      @Nullable String detail,
      String kind,
      List<String> flags,
      @Nullable Location location,
      @Nullable Double x,
      @Nullable Double y,
      @Nullable Double width,
      @Nullable Double height) {}

  /** An edge of a graph; points are pairs of x and y. */
  public record GraphEdge(
      String from,
      String to,
      String kind,
      @Nullable String label,
      boolean cycle,
      @Nullable Location location,
      @Nullable List<double[]> points) {}

  /** The answer to {@code taskfile/graph}. */
  public record GraphResult(
      String kind,
      String root,
      String title,
      long revision,
      List<GraphNode> nodes,
      List<GraphEdge> edges,
      List<List<String>> cycles,
      String mermaid) {}

  /** Of {@code taskfile/tasks}. */
  public record TasksParams(@Nullable String uri) {}

  /** One task of the answer to {@code taskfile/tasks}. */
  public record TaskInfo(
      String name,
      String desc,
      List<String> aliases,
      boolean internal,
      String root,
      Location location) {}

  /** Of {@code taskfile/run}. */
  public record RunParams(
      @Nullable String root,
      @Nullable List<String> tasks,
      @Nullable Map<String, String> vars,
      @Nullable List<String> cliArgs,
      @Nullable Integer concurrency,
      @Nullable Boolean dry,
      @Nullable Boolean force,
      @Nullable Boolean outside) {}

  /** Of the command {@code taskfile.run}. */
  public record RunCommand(
      @Nullable String uri,
      @Nullable String root,
      @Nullable String task,
      @Nullable Map<String, String> vars,
      @Nullable List<String> cliArgs,
      @Nullable Boolean dry,
      @Nullable Boolean outside) {}

  /** Of the command {@code taskfile.showReferences}, which clients have. */
  public record ShownReferences(String uri, Position position, List<Location> locations) {}

  /** The answer to {@code taskfile/run}. */
  public record RunResult(String runId) {}

  /** Of {@code taskfile/cancel}. */
  public record CancelParams(@Nullable String runId) {}

  /** The answer to {@code taskfile/cancel}. */
  public record CancelResult(boolean cancelled) {}

  /** Of {@code taskfile/report}. */
  public record ReportParams(@Nullable String what, @Nullable String uri) {}

  /** The answer to {@code taskfile/report}. */
  public record Report(String text) {}

  /** Of {@code taskfile/runEvent}. */
  public record RunEvents(String runId, List<JsonElement> events) {}

  /** Of {@code taskfile/graphChanged}. */
  public record GraphChanged(List<String> roots) {}

  /** Of {@code taskfile/includedFiles}. */
  public record IncludedFiles(List<String> uris) {}

  /** The {@code data} of a refused run. */
  public record RunRefusal(
      String kind, @Nullable List<String> uris, @Nullable List<RunProblem> problems) {}

  /** Why a run was refused. */
  public record RunProblem(String message, @Nullable Location location) {}
}
