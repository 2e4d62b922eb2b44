package io.github.taskfilels.lsp.convert;

import org.eclipse.lsp4j.ResourceOperationKind;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants edits of several files.
 *
 * @param versions it checks that an edit is for the text that it has
 * @param annotations it asks the user about edits that say so
 * @param creates an edit may make new files
 */
public record EditForm(boolean versions, boolean annotations, boolean creates) {

  /** What a client says of itself. */
  public static EditForm of(@Nullable WorkspaceEditCapabilities edit) {
    boolean versions = edit != null && Boolean.TRUE.equals(edit.getDocumentChanges());
    return new EditForm(
        versions,
        versions && edit != null && edit.getChangeAnnotationSupport() != null,
        versions
            && edit != null
            && edit.getResourceOperations() != null
            && edit.getResourceOperations().contains(ResourceOperationKind.Create));
  }
}
