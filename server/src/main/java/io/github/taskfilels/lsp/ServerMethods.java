package io.github.taskfilels.lsp;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentRangesFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.jspecify.annotations.Nullable;

/**
 * Gives each message to the method of the server that answers it. A table, because to read the same
 * from the annotations of LSP4J's interfaces takes a third of the server's start.
 */
record ServerMethods(TaskfileLanguageServer server) implements Endpoint {

  /**
   * One method.
   *
   * @param bare whether it may come without parameters
   * @param body gets the server and the parameters, null where they are bare; answers null for a
   *     notification
   */
  record Method(
      JsonRpcMethod rpc,
      Class<?> parameters,
      boolean bare,
      BiFunction<TaskfileLanguageServer, @Nullable Object, @Nullable CompletableFuture<?>> body) {

    private String name() {
      return rpc.getMethodName();
    }
  }

  /** All that have a handler, by name. */
  static final ImmutableMap<String, Method> ALL =
      Stream.of(
              request("initialize", InitializeParams.class, TaskfileLanguageServer::initialize),
              bareNotification(
                  "initialized", server -> server.initialized(new InitializedParams())),
              bareRequest("shutdown", TaskfileLanguageServer::shutdown),
              bareNotification("exit", TaskfileLanguageServer::exit),
              notification("$/setTrace", SetTraceParams.class, TaskfileLanguageServer::setTrace),
              notification(
                  "window/workDoneProgress/cancel",
                  WorkDoneProgressCancelParams.class,
                  TaskfileLanguageServer::cancelProgress),
              notification(
                  "textDocument/didOpen",
                  DidOpenTextDocumentParams.class,
                  (server, params) -> server.handlers().didOpen.accept(params)),
              notification(
                  "textDocument/didChange",
                  DidChangeTextDocumentParams.class,
                  (server, params) -> server.handlers().didChange.accept(params)),
              notification(
                  "textDocument/didClose",
                  DidCloseTextDocumentParams.class,
                  (server, params) -> server.handlers().didClose.accept(params)),
              notification(
                  "textDocument/didSave",
                  DidSaveTextDocumentParams.class,
                  // The text is known from the changes; what else a save did shows on the disk.
                  (server, params) -> server.handlers().didSave.accept()),
              request(
                  "completionItem/resolve",
                  CompletionItem.class,
                  (server, item) -> server.handlers().completionResolve.answer(item)),
              request(
                  "textDocument/codeLens",
                  CodeLensParams.class,
                  (server, params) -> server.handlers().codeLens.answer(params)),
              request(
                  "codeLens/resolve",
                  CodeLens.class,
                  (server, lens) -> server.handlers().codeLens.resolve(lens)),
              request(
                  "textDocument/completion",
                  CompletionParams.class,
                  (server, params) -> server.handlers().completion.answer(params)),
              request(
                  "textDocument/definition",
                  DefinitionParams.class,
                  (server, params) -> server.handlers().definition.answer(params)),
              request(
                  "textDocument/declaration",
                  DeclarationParams.class,
                  (server, params) -> server.handlers().declaration.answer(params)),
              request(
                  "textDocument/typeDefinition",
                  TypeDefinitionParams.class,
                  (server, params) -> server.handlers().typeDefinition.answer(params)),
              request(
                  "textDocument/implementation",
                  ImplementationParams.class,
                  (server, params) -> server.handlers().implementation.answer(params)),
              request(
                  "textDocument/diagnostic",
                  DocumentDiagnosticParams.class,
                  (server, params) -> server.handlers().diagnostic.document(params)),
              request(
                  "textDocument/documentLink",
                  DocumentLinkParams.class,
                  (server, params) -> server.handlers().documentLink.answer(params)),
              request(
                  "textDocument/documentSymbol",
                  DocumentSymbolParams.class,
                  (server, params) -> server.handlers().documentSymbol.answer(params)),
              request(
                  "textDocument/foldingRange",
                  FoldingRangeRequestParams.class,
                  (server, params) -> server.handlers().foldingRange.answer(params)),
              request(
                  "textDocument/formatting",
                  DocumentFormattingParams.class,
                  (server, params) -> server.handlers().formatting.document(params)),
              request(
                  "textDocument/rangeFormatting",
                  DocumentRangeFormattingParams.class,
                  (server, params) -> server.handlers().formatting.range(params)),
              request(
                  "textDocument/rangesFormatting",
                  DocumentRangesFormattingParams.class,
                  (server, params) -> server.handlers().formatting.ranges(params)),
              request(
                  "textDocument/onTypeFormatting",
                  DocumentOnTypeFormattingParams.class,
                  (server, params) -> server.handlers().formatting.onType(params)),
              request(
                  "textDocument/documentHighlight",
                  DocumentHighlightParams.class,
                  (server, params) -> server.handlers().documentHighlight.answer(params)),
              request(
                  "textDocument/hover",
                  HoverParams.class,
                  (server, params) -> server.handlers().hover.answer(params)),
              request(
                  "textDocument/signatureHelp",
                  SignatureHelpParams.class,
                  (server, params) -> server.handlers().signatureHelp.answer(params)),
              request(
                  "textDocument/semanticTokens/full",
                  SemanticTokensParams.class,
                  (server, params) -> server.handlers().semanticTokens.full(params)),
              request(
                  "textDocument/semanticTokens/full/delta",
                  SemanticTokensDeltaParams.class,
                  (server, params) -> server.handlers().semanticTokens.delta(params)),
              request(
                  "textDocument/semanticTokens/range",
                  SemanticTokensRangeParams.class,
                  (server, params) -> server.handlers().semanticTokens.range(params)),
              request(
                  "textDocument/inlayHint",
                  InlayHintParams.class,
                  (server, params) -> server.handlers().inlayHint.answer(params)),
              request(
                  "inlayHint/resolve",
                  InlayHint.class,
                  (server, hint) -> server.handlers().inlayHint.resolve(hint)),
              request(
                  "textDocument/selectionRange",
                  SelectionRangeParams.class,
                  (server, params) -> server.handlers().selectionRange.answer(params)),
              request(
                  "textDocument/references",
                  ReferenceParams.class,
                  (server, params) -> server.handlers().references.answer(params)),
              request(
                  "textDocument/codeAction",
                  CodeActionParams.class,
                  (server, params) -> server.handlers().codeAction.answer(params)),
              request(
                  "codeAction/resolve",
                  CodeAction.class,
                  (server, params) -> server.handlers().codeAction.resolve(params)),
              request(
                  "textDocument/prepareRename",
                  PrepareRenameParams.class,
                  (server, params) -> server.handlers().prepareRename.answer(params)),
              request(
                  "textDocument/rename",
                  RenameParams.class,
                  (server, params) -> server.handlers().rename.answer(params)),
              request(
                  "textDocument/linkedEditingRange",
                  LinkedEditingRangeParams.class,
                  (server, params) -> server.handlers().linkedEditingRange.answer(params)),
              request(
                  "textDocument/prepareCallHierarchy",
                  CallHierarchyPrepareParams.class,
                  (server, params) -> server.handlers().callHierarchy.prepare(params)),
              request(
                  "callHierarchy/incomingCalls",
                  CallHierarchyIncomingCallsParams.class,
                  (server, params) -> server.handlers().callHierarchy.incoming(params)),
              request(
                  "callHierarchy/outgoingCalls",
                  CallHierarchyOutgoingCallsParams.class,
                  (server, params) -> server.handlers().callHierarchy.outgoing(params)),
              notification(
                  "workspace/didChangeConfiguration",
                  DidChangeConfigurationParams.class,
                  (server, params) -> server.handlers().didChangeConfiguration.accept(params)),
              notification(
                  "workspace/didChangeWatchedFiles",
                  DidChangeWatchedFilesParams.class,
                  (server, params) -> server.handlers().didChangeWatchedFiles.accept(params)),
              notification(
                  "workspace/didChangeWorkspaceFolders",
                  DidChangeWorkspaceFoldersParams.class,
                  (server, params) -> server.handlers().didChangeWorkspaceFolders.accept(params)),
              request(
                  "workspace/diagnostic",
                  WorkspaceDiagnosticParams.class,
                  (server, params) -> server.handlers().diagnostic.workspace(params)),
              request(
                  "workspace/executeCommand",
                  ExecuteCommandParams.class,
                  (server, params) -> server.handlers().executeCommand.answer(params)),
              request(
                  "workspace/symbol",
                  WorkspaceSymbolParams.class,
                  (server, params) -> server.handlers().workspaceSymbol.answer(params)),
              request(
                  "workspace/willRenameFiles",
                  RenameFilesParams.class,
                  (server, params) -> server.handlers().willRenameFiles.answer(params)),
              request(
                  "workspaceSymbol/resolve",
                  WorkspaceSymbol.class,
                  (server, params) -> server.handlers().workspaceSymbol.resolve(params)),
              request(
                  "taskfile/cancel",
                  Protocol.CancelParams.class,
                  (server, params) -> server.handlers().cancel.answer(params)),
              request(
                  "taskfile/graph",
                  Protocol.GraphParams.class,
                  (server, params) -> server.handlers().graph.answer(params)),
              request(
                  "taskfile/report",
                  Protocol.ReportParams.class,
                  (server, params) -> server.handlers().report.answer(params)),
              request(
                  "taskfile/run",
                  Protocol.RunParams.class,
                  (server, params) -> server.handlers().run.answer(params)),
              tasks())
          .collect(toImmutableMap(Method::name, method -> method));

  private static <P> Method request(
      String name,
      Class<P> parameters,
      BiFunction<TaskfileLanguageServer, P, CompletableFuture<?>> body) {
    return new Method(
        JsonRpcMethod.request(name, Object.class, parameters),
        parameters,
        false,
        (server, params) -> body.apply(server, parameters.cast(params)));
  }

  private static Method bareRequest(
      String name, Function<TaskfileLanguageServer, CompletableFuture<?>> body) {
    return new Method(
        JsonRpcMethod.request(name, Object.class),
        Object.class,
        true,
        (server, params) -> body.apply(server));
  }

  private static Method tasks() {
    Class<Protocol.TasksParams> parameters = Protocol.TasksParams.class;
    return new Method(
        JsonRpcMethod.request("taskfile/tasks", Object.class, parameters),
        parameters,
        true,
        (server, params) ->
            server.handlers().tasks.answer(params == null ? null : parameters.cast(params)));
  }

  private static <P> Method notification(
      String name, Class<P> parameters, BiConsumer<TaskfileLanguageServer, P> body) {
    return new Method(
        JsonRpcMethod.notification(name, parameters),
        parameters,
        false,
        (server, params) -> {
          body.accept(server, parameters.cast(params));
          return null;
        });
  }

  private static Method bareNotification(String name, Consumer<TaskfileLanguageServer> body) {
    return new Method(
        JsonRpcMethod.notification(name),
        Object.class,
        true,
        (server, params) -> {
          body.accept(server);
          return null;
        });
  }

  static boolean isRequest(String name) {
    Method method = ALL.get(name);
    return method != null && !method.rpc().isNotification();
  }

  static boolean isNotification(String name) {
    Method method = ALL.get(name);
    return method != null && method.rpc().isNotification();
  }

  /** Whether a method may come without parameters. */
  static boolean isBare(String name) {
    Method method = ALL.get(name);
    return method != null && method.bare();
  }

  @Override
  public CompletableFuture<?> request(String name, @Nullable Object params) {
    CompletableFuture<?> answer = call(name, params);
    return answer == null ? CompletableFuture.completedFuture(null) : answer;
  }

  @Override
  public void notify(String name, @Nullable Object params) {
    call(name, params);
  }

  private @Nullable CompletableFuture<?> call(String name, @Nullable Object params) {
    Method method = ALL.get(name);
    if (method == null) {
      throw new IllegalArgumentException("no method " + name);
    }
    Object first = first(params);
    if (first == null ? !method.bare() : !method.parameters().isInstance(first)) {
      throw Failures.invalid(name + ": the parameters are not of the type that the protocol says");
    }
    return method.body().apply(server, first);
  }

  /** JSON-RPC allows parameters by position, too; the protocol has at most one. */
  private static @Nullable Object first(@Nullable Object params) {
    return params instanceof List<?> list ? list.isEmpty() ? null : list.getFirst() : params;
  }
}
