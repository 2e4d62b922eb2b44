package io.github.taskfilels.lsp;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.workspace.DiskChange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The methods {@code workspace/…}: settings, folders, files on the disk, commands. */
public final class WorkspaceHandlers implements WorkspaceService, AutoCloseable {
  private static final String SECTION = "taskfile";

  private static final Gson GSON = new Gson();

  private @Nullable Session begun;
  private @Nullable DiagnosticsPublisher publisher;
  private @Nullable TaskfileHandlers taskfile;
  private @Nullable FileWatches watches;
  private volatile boolean closed;

  void begin(
      Session session,
      DiagnosticsPublisher diagnostics,
      TaskfileHandlers handlers,
      FileWatches fileWatches) {
    watches = fileWatches;
    begun = session;
    publisher = diagnostics;
    taskfile = handlers;
  }

  private Session session() {
    if (begun == null) {
      throw Failures.notInitialized();
    }
    return begun;
  }

  private DiagnosticsPublisher diagnostics() {
    return Objects.requireNonNull(publisher, "begun with the session");
  }

  void initialized() {
    Objects.requireNonNull(watches, "begun with the session").begin();
    pullSettings();
    discover(session().workspace().snapshot().folders());
  }

  private void pullSettings() {
    if (!session().profile().configuration()) {
      return;
    }
    ConfigurationItem item = new ConfigurationItem();
    item.setSection(SECTION);
    session()
        .client()
        .configuration(new ConfigurationParams(List.of(item)))
        .whenComplete(
            (answers, failure) -> {
              if (failure != null) {
                session().log().warning("the client did not tell its settings: " + failure);
              } else {
                settings(answers.isEmpty() ? null : GSON.toJsonTree(answers.getFirst()));
              }
            });
  }

  private void settings(@Nullable JsonElement section) {
    ClientSettings settings = ClientSettings.of(section);
    boolean searchesMore =
        !settings.discoveryExclude().equals(session().settings().discoveryExclude());
    session().currentSettings().set(settings);
    session()
        .workspace()
        .settingsChanged(
            new Settings(settings.severities(), ImmutableSet.copyOf(settings.discoveryExclude())));
    diagnostics().workspaceChanged();
    if (searchesMore) {
      discover(session().workspace().snapshot().folders());
    }
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    if (session().profile().configuration()) {
      pullSettings();
    } else if (params.getSettings() instanceof JsonObject settings) {
      settings(settings.get(SECTION));
    }
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    List<FileId> folders = new ArrayList<>(session().workspace().snapshot().folders());
    params.getEvent().getRemoved().forEach(folder -> folders.remove(FileId.ofUri(folder.getUri())));
    ImmutableList<FileId> added =
        params.getEvent().getAdded().stream()
            .map(WorkspaceFolder::getUri)
            .map(FileId::ofUri)
            .filter(folder -> !folders.contains(folder))
            .collect(ImmutableList.toImmutableList());
    folders.addAll(added);
    session().workspace().foldersChanged(folders);
    diagnostics().workspaceChanged();
    discover(added);
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    List<DiskChange> changes = new ArrayList<>();
    List<FileId> newFolders = new ArrayList<>();
    for (FileEvent event : params.getChanges()) {
      FileId file = FileId.ofUri(event.getUri());
      DiskChange.Kind kind =
          switch (event.getType()) {
            case Created -> DiskChange.Kind.CREATED;
            case Changed -> DiskChange.Kind.CHANGED;
            case Deleted -> DiskChange.Kind.DELETED;
          };
      changes.add(new DiskChange(file, kind));
    }
    var snapshot = session().workspace().diskChanged(changes);
    for (DiskChange change : changes) {
      if (change.kind() == DiskChange.Kind.CREATED
          && snapshot.kind(change.file()) == PathKind.DIRECTORY) {
        newFolders.add(change.file());
      }
    }
    diagnostics().workspaceChanged();
    discover(ImmutableList.copyOf(newFolders));
  }

  /** Searches folders in the background and shows that it does. */
  private void discover(ImmutableList<FileId> folders) {
    if (folders.isEmpty()) {
      return;
    }
    Thread.ofVirtual()
        .name("discovery")
        .start(
            () -> {
              try (Progress progress = Progress.begin(session(), "Searching Taskfiles")) {
                var report =
                    session()
                        .workspace()
                        .discover(
                            folders, () -> closed, snapshot -> diagnostics().workspaceChanged());
                progress.end(report.summary());
                session().log().info("search of " + folders + ": " + report.summary());
              } catch (CancellationException e) {
                session().log().trace("search cancelled", folders.toString());
              } catch (RuntimeException e) {
                session().log().failure("search for Taskfiles", e);
              }
              diagnostics().workspaceChanged();
            });
  }

  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    JsonElement argument =
        params.getArguments() == null || params.getArguments().isEmpty()
            ? new JsonObject()
            : GSON.toJsonTree(params.getArguments().getFirst());
    TaskfileHandlers handlers = Objects.requireNonNull(taskfile, "begun with the session");
    return switch (params.getCommand()) {
      case Commands.RUN ->
          handlers.runCommand(GSON.fromJson(argument, Protocol.RunCommand.class)).thenApply(r -> r);
      case Commands.GRAPH ->
          handlers.graph(GSON.fromJson(argument, Protocol.GraphParams.class)).thenApply(r -> r);
      default -> throw Failures.invalid("no such command: " + params.getCommand());
    };
  }

  @Override
  public void close() {
    closed = true;
  }
}
