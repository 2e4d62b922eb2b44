package io.github.taskfilels.lsp;

import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.protocol.TaskfileClient;
import io.github.taskfilels.lsp.protocol.TaskfileService;
import io.github.taskfilels.workspace.Disk;
import io.github.taskfilels.workspace.LocalDisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.LogTraceParams;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.services.JsonDelegate;
import org.eclipse.lsp4j.services.LanguageServer;

/** A real server and an editor that talk over pipes, as over standard input and output. */
final class Wire implements AutoCloseable {
  /**
   * How long a test waits for something that must come, in seconds; generous, for slow machines.
   */
  private static final int PATIENCE = 30;

  final Editor editor = new Editor();
  final Server server;
  final Endpoint raw;
  final Path root;
  InitializeResult initialized = new InitializeResult();
  private final OutputStream toServer;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final java.util.concurrent.Future<Integer> exit;

  /** The server as its client sees it. */
  interface Server extends LanguageServer {
    @JsonDelegate
    TaskfileService getTaskfileService();
  }

  private Wire(Path root, Disk disk) throws IOException {
    this.root = root;
    // Pipes of the system: those of java.io break when a thread that wrote to them ends.
    Pipe forth = Pipe.open();
    Pipe back = Pipe.open();
    toServer = Channels.newOutputStream(forth.sink());
    InputStream serverIn = Channels.newInputStream(forth.source());
    OutputStream serverOut = Channels.newOutputStream(back.sink());
    InputStream fromServer = Channels.newInputStream(back.source());
    exit = threads.submit(() -> LanguageServerMain.run(serverIn, serverOut, disk));
    Launcher<Server> launcher =
        new Launcher.Builder<Server>()
            .setLocalService(editor)
            .setRemoteInterface(Server.class)
            .setInput(fromServer)
            .setOutput(toServer)
            .setExecutorService(threads)
            .create();
    launcher.startListening();
    server = launcher.getRemoteProxy();
    raw = launcher.getRemoteEndpoint();
  }

  /** Writes the files of a fixture (path → text) below {@code root} and starts a server on it. */
  static Wire start(Path root, Map<String, String> files) {
    return start(root, files, params -> {});
  }

  static Wire start(Path root, Map<String, String> files, Consumer<InitializeParams> change) {
    return start(root, files, new LocalDisk(), change);
  }

  /** As {@link #start(Path, Map)}, but the server reads files through {@code disk}. */
  static Wire start(
      Path root, Map<String, String> files, Disk disk, Consumer<InitializeParams> change) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      Wire wire = new Wire(root, disk);
      InitializeParams params = new InitializeParams();
      params.setProcessId((int) ProcessHandle.current().pid());
      params.setWorkspaceFolders(List.of(new WorkspaceFolder(root.toUri().toString(), "test")));
      WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
      workspace.setConfiguration(true);
      workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
      WindowClientCapabilities window = new WindowClientCapabilities();
      window.setWorkDoneProgress(true);
      ClientCapabilities capabilities = new ClientCapabilities();
      capabilities.setWorkspace(workspace);
      capabilities.setWindow(window);
      capabilities.setGeneral(new GeneralClientCapabilities());
      capabilities.setTextDocument(rich());
      params.setCapabilities(capabilities);
      params.setInitializationOptions(Map.of("notifications", true));
      change.accept(params);
      wire.initialized = get(wire.server.initialize(params));
      wire.server.initialized(new InitializedParams());
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on diagnostics are asked for, if the server wants that. */
  Wire pulling() {
    if (initialized.getCapabilities().getDiagnosticProvider() != null) {
      PullingEditor asking = new PullingEditor(this);
      editor.pulling = Optional.of(asking);
      asking.pullWorkspace();
    }
    return this;
  }

  private static TextDocumentClientCapabilities rich() {
    TextDocumentClientCapabilities rich = new TextDocumentClientCapabilities();
    rich.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN), false));
    rich.setDocumentSymbol(new DocumentSymbolCapabilities());
    rich.getDocumentSymbol().setHierarchicalDocumentSymbolSupport(true);
    rich.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
    return rich;
  }

  /** Starts a server that nobody has initialized yet. */
  static Wire silent(Path root) {
    try {
      return new Wire(root, new LocalDisk());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri(String path) {
    return root.resolve(path).normalize().toUri().toString();
  }

  TextDocumentIdentifier document(String path) {
    return new TextDocumentIdentifier(uri(path));
  }

  void open(String path, String text) {
    open(path, "taskfile", text);
  }

  void open(String path, String languageId, String text) {
    openUri(uri(path), languageId, text);
  }

  void openUri(String uri, String languageId, String text) {
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, languageId, 1, text)));
    editor.pulling.ifPresent(asking -> asking.has(uri, 1));
  }

  /** Replaces the whole text. */
  void change(String path, int version, String text) {
    change(path, version, new TextDocumentContentChangeEvent(text));
  }

  /** Replaces one range. */
  void change(String path, int version, Range range, String text) {
    change(path, version, new TextDocumentContentChangeEvent(range, text));
  }

  private void change(String path, int version, TextDocumentContentChangeEvent event) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(path), version), List.of(event)));
    editor.pulling.ifPresent(asking -> asking.has(uri(path), version));
  }

  void close(String path) {
    editor.pulling.ifPresent(asking -> asking.closed(uri(path)));
    server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(document(path)));
  }

  void fileChanged(String path, FileChangeType type) {
    server
        .getWorkspaceService()
        .didChangeWatchedFiles(
            new DidChangeWatchedFilesParams(List.of(new FileEvent(uri(path), type))));
  }

  TextDocumentPositionParams at(String path, int line, int character) {
    return new TextDocumentPositionParams(document(path), new Position(line, character));
  }

  /** Waits until the last published list of a file fulfils the condition, and returns it. */
  PublishDiagnosticsParams awaitDiagnostics(
      String path, java.util.function.Predicate<List<Diagnostic>> condition) {
    String uri = uri(path);
    await(
        () -> {
          PublishDiagnosticsParams last = editor.diagnostics.get(uri);
          return last != null && condition.test(last.getDiagnostics());
        },
        () -> "diagnostics of " + path + " are " + editor.diagnostics.get(uri));
    return editor.diagnostics.get(uri);
  }

  /** Waits for the codes of a file's diagnostics to be exactly these, in order. */
  PublishDiagnosticsParams awaitCodes(String path, String... codes) {
    return awaitDiagnostics(
        path,
        list -> list.stream().map(d -> d.getCode().getLeft()).toList().equals(List.of(codes)));
  }

  static void await(BooleanSupplier condition, java.util.function.Supplier<String> state) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not come in " + PATIENCE + " s: " + state.get());
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes bytes past the JSON-RPC library. */
  void sendRaw(String bytes) {
    try {
      toServer.write(bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      toServer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the server's input. */
  void hangUp() {
    try {
      toServer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int awaitExit() {
    try {
      return exit.get(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the server did not end", e);
    }
  }

  @Override
  public void close() {
    hangUp();
    awaitExit();
    threads.shutdownNow();
  }

  /** What the server told its editor. */
  static final class Editor implements TaskfileClient {
    final Map<String, PublishDiagnosticsParams> diagnostics = new ConcurrentHashMap<>();
    final List<PublishDiagnosticsParams> published = new CopyOnWriteArrayList<>();
    final List<MessageParams> messages = new CopyOnWriteArrayList<>();
    final List<MessageParams> log = new CopyOnWriteArrayList<>();
    final List<RegistrationParams> registrations = new CopyOnWriteArrayList<>();
    final List<UnregistrationParams> unregistrations = new CopyOnWriteArrayList<>();
    final List<Protocol.RunEvents> runEvents = new CopyOnWriteArrayList<>();
    final List<Protocol.GraphChanged> graphChanges = new CopyOnWriteArrayList<>();
    final List<Protocol.IncludedFiles> includedFiles = new CopyOnWriteArrayList<>();
    final List<ProgressParams> progress = new CopyOnWriteArrayList<>();
    final List<LogTraceParams> traces = new CopyOnWriteArrayList<>();
    final AtomicInteger refreshes = new AtomicInteger();
    volatile Map<String, Object> settings = Map.of();
    final AtomicInteger tokenRefreshes = new AtomicInteger();
    final AtomicInteger lensRefreshes = new AtomicInteger();
    final AtomicInteger hintRefreshes = new AtomicInteger();
    volatile Optional<PullingEditor> pulling = Optional.empty();

    @Override
    public void logTrace(LogTraceParams params) {
      traces.add(params);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
      diagnostics.put(params.getUri(), params);
      published.add(params);
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
      List<Object> answers = new ArrayList<>();
      params.getItems().forEach(item -> answers.add(settings));
      return CompletableFuture.completedFuture(answers);
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams params) {
      registrations.add(params);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> unregisterCapability(UnregistrationParams params) {
      unregistrations.add(params);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void notifyProgress(ProgressParams params) {
      progress.add(params);
      pulling.ifPresent(asking -> asking.progress(params));
    }

    @Override
    public CompletableFuture<Void> refreshDiagnostics() {
      refreshes.incrementAndGet();
      pulling.ifPresent(PullingEditor::refresh);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
      lensRefreshes.incrementAndGet();
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshSemanticTokens() {
      tokenRefreshes.incrementAndGet();
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
      hintRefreshes.incrementAndGet();
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams params) {
      messages.add(params);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams params) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams params) {
      log.add(params);
    }

    @Override
    public void runEvent(Protocol.RunEvents events) {
      runEvents.add(events);
    }

    @Override
    public void graphChanged(Protocol.GraphChanged changed) {
      graphChanges.add(changed);
    }

    @Override
    public void includedFiles(Protocol.IncludedFiles files) {
      includedFiles.add(files);
    }
  }
}
