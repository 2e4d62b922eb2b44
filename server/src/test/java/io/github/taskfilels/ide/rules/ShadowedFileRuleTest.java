package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import org.junit.jupiter.api.Test;

/** Several of Task's names in one folder: Task takes the first one alone. */
class ShadowedFileRuleTest {
  private static final String TAKES =
      "[shadowed-file]: Task does not read this file: in this folder it takes FIRST,"
          + " which may include this one; -t names another";

  private static TestWorkspace check(String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    fixture.assertFound(IncludeRulesTest.labels(workspace, fixture));
    return workspace;
  }

  private static void assertRoots(TestWorkspace workspace, String... roots) {
    assertThat(IncludeGraph.ofWorkspace(workspace.snapshot()).roots())
        .extracting(FileId::toString)
        .containsExactlyInAnyOrder(roots);
  }

  @Test
  void theFirstNameIsTheRoot() {
    TestWorkspace workspace =
        check(
            """
            //- /Taskfile.yml
            version: '3'
            //- /taskfile.yml
            version: '3'
            #| information%1$s
            //- /Taskfile.yaml
            version: '3'
            #| information%1$s
            //- /Taskfile.dist.yml
            version: '3'
            #| hint%1$s
            //- /sub/taskfile.yaml
            version: '3'
            //- /sub/Taskfile.dist.yaml
            version: '3'
            #| hint%2$s
            """
                .formatted(
                    TAKES.replace("FIRST", "Taskfile.yml"),
                    TAKES.replace("FIRST", "taskfile.yaml")));
    assertRoots(workspace, "/Taskfile.yml", "/sub/taskfile.yaml");
    workspace.delete("/Taskfile.yml");
    assertRoots(workspace, "/taskfile.yml", "/sub/taskfile.yaml");
  }

  @Test
  void whatTheFirstIncludesIsRead() {
    TestWorkspace workspace =
        check(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {dist: {taskfile: ./Taskfile.dist.yml, flatten: true}}
            //- /Taskfile.dist.yml
            version: '3'
            tasks: {a: echo a}
            """);
    assertRoots(workspace, "/Taskfile.yml");
  }
}
