package io.github.taskfilels.include;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKind;
import io.github.taskfilels.workspace.TaskfileNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileKindTest {
  private static final String COMPOSE = "services:\n  web: {image: nginx}\n";
  private static final Fixture PROJECT =
      Fixture.parse(
          """
          //- /Taskfile.yml
          version: '3'
          includes:
            lib: ./lib/tasks.yml
            gone: {taskfile: ./gone.yml, optional: true}
          //- /lib/tasks.yml
          version: '3'
          includes: {deep: ./deep.yml}
          //- /lib/deep.yml
          version: '3'
          //- /compose.yml
          services: {}
          //- /stack.yml
          includes: {other: ./other.yml}
          //- /other.yml
          version: '3'
          """);

  private final TestWorkspace files = TestWorkspace.of(PROJECT.files());

  private FileKind kind(String path) {
    return IncludeGraph.kind(files.snapshot(), id(path));
  }

  private void open(String path, String languageId) {
    files.workspace().open(id(path), languageId, 1, PROJECT.files().getOrDefault(path, COMPOSE));
  }

  @Test
  void aNameOfTaskIsEnoughWhereverItStands() {
    TestWorkspace empty = TestWorkspace.of(Map.of());
    for (String name : TaskfileNames.ALL) {
      FileId file = id("/node_modules/x/" + name);
      assertThat(IncludeGraph.kind(empty.snapshot(), file)).as(name).isEqualTo(FileKind.NAMED);
      empty.workspace().open(file, "yaml", 1, "version: '3'\n");
      assertThat(empty.snapshot().seeds()).as(name).contains(file);
    }
    for (String name : List.of("TASKFILE.yml", "Taskfile.yml.bak", "myTaskfile.yml", "Taskfile")) {
      assertThat(IncludeGraph.kind(empty.snapshot(), id("/" + name)))
          .as(name)
          .isEqualTo(FileKind.OTHER);
    }
  }

  @Test
  void anIncludeIsEnoughThroughAnyNumberOfFiles() {
    assertThat(kind("/lib/tasks.yml")).isEqualTo(FileKind.INCLUDED);
    assertThat(kind("/lib/deep.yml")).isEqualTo(FileKind.INCLUDED);
    assertThat(kind("/compose.yml")).isEqualTo(FileKind.OTHER);
    assertThat(kind("/gone.yml")).isEqualTo(FileKind.OTHER);
  }

  @Test
  void aKindComesAndGoesWithTheInclude() {
    files.type("/Taskfile.yml", "version: '3'\nincludes: {c: ./compose.yml}\n");
    assertThat(kind("/compose.yml")).isEqualTo(FileKind.INCLUDED);
    assertThat(kind("/lib/deep.yml")).isEqualTo(FileKind.OTHER);
    files.type("/Taskfile.yml", PROJECT.text("/Taskfile.yml"));
    assertThat(kind("/compose.yml")).isEqualTo(FileKind.OTHER);
    assertThat(kind("/lib/deep.yml")).isEqualTo(FileKind.INCLUDED);
    open("/gone.yml", "yaml");
    assertThat(kind("/gone.yml")).isEqualTo(FileKind.INCLUDED);
  }

  @Test
  void someOtherDocumentIsNoRootAndLeadsNowhere() {
    IncludeGraph before = IncludeGraph.ofWorkspace(files.snapshot());
    open("/compose.yml", "yaml");
    open("/stack.yml", "yaml");
    open("/new.yml", "dockercompose");
    assertThat(IncludeGraph.ofWorkspace(files.snapshot())).isEqualTo(before);
    assertThat(before.roots()).containsExactly(id("/Taskfile.yml"));
    assertThat(kind("/stack.yml")).isEqualTo(FileKind.OTHER);
    assertThat(kind("/other.yml")).isEqualTo(FileKind.OTHER);
  }

  @Test
  void theLanguageIdIsEnoughUntilTheDocumentIsClosed() {
    open("/stack.yml", FileKind.LANGUAGE_ID);
    assertThat(kind("/stack.yml")).isEqualTo(FileKind.DECLARED);
    assertThat(kind("/other.yml")).isEqualTo(FileKind.INCLUDED);
    files.type("/stack.yml", COMPOSE);
    assertThat(kind("/stack.yml")).as("after an edit").isEqualTo(FileKind.DECLARED);
    files.workspace().close(id("/stack.yml"));
    assertThat(kind("/stack.yml")).isEqualTo(FileKind.OTHER);
    open("/stack.yml", "yaml");
    assertThat(kind("/stack.yml")).as("opened as something else").isEqualTo(FileKind.OTHER);
    open("/stack.yml", FileKind.LANGUAGE_ID);
    assertThat(kind("/other.yml")).as("opened again").isEqualTo(FileKind.INCLUDED);
  }

  @Test
  void aDocumentThatNoFileHoldsIsOneByItsLanguageOnly() {
    FileId untitled = FileId.ofUri("untitled:Untitled-1");
    files.workspace().open(untitled, "yaml", 1, COMPOSE);
    assertThat(IncludeGraph.kind(files.snapshot(), untitled)).isEqualTo(FileKind.OTHER);
    files.workspace().open(untitled, FileKind.LANGUAGE_ID, 2, COMPOSE);
    assertThat(IncludeGraph.kind(files.snapshot(), untitled)).isEqualTo(FileKind.DECLARED);
  }

  @Test
  void aFileThatACommandNamesIsATaskfile() {
    files.workspace().discovered(List.of(id("/compose.yml")));
    assertThat(kind("/compose.yml")).isEqualTo(FileKind.DECLARED);
  }
}
