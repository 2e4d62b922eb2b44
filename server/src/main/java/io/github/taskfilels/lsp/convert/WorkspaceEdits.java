package io.github.taskfilels.lsp.convert;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.Renames.Change;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.ChangeAnnotation;
import org.eclipse.lsp4j.CreateFile;
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
  private static final ChangeAnnotation RENAMED =
      annotation(
          "May be something else",
          "A script or a dotenv file has the same name; it may mean something of its own");

  /** The edit; files that are open are named with their versions. */
  public WorkspaceEdit of(Snapshot snapshot, ImmutableMap<FileId, ImmutableList<Change>> changes) {
    return of(snapshot, changes, RENAMED);
  }

  /** What mends something; files that it makes come first. */
  public WorkspaceEdit of(Snapshot snapshot, Fix fix) {
    ImmutableMap.Builder<FileId, ImmutableList<Change>> changes = ImmutableMap.builder();
    fix.created()
        .forEach(
            (file, text) ->
                changes.put(
                    file,
                    ImmutableList.of(
                        new Change(
                            new io.github.taskfilels.text.TextEdit(TextRange.at(0), text), true))));
    fix.edits()
        .forEach(
            (file, edits) ->
                changes.put(
                    file,
                    edits.stream()
                        .map(edit -> new Change(edit, fix.guess().isEmpty()))
                        .collect(ImmutableList.toImmutableList())));
    WorkspaceEdit edit =
        of(snapshot, changes.buildOrThrow(), annotation("May be something else", fix.guess()));
    if (!fix.created().isEmpty()) {
      List<Either<TextDocumentEdit, ResourceOperation>> all = new ArrayList<>();
      fix.created()
          .keySet()
          .forEach(file -> all.add(Either.forRight(new CreateFile(locations.uri(file)))));
      all.addAll(edit.getDocumentChanges());
      edit.setDocumentChanges(all);
    }
    return edit;
  }

  @SuppressWarnings("NullAway") // Null is how LSP4J leaves the older form out.
  private WorkspaceEdit of(
      Snapshot snapshot,
      ImmutableMap<FileId, ImmutableList<Change>> changes,
      ChangeAnnotation annotation) {
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
        edit.setChangeAnnotations(Map.of(GUESS, annotation));
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

  private static ChangeAnnotation annotation(String label, String description) {
    ChangeAnnotation annotation = new ChangeAnnotation(label);
    annotation.setDescription(description);
    annotation.setNeedsConfirmation(true);
    return annotation;
  }
}
