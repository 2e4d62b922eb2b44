package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.FileId;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.jspecify.annotations.Nullable;

/**
 * What a client said about itself in {@code initialize}.
 *
 * @param clientCommands it handles the commands of the code lenses itself
 * @param notifications it wants the custom notifications
 * @param configuration it can be asked for settings
 * @param watchedFiles it can be told which files to watch
 * @param relativeWatches it understands patterns that are relative to a folder
 * @param progress it shows progress that the server begins
 * @param lensRefresh it can be told to ask for code lenses again
 */
public record ClientProfile(
    PositionEncoding encoding,
    boolean clientCommands,
    boolean notifications,
    boolean configuration,
    boolean watchedFiles,
    boolean relativeWatches,
    boolean progress,
    boolean lensRefresh,
    ImmutableList<FileId> folders) {

  public static ClientProfile of(InitializeParams params) {
    ClientCapabilities capabilities =
        params.getCapabilities() == null ? new ClientCapabilities() : params.getCapabilities();
    var workspace = capabilities.getWorkspace();
    var window = capabilities.getWindow();
    JsonObject options =
        params.getInitializationOptions() instanceof JsonObject object ? object : new JsonObject();
    return new ClientProfile(
        encoding(capabilities),
        isTrue(options.get("clientCommands")),
        isTrue(options.get("notifications")),
        workspace != null && Boolean.TRUE.equals(workspace.getConfiguration()),
        workspace != null
            && workspace.getDidChangeWatchedFiles() != null
            && Boolean.TRUE.equals(workspace.getDidChangeWatchedFiles().getDynamicRegistration()),
        workspace != null
            && workspace.getDidChangeWatchedFiles() != null
            && Boolean.TRUE.equals(
                workspace.getDidChangeWatchedFiles().getRelativePatternSupport()),
        window != null && Boolean.TRUE.equals(window.getWorkDoneProgress()),
        workspace != null
            && workspace.getCodeLens() != null
            && Boolean.TRUE.equals(workspace.getCodeLens().getRefreshSupport()),
        folders(params));
  }

  private static boolean isTrue(@Nullable JsonElement element) {
    return element != null
        && element.isJsonPrimitive()
        && element.getAsJsonPrimitive().isBoolean()
        && element.getAsBoolean();
  }

  /** UTF-8 if the client would rather have it than UTF-16, which every client can do. */
  private static PositionEncoding encoding(ClientCapabilities capabilities) {
    List<String> offered =
        capabilities.getGeneral() == null
                || capabilities.getGeneral().getPositionEncodings() == null
            ? List.of()
            : capabilities.getGeneral().getPositionEncodings();
    int utf8 = offered.indexOf(PositionEncoding.UTF8.protocolName());
    int utf16 = offered.indexOf(PositionEncoding.UTF16.protocolName());
    return utf8 >= 0 && (utf16 < 0 || utf8 < utf16)
        ? PositionEncoding.UTF8
        : PositionEncoding.UTF16;
  }

  @SuppressWarnings("deprecation") // Old clients still send only the root.
  private static ImmutableList<FileId> folders(InitializeParams params) {
    if (params.getWorkspaceFolders() != null) {
      return params.getWorkspaceFolders().stream()
          .map(WorkspaceFolder::getUri)
          .map(FileId::ofUri)
          .collect(ImmutableList.toImmutableList());
    }
    return params.getRootUri() == null
        ? ImmutableList.of()
        : ImmutableList.of(FileId.ofUri(params.getRootUri()));
  }
}
