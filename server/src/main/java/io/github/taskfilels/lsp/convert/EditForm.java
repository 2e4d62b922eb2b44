package io.github.taskfilels.lsp.convert;

import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants edits of several files.
 *
 * @param versions it checks that an edit is for the text that it has
 * @param annotations it asks the user about edits that say so
 */
public record EditForm(boolean versions, boolean annotations) {

  /** What a client says of itself. */
  public static EditForm of(@Nullable WorkspaceEditCapabilities edit) {
    boolean versions = edit != null && Boolean.TRUE.equals(edit.getDocumentChanges());
    return new EditForm(
        versions, versions && edit != null && edit.getChangeAnnotationSupport() != null);
  }
}
