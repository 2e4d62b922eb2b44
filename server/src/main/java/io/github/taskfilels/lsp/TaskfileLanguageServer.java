package io.github.taskfilels.lsp;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.lsp.handler.CodeActionHandler;
import io.github.taskfilels.lsp.protocol.Commands;
import io.github.taskfilels.lsp.protocol.TaskfileClient;
import io.github.taskfilels.lsp.session.Cancellations;
import io.github.taskfilels.lsp.session.ClientLog;
import io.github.taskfilels.lsp.session.ClientProfile;
import io.github.taskfilels.lsp.session.ClientSettings;
import io.github.taskfilels.lsp.session.DiskChanges;
import io.github.taskfilels.lsp.session.DiskWatch;
import io.github.taskfilels.lsp.session.Dispatcher;
import io.github.taskfilels.lsp.session.Documents;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Refresh;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.ProductVersion;
import io.github.taskfilels.workspace.Disk;
import io.github.taskfilels.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.DocumentRangeFormattingOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.FileOperationFilter;
import org.eclipse.lsp4j.FileOperationOptions;
import org.eclipse.lsp4j.FileOperationPattern;
import org.eclipse.lsp4j.FileOperationsServerCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.InlayHintRegistrationOptions;
import org.eclipse.lsp4j.ReferenceOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.WorkspaceSymbolOptions;
import org.jspecify.annotations.Nullable;

/** The life of a session: what is announced, when it begins and when it ends. */
public final class TaskfileLanguageServer implements AutoCloseable {
  /** What begins a name, or stands before one. */
  private static final List<String> COMPLETION_TRIGGERS =
      List.of(".", ":", "/", "$", "{", "|", "[", ",", "(", "\"", "'", " ");

  /** Taskfiles name Taskfiles, files of variables, folders and sources by their paths. */
  private static final List<FileOperationFilter> RENAMED =
      List.of(new FileOperationFilter(new FileOperationPattern("**"), "file"));

  /** What stands before an argument. */
  private static final List<String> SIGNATURE_TRIGGERS = List.of(" ", "(");

  /** What ends a call, so that another one is shown or none. */
  private static final List<String> SIGNATURE_RETRIGGERS = List.of("|", ")", "}", ":");

  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final Disk disk;
  private @Nullable TaskfileClient client;
  private @Nullable ClientLog log;
  private volatile Optional<Handlers> handlers = Optional.empty();
  private volatile boolean shutDown;

  TaskfileLanguageServer(Disk disk) {
    this.disk = disk;
  }

  void connect(TaskfileClient remote) {
    client = remote;
    log = new ClientLog(remote);
  }

  ClientLog log() {
    return Objects.requireNonNull(log, "connected");
  }

  ServerEndpoint.Phase phase() {
    if (shutDown) {
      return ServerEndpoint.Phase.SHUT_DOWN;
    }
    return handlers.isPresent() ? ServerEndpoint.Phase.SERVING : ServerEndpoint.Phase.NEW;
  }

  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    TaskfileClient remote = Objects.requireNonNull(client, "connected");
    if (params.getProcessId() != null) {
      ParentWatch.watch(params.getProcessId(), () -> exit.complete(1));
    }
    if (params.getTrace() != null) {
      log().setTrace(params.getTrace());
    }
    ClientLog clientLog = log();
    ClientProfile profile = ClientProfile.of(params);
    Workspace opened = new Workspace(disk, ImmutableMap.copyOf(System.getenv()));
    opened.foldersChanged(profile.folders());
    handlers =
        Optional.of(
            new Handlers(
                new Session(
                    remote,
                    profile,
                    opened,
                    new Documents(),
                    new Dispatcher(clientLog),
                    clientLog,
                    new DiskWatch(opened),
                    new DiskChanges(opened, clientLog),
                    new AtomicReference<>(ClientSettings.DEFAULT),
                    new Cancellations(),
                    profile.lensRefresh()
                        ? new Refresh(remote::refreshCodeLenses)
                        : Refresh.NONE)));
    return CompletableFuture.completedFuture(
        new InitializeResult(
            capabilities(profile), new ServerInfo("taskfile-ls", ProductVersion.text())));
  }

  /** Those of the session; refuses before {@code initialize}. */
  Handlers handlers() {
    return handlers.orElseThrow(Failures::notInitialized);
  }

  private static ServerCapabilities capabilities(ClientProfile profile) {
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setPositionEncoding(profile.encoding().protocolName());
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(true);
    capabilities.setTextDocumentSync(sync);
    capabilities.setCompletionProvider(new CompletionOptions(true, COMPLETION_TRIGGERS));
    capabilities.setSignatureHelpProvider(
        new SignatureHelpOptions(SIGNATURE_TRIGGERS, SIGNATURE_RETRIGGERS));
    InlayHintRegistrationOptions hints = new InlayHintRegistrationOptions();
    hints.setResolveProvider(true);
    capabilities.setInlayHintProvider(hints);
    if (!profile.tokens().types().isEmpty()) {
      capabilities.setSemanticTokensProvider(
          new SemanticTokensWithRegistrationOptions(
              profile.tokens().legend(), new SemanticTokensServerFull(true), true));
    }
    capabilities.setHoverProvider(true);
    capabilities.setDefinitionProvider(true);
    capabilities.setDeclarationProvider(true);
    capabilities.setTypeDefinitionProvider(true);
    capabilities.setImplementationProvider(true);
    capabilities.setDocumentSymbolProvider(true);
    capabilities.setDocumentLinkProvider(new DocumentLinkOptions(false));
    capabilities.setDocumentFormattingProvider(true);
    DocumentRangeFormattingOptions parts = new DocumentRangeFormattingOptions();
    parts.setRangesSupport(true);
    capabilities.setDocumentRangeFormattingProvider(parts);
    capabilities.setDocumentOnTypeFormattingProvider(new DocumentOnTypeFormattingOptions("\n"));
    capabilities.setFoldingRangeProvider(true);
    capabilities.setSelectionRangeProvider(true);
    ReferenceOptions references = new ReferenceOptions();
    references.setWorkDoneProgress(true);
    capabilities.setReferencesProvider(references);
    capabilities.setDocumentHighlightProvider(true);
    capabilities.setLinkedEditingRangeProvider(true);
    capabilities.setCallHierarchyProvider(true);
    CodeActionOptions actions = new CodeActionOptions(CodeActionHandler.kinds());
    actions.setResolveProvider(profile.actions().resolves());
    capabilities.setCodeActionProvider(actions);
    if (profile.prepareRename()) {
      capabilities.setRenameProvider(new RenameOptions(true));
    } else {
      capabilities.setRenameProvider(true);
    }
    WorkspaceSymbolOptions names = new WorkspaceSymbolOptions(true);
    names.setWorkDoneProgress(true);
    capabilities.setWorkspaceSymbolProvider(names);
    capabilities.setCodeLensProvider(new CodeLensOptions(true));
    if (profile.pulls()) {
      capabilities.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, true));
    }
    if (!profile.clientCommands()) {
      capabilities.setExecuteCommandProvider(new ExecuteCommandOptions(Commands.names()));
    }
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    WorkspaceServerCapabilities workspace = new WorkspaceServerCapabilities(folders);
    if (profile.renamesFiles()) {
      FileOperationsServerCapabilities files = new FileOperationsServerCapabilities();
      files.setWillRename(new FileOperationOptions(RENAMED));
      workspace.setFileOperations(files);
    }
    capabilities.setWorkspace(workspace);
    return capabilities;
  }

  public void initialized(InitializedParams params) {
    handlers().initialized.accept();
  }

  public void setTrace(SetTraceParams params) {
    log().setTrace(Parameters.required(params.getValue(), "value"));
  }

  public void cancelProgress(WorkDoneProgressCancelParams params) {
    handlers().progressCancel.accept(params);
  }

  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    handlers.ifPresent(Handlers::close);
    return CompletableFuture.completedFuture(null);
  }

  public void exit() {
    exit.complete(shutDown ? 0 : 1);
  }

  /** Ends the session when the reader of the input ends. */
  void endWith(Future<Void> listening) {
    Thread.ofVirtual()
        .name("end of input")
        .start(
            () -> {
              try {
                listening.get();
                exit.complete(0);
              } catch (InterruptedException | ExecutionException e) {
                exit.complete(1);
              }
            });
  }

  /** Waits for the end of the session; gives the process's exit code. */
  int awaitExit() {
    return exit.join();
  }

  @Override
  public void close() {
    handlers.ifPresent(Handlers::close);
  }
}
