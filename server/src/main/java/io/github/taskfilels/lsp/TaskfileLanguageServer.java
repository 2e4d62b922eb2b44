package io.github.taskfilels.lsp;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.ProductVersion;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonDelegate;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The life of a session: what is announced, when it begins and when it ends. */
public final class TaskfileLanguageServer implements LanguageServer, AutoCloseable {
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final Documents documents = new Documents();
  private final Handlers handlers = new Handlers();
  private @Nullable TaskfileClient client;
  private @Nullable ClientLog log;
  private volatile boolean shutDown;

  void connect(TaskfileClient remote) {
    client = remote;
    log = new ClientLog(remote);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    TaskfileClient remote = Objects.requireNonNull(client, "connected");
    ClientLog clientLog = Objects.requireNonNull(log, "connected");
    if (params.getProcessId() != null) {
      ParentWatch.watch(params.getProcessId(), () -> exit.complete(1));
    }
    if (params.getTrace() != null) {
      clientLog.setTrace(params.getTrace());
    }
    ClientProfile profile = ClientProfile.of(params);
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.copyOf(System.getenv()));
    workspace.foldersChanged(profile.folders());
    handlers.begin(
        new Session(
            remote,
            profile,
            workspace,
            documents,
            new Dispatcher(clientLog),
            clientLog,
            new AtomicReference<>(ClientSettings.DEFAULT)));
    return CompletableFuture.completedFuture(
        new InitializeResult(
            capabilities(profile), new ServerInfo("taskfile-ls", ProductVersion.text())));
  }

  private static ServerCapabilities capabilities(ClientProfile profile) {
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setPositionEncoding(profile.encoding().protocolName());
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    capabilities.setTextDocumentSync(sync);
    capabilities.setHoverProvider(true);
    capabilities.setDefinitionProvider(true);
    capabilities.setDocumentSymbolProvider(true);
    capabilities.setDocumentLinkProvider(new DocumentLinkOptions(false));
    capabilities.setCodeLensProvider(new CodeLensOptions(false));
    if (!profile.clientCommands()) {
      capabilities.setExecuteCommandProvider(
          new ExecuteCommandOptions(List.of(Commands.RUN, Commands.GRAPH)));
    }
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    capabilities.setWorkspace(new WorkspaceServerCapabilities(folders));
    return capabilities;
  }

  @Override
  public void initialized(InitializedParams params) {
    handlers.initialized();
  }

  @Override
  public void setTrace(SetTraceParams params) {
    Objects.requireNonNull(log, "connected").setTrace(params.getValue());
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    handlers.close();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    exit.complete(shutDown ? 0 : 1);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return handlers.documents();
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return handlers.workspace();
  }

  /** The custom requests. */
  @JsonDelegate
  public TaskfileService getTaskfileService() {
    return handlers.taskfile();
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
    handlers.close();
  }
}
