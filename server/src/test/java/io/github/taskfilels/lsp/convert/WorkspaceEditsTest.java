package io.github.taskfilels.lsp.convert;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.Renames.Change;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.util.Map;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.junit.jupiter.api.Test;

/** What stands on the wire, which is less than what the classes of the protocol can say. */
class WorkspaceEditsTest {

  private static String json(EditForm form) {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/a.yml", "ab"));
    workspace.type("/b.yml", "ab");
    ImmutableList<Change> changes =
        ImmutableList.of(
            new Change(new TextEdit(new TextRange(0, 1), "x"), true),
            new Change(new TextEdit(new TextRange(1, 2), "y"), false));
    return new MessageJsonHandler(Map.of(), TextEditForm::configure)
        .getGson()
        .toJson(
            new WorkspaceEdits(form, new Locations(PositionEncoding.UTF16, FileId::uri))
                .of(
                    workspace.snapshot(),
                    ImmutableMap.of(id("/a.yml"), changes, id("/b.yml"), changes)));
  }

  @Test
  void closedFilesHaveNoVersionAndGuessesANote() {
    String json = json(new EditForm(true, true, true));
    assertThat(json).contains("{\"version\":null,\"uri\":\"file:///a.yml\"}");
    assertThat(json).containsPattern("\\{\"version\":\\d+,\"uri\":\"file:///b.yml\"}");
    assertThat(json).contains("\"annotationId\":\"guess\"").contains("\"needsConfirmation\":true");
    assertThat(json).doesNotContain("\"changes\"");
  }

  @Test
  void asTheClientCan() {
    assertThat(json(new EditForm(true, false, false)))
        .doesNotContain("annotation")
        .contains("version");
    assertThat(json(new EditForm(false, false, false)))
        .contains("\"changes\"")
        .doesNotContain("documentChanges");
  }
}
