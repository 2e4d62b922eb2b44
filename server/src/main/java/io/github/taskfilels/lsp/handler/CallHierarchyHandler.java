package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.ide.CallHierarchy;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * {@code textDocument/prepareCallHierarchy}, {@code callHierarchy/incomingCalls} and {@code
 * callHierarchy/outgoingCalls}: which tasks call which. The data of an item is the key of its task.
 */
public record CallHierarchyHandler(Session session) {

  public CompletableFuture<List<CallHierarchyItem>> prepare(CallHierarchyPrepareParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
        session,
        "textDocument/prepareCallHierarchy",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) -> {
          Function<FileId, ToLsp> converter = converter(snapshot);
          return CallHierarchy.at(snapshot, file, convert.offset(position)).stream()
              .map(item -> item(converter, item))
              .toList();
        });
  }

  public CompletableFuture<List<CallHierarchyIncomingCall>> incoming(
      CallHierarchyIncomingCallsParams params) {
    CallHierarchyItem item = Parameters.required(params.getItem(), "item");
    String task = task(item);
    return DocumentRequests.read(
        session,
        "callHierarchy/incomingCalls",
        document(item),
        List.of(),
        (snapshot, file, convert) -> {
          Function<FileId, ToLsp> converter = converter(snapshot);
          return calls(file, CallHierarchy.incoming(snapshot, new Definition(file, task))).stream()
              .map(
                  call ->
                      new CallHierarchyIncomingCall(
                          item(converter, call.item()),
                          ranges(converter.apply(call.item().task().file()), call.ranges())))
              .toList();
        });
  }

  public CompletableFuture<List<CallHierarchyOutgoingCall>> outgoing(
      CallHierarchyOutgoingCallsParams params) {
    CallHierarchyItem item = Parameters.required(params.getItem(), "item");
    String task = task(item);
    return DocumentRequests.read(
        session,
        "callHierarchy/outgoingCalls",
        document(item),
        List.of(),
        (snapshot, file, convert) -> {
          Function<FileId, ToLsp> converter = converter(snapshot);
          return calls(file, CallHierarchy.outgoing(snapshot, new Definition(file, task))).stream()
              .map(
                  call ->
                      new CallHierarchyOutgoingCall(
                          item(converter, call.item()), ranges(convert, call.ranges())))
              .toList();
        });
  }

  private List<CallHierarchy.Call> calls(FileId file, ImmutableList<CallHierarchy.Call> all) {
    return LongAnswers.cut(session.log(), "calls of one task", file, all);
  }

  private static TextDocumentIdentifier document(CallHierarchyItem item) {
    return new TextDocumentIdentifier(Parameters.required(item.getUri(), "item.uri"));
  }

  private static String task(CallHierarchyItem item) {
    @Nullable Object data = item.getData();
    if (data instanceof JsonElement element && element.isJsonPrimitive()) {
      return element.getAsString();
    }
    throw Failures.invalid("item.data is not what the server gave");
  }

  /** Converts for each file, whose lines are looked for once. */
  private Function<FileId, ToLsp> converter(Snapshot snapshot) {
    Map<FileId, ToLsp> known = new HashMap<>();
    return file ->
        known.computeIfAbsent(file, id -> session.locations().convertOrStart(snapshot, id));
  }

  private CallHierarchyItem item(Function<FileId, ToLsp> converter, CallHierarchy.Item item) {
    FileId file = item.task().file();
    ToLsp convert = converter.apply(file);
    CallHierarchyItem shown =
        new CallHierarchyItem(
            item.name(),
            SymbolKind.Function,
            session.documents().uri(file),
            convert.range(item.range()),
            convert.range(item.selection()));
    shown.setDetail(item.detail());
    shown.setData(new JsonPrimitive(item.task().name()));
    return shown;
  }

  private static List<Range> ranges(ToLsp convert, List<TextRange> ranges) {
    return ranges.stream().map(convert::range).toList();
  }
}
