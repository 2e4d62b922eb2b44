package io.github.taskfilels.lsp;

import io.github.taskfilels.ide.Declarations;
import io.github.taskfilels.ide.Definitions;
import io.github.taskfilels.ide.Implementations;
import io.github.taskfilels.ide.TypeDefinitions;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.lsp.handler.CallHierarchyHandler;
import io.github.taskfilels.lsp.handler.CancelHandler;
import io.github.taskfilels.lsp.handler.CodeActionHandler;
import io.github.taskfilels.lsp.handler.CodeLensHandler;
import io.github.taskfilels.lsp.handler.CompletionHandler;
import io.github.taskfilels.lsp.handler.CompletionResolveHandler;
import io.github.taskfilels.lsp.handler.DiagnosticHandler;
import io.github.taskfilels.lsp.handler.DidChangeConfigurationHandler;
import io.github.taskfilels.lsp.handler.DidChangeHandler;
import io.github.taskfilels.lsp.handler.DidChangeWatchedFilesHandler;
import io.github.taskfilels.lsp.handler.DidChangeWorkspaceFoldersHandler;
import io.github.taskfilels.lsp.handler.DidCloseHandler;
import io.github.taskfilels.lsp.handler.DidOpenHandler;
import io.github.taskfilels.lsp.handler.DidSaveHandler;
import io.github.taskfilels.lsp.handler.DocumentHighlightHandler;
import io.github.taskfilels.lsp.handler.DocumentLinkHandler;
import io.github.taskfilels.lsp.handler.DocumentSymbolHandler;
import io.github.taskfilels.lsp.handler.ExecuteCommandHandler;
import io.github.taskfilels.lsp.handler.FoldingRangeHandler;
import io.github.taskfilels.lsp.handler.FormattingHandler;
import io.github.taskfilels.lsp.handler.GoToHandler;
import io.github.taskfilels.lsp.handler.GraphHandler;
import io.github.taskfilels.lsp.handler.HoverHandler;
import io.github.taskfilels.lsp.handler.InitializedHandler;
import io.github.taskfilels.lsp.handler.InlayHintHandler;
import io.github.taskfilels.lsp.handler.LinkedEditingRangeHandler;
import io.github.taskfilels.lsp.handler.PrepareRenameHandler;
import io.github.taskfilels.lsp.handler.ProgressCancelHandler;
import io.github.taskfilels.lsp.handler.ReferencesHandler;
import io.github.taskfilels.lsp.handler.RenameHandler;
import io.github.taskfilels.lsp.handler.ReportHandler;
import io.github.taskfilels.lsp.handler.RunHandler;
import io.github.taskfilels.lsp.handler.SelectionRangeHandler;
import io.github.taskfilels.lsp.handler.SemanticTokensHandler;
import io.github.taskfilels.lsp.handler.SettingsUpdate;
import io.github.taskfilels.lsp.handler.SignatureHelpHandler;
import io.github.taskfilels.lsp.handler.TaskfileSearch;
import io.github.taskfilels.lsp.handler.TasksHandler;
import io.github.taskfilels.lsp.handler.WillRenameFilesHandler;
import io.github.taskfilels.lsp.handler.WorkspaceSymbolHandler;
import io.github.taskfilels.lsp.publish.Announcements;
import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.publish.FileWatches;
import io.github.taskfilels.lsp.session.DiskChanges;
import io.github.taskfilels.lsp.session.DiskWatch;
import io.github.taskfilels.lsp.session.RecentRuns;
import io.github.taskfilels.lsp.session.RecordedFacts;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.lsp.session.TokenResults;

/** All handlers of one session, and what ends with it. */
final class Handlers implements AutoCloseable {
  final InitializedHandler initialized;
  final DidOpenHandler didOpen;
  final DidChangeHandler didChange;
  final DidCloseHandler didClose;
  final DidSaveHandler didSave;
  final DocumentSymbolHandler documentSymbol;
  final HoverHandler hover;
  final CompletionHandler completion;
  final CompletionResolveHandler completionResolve;
  final SignatureHelpHandler signatureHelp;
  final SemanticTokensHandler semanticTokens;
  final InlayHintHandler inlayHint;
  final GoToHandler definition;
  final GoToHandler declaration;
  final GoToHandler typeDefinition;
  final GoToHandler implementation;
  final DocumentLinkHandler documentLink;
  final CodeLensHandler codeLens;
  final WorkspaceSymbolHandler workspaceSymbol;
  final CallHierarchyHandler callHierarchy;
  final LinkedEditingRangeHandler linkedEditingRange;
  final DocumentHighlightHandler documentHighlight;
  final ReferencesHandler references;
  final SelectionRangeHandler selectionRange;
  final FoldingRangeHandler foldingRange;
  final FormattingHandler formatting;
  final PrepareRenameHandler prepareRename;
  final CodeActionHandler codeAction;
  final RenameHandler rename;
  final WillRenameFilesHandler willRenameFiles;
  final DiagnosticHandler diagnostic;
  final DidChangeConfigurationHandler didChangeConfiguration;
  final DidChangeWorkspaceFoldersHandler didChangeWorkspaceFolders;
  final DidChangeWatchedFilesHandler didChangeWatchedFiles;
  final ExecuteCommandHandler executeCommand;
  final GraphHandler graph;
  final TasksHandler tasks;
  final RunHandler run;
  final CancelHandler cancel;
  final ReportHandler report;
  final ProgressCancelHandler progressCancel;
  private final RecordedFacts facts;
  private final Runs runs;
  private final DiskWatch disk;
  private final DiskChanges diskChanges;
  private final DiagnosticsPublisher publisher;
  private final TaskfileSearch search;

  Handlers(Session session) {
    FileWatches watches = new FileWatches(session);
    Announcements announcements = new Announcements(session, watches);
    Linter linter =
        new Linter(
            (rule, file, failure) ->
                session.log().failure("rule " + rule + " in " + file, failure));
    publisher =
        new DiagnosticsPublisher(session, linter, announcements::edited, announcements::announce);
    session.disk().whenChanged(publisher::workspaceChanged);
    disk = session.disk();
    diskChanges = session.diskChanges();
    search = new TaskfileSearch(session, publisher);
    facts =
        new RecordedFacts(
            session.workspace().snapshot().environment(), () -> session.settings().fingerprint());
    runs = new Runs(session, facts);
    SettingsUpdate settings = new SettingsUpdate(session, publisher, search);
    initialized = new InitializedHandler(session, watches, settings, search);
    didOpen = new DidOpenHandler(session, publisher);
    didChange = new DidChangeHandler(session, publisher);
    TokenResults tokens = TokenResults.of(session.documents());
    didClose = new DidCloseHandler(session, publisher, tokens);
    didSave = new DidSaveHandler(session);
    documentSymbol = new DocumentSymbolHandler(session);
    hover = new HoverHandler(session, facts);
    completion =
        new CompletionHandler(
            session, new RecentRuns(session.workspace().snapshot().environment()));
    completionResolve = new CompletionResolveHandler(session);
    signatureHelp = new SignatureHelpHandler(session);
    semanticTokens = new SemanticTokensHandler(session, tokens);
    inlayHint = new InlayHintHandler(session);
    definition = new GoToHandler(session, "textDocument/definition", Definitions::at);
    declaration = new GoToHandler(session, "textDocument/declaration", Declarations::at);
    typeDefinition = new GoToHandler(session, "textDocument/typeDefinition", TypeDefinitions::at);
    implementation = new GoToHandler(session, "textDocument/implementation", Implementations::at);
    documentLink = new DocumentLinkHandler(session);
    codeLens = new CodeLensHandler(session, facts);
    workspaceSymbol = new WorkspaceSymbolHandler(session);
    callHierarchy = new CallHierarchyHandler(session);
    linkedEditingRange = new LinkedEditingRangeHandler(session);
    documentHighlight = new DocumentHighlightHandler(session);
    references = new ReferencesHandler(session);
    selectionRange = new SelectionRangeHandler(session);
    foldingRange = new FoldingRangeHandler(session);
    formatting = new FormattingHandler(session);
    prepareRename = new PrepareRenameHandler(session);
    codeAction = new CodeActionHandler(session, linter);
    rename = new RenameHandler(session);
    willRenameFiles = new WillRenameFilesHandler(session);
    diagnostic = new DiagnosticHandler(publisher);
    didChangeConfiguration = new DidChangeConfigurationHandler(session, settings);
    didChangeWorkspaceFolders = new DidChangeWorkspaceFoldersHandler(session, publisher, search);
    didChangeWatchedFiles = new DidChangeWatchedFilesHandler(diskChanges, publisher, search);
    diskChanges.whenTaken(didChangeWatchedFiles::taken);
    graph = new GraphHandler(session);
    tasks = new TasksHandler(session);
    run = new RunHandler(session, runs::start);
    cancel = new CancelHandler(runs::cancel);
    progressCancel = new ProgressCancelHandler(session);
    report = new ReportHandler(session);
    executeCommand = new ExecuteCommandHandler(run, graph, cancel, report);
  }

  @Override
  public void close() {
    disk.close();
    diskChanges.close();
    publisher.close();
    search.close();
    runs.close();
    facts.close();
  }
}
