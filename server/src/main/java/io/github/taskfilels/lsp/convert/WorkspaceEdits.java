package io.github.taskfilels.lsp.convert;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.Renames.Change;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.ChangeAnnotation;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Changes of files as an edit of the protocol. */
public record WorkspaceEdits(EditForm form, Locations locations) {
  private static final String GUESS = "guess";

  /** The edit; files that are open are named with their versions. */
  @SuppressWarnings("NullAway") // Null is how LSP4J leaves the older form out.
  public WorkspaceEdit of(Snapshot snapshot, ImmutableMap<FileId, ImmutableList<Change>> changes) {
    WorkspaceEdit edit = new WorkspaceEdit();
    if (form.versions()) {
      List<Either<TextDocumentEdit, ResourceOperation>> documents = new ArrayList<>();
      changes.forEach(
          (file, list) -> documents.add(Either.forLeft(document(snapshot, file, list))));
      edit.setChanges(null);
      edit.setDocumentChanges(documents);
      boolean guesses =
          changes.values().stream().flatMap(List::stream).anyMatch(change -> !change.sure());
      if (form.annotations() && guesses) {
        edit.setChangeAnnotations(Map.of(GUESS, annotation()));
      }
    } else {
      Map<String, List<TextEdit>> byUri = new LinkedHashMap<>();
      changes.forEach(
          (file, list) ->
              byUri.put(
                  locations.uri(file),
                  list.stream().map(change -> edit(snapshot, file, change)).toList()));
      edit.setChanges(byUri);
    }
    return edit;
  }

  private TextDocumentEdit document(Snapshot snapshot, FileId file, List<Change> list) {
    FileText text = snapshot.text(file);
    Integer version =
        text == null || text.version() == FileText.NO_VERSION
            ? null
            : Integer.valueOf(text.version());
    VersionedTextDocumentIdentifier document =
        new VersionedTextDocumentIdentifier(locations.uri(file), version);
    List<Either<TextEdit, SnippetTextEdit>> edits = new ArrayList<>();
    list.forEach(change -> edits.add(Either.forLeft(edit(snapshot, file, change))));
    return new TextDocumentEdit(document, edits);
  }

  private TextEdit edit(Snapshot snapshot, FileId file, Change change) {
    var range = locations.convertOrStart(snapshot, file).range(change.edit().range());
    String text = change.edit().newText();
    return change.sure() || !form.annotations()
        ? new TextEdit(range, text)
        : new AnnotatedTextEdit(range, text, GUESS);
  }

  private static ChangeAnnotation annotation() {
    ChangeAnnotation annotation = new ChangeAnnotation("May be something else");
    annotation.setDescription(
        "A script or a dotenv file has the same name; it may mean something of its own");
    annotation.setNeedsConfirmation(true);
    return annotation;
  }
}
