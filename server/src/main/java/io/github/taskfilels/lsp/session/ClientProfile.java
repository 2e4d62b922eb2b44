package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.lsp.convert.ActionForm;
import io.github.taskfilels.lsp.convert.CompletionForm;
import io.github.taskfilels.lsp.convert.EditForm;
import io.github.taskfilels.lsp.convert.SignatureForm;
import io.github.taskfilels.lsp.convert.TokenForm;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.FileId;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ClientInfo;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.jspecify.annotations.Nullable;

/**
 * What a client said about itself in {@code initialize}.
 *
 * @param clientCommands it handles the commands of the code lenses itself
 * @param notifications it wants the custom notifications
 * @param configuration it can be asked for settings
 * @param watchedFiles it can be told which files to watch, and tells what happens to them
 * @param relativeWatches it understands patterns that are relative to a folder
 * @param progress it shows progress that the server begins
 * @param lensRefresh it can be told to ask for code lenses again
 * @param markdown it shows Markdown in hovers; else they are plain text
 * @param symbolTree it shows symbols inside of others; else they are a list
 * @param links the methods of which it wants to know what of the asking text an answer is for
 * @param lineFolding it folds whole lines only
 * @param foldingLimit how many folds of a document it takes
 * @param symbolResolve it asks later where a symbol of the workspace stands in its file
 * @param relatedInformation it shows the other places of a diagnostic
 * @param rulePages the URI below which the client has the pages of rules, with a slash at its end;
 *     null where it has none, or shows no links
 * @param tokenRefresh it can be told to ask for semantic tokens again
 * @param hintRefresh it can be told to ask for inlay hints again
 * @param pulls it asks for diagnostics, and can be told to ask again; one that cannot would keep
 *     what another file or the disk has made wrong
 * @param relatedDocuments it takes the diagnostics of other documents along
 * @param completion how it wants candidates of completion
 * @param prepareRename it asks whether something can be renamed, before it does so
 * @param edits how it wants edits of several files
 * @param actions how it wants code actions
 * @param renamesFiles it asks for edits before it renames files
 * @param tokens how it wants semantic tokens
 * @param signatures how it wants signatures
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
    boolean markdown,
    boolean symbolTree,
    ImmutableSet<String> links,
    boolean lineFolding,
    int foldingLimit,
    boolean symbolResolve,
    boolean relatedInformation,
    @Nullable String rulePages,
    boolean tokenRefresh,
    boolean hintRefresh,
    boolean pulls,
    boolean relatedDocuments,
    CompletionForm completion,
    boolean prepareRename,
    EditForm edits,
    ActionForm actions,
    boolean renamesFiles,
    TokenForm tokens,
    SignatureForm signatures,
    ImmutableList<FileId> folders) {

  public static ClientProfile of(InitializeParams params) {
    ClientCapabilities capabilities =
        params.getCapabilities() == null ? new ClientCapabilities() : params.getCapabilities();
    var workspace = capabilities.getWorkspace();
    var window = capabilities.getWindow();
    var document =
        capabilities.getTextDocument() == null
            ? new TextDocumentClientCapabilities()
            : capabilities.getTextDocument();
    JsonObject options =
        params.getInitializationOptions() instanceof JsonObject object ? object : new JsonObject();
    return new ClientProfile(
        encoding(capabilities),
        isTrue(options.get("clientCommands")),
        isTrue(options.get("notifications")),
        workspace != null && Boolean.TRUE.equals(workspace.getConfiguration()),
        workspace != null
            && workspace.getDidChangeWatchedFiles() != null
            && Boolean.TRUE.equals(workspace.getDidChangeWatchedFiles().getDynamicRegistration())
            && !tellsOfItselfOnly(params.getClientInfo()),
        workspace != null
            && workspace.getDidChangeWatchedFiles() != null
            && Boolean.TRUE.equals(
                workspace.getDidChangeWatchedFiles().getRelativePatternSupport()),
        window != null && Boolean.TRUE.equals(window.getWorkDoneProgress()),
        workspace != null
            && workspace.getCodeLens() != null
            && Boolean.TRUE.equals(workspace.getCodeLens().getRefreshSupport()),
        document.getHover() != null
            && Parameters.present(document.getHover().getContentFormat())
                .contains(MarkupKind.MARKDOWN),
        document.getDocumentSymbol() != null
            && Boolean.TRUE.equals(
                document.getDocumentSymbol().getHierarchicalDocumentSymbolSupport()),
        links(document),
        document.getFoldingRange() != null
            && Boolean.TRUE.equals(document.getFoldingRange().getLineFoldingOnly()),
        document.getFoldingRange() == null || document.getFoldingRange().getRangeLimit() == null
            ? Integer.MAX_VALUE
            : document.getFoldingRange().getRangeLimit(),
        workspace != null
            && workspace.getSymbol() != null
            && workspace.getSymbol().getResolveSupport() != null
            && Parameters.present(workspace.getSymbol().getResolveSupport().getProperties())
                .contains("location.range"),
        document.getPublishDiagnostics() != null
            && Boolean.TRUE.equals(document.getPublishDiagnostics().getRelatedInformation()),
        rulePages(document, options.get("rulePages")),
        workspace != null
            && workspace.getSemanticTokens() != null
            && Boolean.TRUE.equals(workspace.getSemanticTokens().getRefreshSupport()),
        workspace != null
            && workspace.getInlayHint() != null
            && Boolean.TRUE.equals(workspace.getInlayHint().getRefreshSupport()),
        document.getDiagnostic() != null
            && workspace != null
            && workspace.getDiagnostics() != null
            && Boolean.TRUE.equals(workspace.getDiagnostics().getRefreshSupport()),
        document.getDiagnostic() != null
            && Boolean.TRUE.equals(document.getDiagnostic().getRelatedDocumentSupport()),
        CompletionForm.of(document.getCompletion()),
        document.getRename() != null
            && Boolean.TRUE.equals(document.getRename().getPrepareSupport()),
        EditForm.of(workspace == null ? null : workspace.getWorkspaceEdit()),
        ActionForm.of(document.getCodeAction()),
        workspace != null
            && workspace.getFileOperations() != null
            && Boolean.TRUE.equals(workspace.getFileOperations().getWillRename()),
        TokenForm.of(document.getSemanticTokens()),
        SignatureForm.of(document.getSignatureHelp()),
        folders(params));
  }

  private static ImmutableSet<String> links(TextDocumentClientCapabilities document) {
    ImmutableSet.Builder<String> methods = ImmutableSet.builder();
    if (document.getDefinition() != null
        && Boolean.TRUE.equals(document.getDefinition().getLinkSupport())) {
      methods.add("textDocument/definition");
    }
    if (document.getDeclaration() != null
        && Boolean.TRUE.equals(document.getDeclaration().getLinkSupport())) {
      methods.add("textDocument/declaration");
    }
    if (document.getTypeDefinition() != null
        && Boolean.TRUE.equals(document.getTypeDefinition().getLinkSupport())) {
      methods.add("textDocument/typeDefinition");
    }
    if (document.getImplementation() != null
        && Boolean.TRUE.equals(document.getImplementation().getLinkSupport())) {
      methods.add("textDocument/implementation");
    }
    return methods.build();
  }

  /**
   * Helix takes registrations and then tells of the files that it writes itself, and of no others
   * ({@code helix-lsp/src/file_event.rs}).
   */
  private static boolean tellsOfItselfOnly(@Nullable ClientInfo client) {
    return client != null && "helix".equalsIgnoreCase(client.getName());
  }

  private static boolean isTrue(@Nullable JsonElement element) {
    return element != null
        && element.isJsonPrimitive()
        && element.getAsJsonPrimitive().isBoolean()
        && element.getAsBoolean();
  }

  private static @Nullable String rulePages(
      TextDocumentClientCapabilities document, @Nullable JsonElement pages) {
    boolean links =
        document.getPublishDiagnostics() != null
            && Boolean.TRUE.equals(document.getPublishDiagnostics().getCodeDescriptionSupport());
    if (!links || pages == null || !pages.isJsonPrimitive() || pages.getAsString().isEmpty()) {
      return null;
    }
    String uri = pages.getAsString();
    return uri.endsWith("/") ? uri : uri + "/";
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

  /** The folders of a list as a client sends it; those without a URI are left out. */
  public static ImmutableList<FileId> folders(@Nullable List<WorkspaceFolder> folders) {
    return Parameters.present(folders).stream()
        .map(WorkspaceFolder::getUri)
        .filter(Objects::nonNull)
        .map(FileId::ofUri)
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  @SuppressWarnings("deprecation") // Old clients still send only the root.
  private static ImmutableList<FileId> folders(InitializeParams params) {
    if (params.getWorkspaceFolders() != null) {
      return folders(params.getWorkspaceFolders());
    }
    return params.getRootUri() == null
        ? ImmutableList.of()
        : ImmutableList.of(FileId.ofUri(params.getRootUri()));
  }
}
